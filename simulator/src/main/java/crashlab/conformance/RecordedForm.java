package crashlab.conformance;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/// The events in the form that recordings have: they leave out to which partition a new entry of a
/// Registry belongs, so that a registration is `"ok"`, where a step has `["ok", pid]`.
final class RecordedForm {
  private RecordedForm() {}

  /// A sink that gives the events to another one in that form.
  static TraceSink of(TraceSink sink) {
    return (seq, timeNanos, type, pid, other, cause, detail) ->
        sink.event(seq, timeNanos, type, pid, other, cause, recorded(detail));
  }

  private static @Nullable Digested recorded(@Nullable Digested detail) {
    return detail instanceof Detail.Result result && isRegistered(result)
        ? new Detail.Result(result.verb(), Atom.OK)
        : detail;
  }

  /// Tells whether a step has registered its process.
  static boolean isRegistered(Detail.Result result) {
    return result.verb().equals("registry_register")
        && result.value() instanceof Tuple tuple
        && tuple.get(0).equals(Atom.OK);
  }
}
