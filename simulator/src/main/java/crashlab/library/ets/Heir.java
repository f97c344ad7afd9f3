package crashlab.library.ets;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;

/// Who gets a table when its owner ends, and what it is told then.
record Heir(ErlangProcess process, Term data) {}
