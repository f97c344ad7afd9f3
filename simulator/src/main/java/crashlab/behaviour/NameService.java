package crashlab.behaviour;

import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;

/// What OTP calls a via module: registers processes under keys, and finds them.
///
/// Source: OTP gen.erl, `register_name/1`, `unregister_name/1`; global manual, which says what such
/// a module exports.
public interface NameService extends NameLookup {
  /// Registers a process that is being started under a key that is free. Returns false if it cannot
  /// be registered, since a process that keeps the names is gone: then it fails with `noproc`.
  boolean register(Term key, ErlangProcess process);

  /// Takes the key from a process, if it holds it.
  void unregister(Term key, ErlangProcess process);
}
