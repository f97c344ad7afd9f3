package crashlab.conformance;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/// The events in the form that recordings have: they leave out to which partition a new entry of a
/// Registry belongs, so that a registration is `"ok"`, where a step has `["ok", pid]`.
///
/// @param sink takes them in that form
record RecordedForm(TraceSink sink) implements TraceSink {
  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    Digested told =
        detail instanceof Detail.Result result && isRegistered(result)
            ? new Detail.Result(result.verb(), Atom.OK)
            : detail;
    sink.event(seq, timeNanos, type, pid, other, cause, told);
  }

  /// Tells whether a step has registered its process.
  static boolean isRegistered(Detail.Result result) {
    return result.verb().equals("registry_register")
        && result.value() instanceof Tuple tuple
        && tuple.get(0).equals(Atom.OK);
  }
}
