package crashlab.simulation;

import crashlab.otp.Digested;
import crashlab.trace.EventType;
import crashlab.trace.Fingerprint;
import crashlab.trace.TraceSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Hands each event to the fingerprint, then to other sinks in a fixed order. Allocates nothing for
/// an event.
final class Sinks implements TraceSink {
  private final Fingerprint fingerprint;
  private TraceSink[] others = {};

  Sinks(Fingerprint fingerprint) {
    this.fingerprint = fingerprint;
  }

  void add(TraceSink sink) {
    others = Arrays.copyOf(others, others.length + 1);
    others[others.length - 1] = sink;
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    fingerprint.event(seq, timeNanos, type, pid, other, cause, detail);
    for (TraceSink sink : others) {
      sink.event(seq, timeNanos, type, pid, other, cause, detail);
    }
  }
}
