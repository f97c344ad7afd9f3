package crashlab.library.distribution;

import crashlab.vm.ErlangProcess;

/// Who is registered under a global name, and what is done about a conflict.
record GlobalName(ErlangProcess process, Resolver resolver) {}
