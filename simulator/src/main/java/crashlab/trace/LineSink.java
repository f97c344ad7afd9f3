package crashlab.trace;

import crashlab.otp.Term;

/// Takes what a line of the trace says, key by key.
interface LineSink {
  void number(TraceKey key, long value);

  void text(TraceKey key, String value);

  void term(TraceKey key, Term value);

  /// @param pid written as Erlang prints it
  /// @param node the index of its node
  void pid(TraceKey key, int pid, int node);

  /// @param pid written as its subject; 0 for somebody outside the system
  void subject(TraceKey key, int pid);
}
