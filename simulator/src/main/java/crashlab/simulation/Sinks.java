package crashlab.simulation;

import crashlab.otp.Digested;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands each event to several sinks, in a fixed order. Allocates nothing for an event.
final class Sinks implements TraceSink {
  private final List<TraceSink> sinks = new ArrayList<>();

  void add(TraceSink sink) {
    sinks.add(sink);
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
    for (int i = 0; i < sinks.size(); i++) {
      sinks.get(i).event(seq, timeNanos, type, pid, other, cause, detail);
    }
  }
}
