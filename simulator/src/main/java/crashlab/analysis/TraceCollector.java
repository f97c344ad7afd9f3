package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.scenario.TraceQuery;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.LineFilter;
import crashlab.trace.TraceEvent;
import crashlab.trace.TraceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads off a run what an expectation asks of its trace, event by event: only what was asked for
/// is kept, and nothing is allocated for a line that is not meant.
final class TraceCollector {
  private static final Text NIL = new Text("nil");
  private static final String TIME = "t";

  private final TraceQuery query;
  private final LineFilter filter;
  private final Identities identities;
  private final Collected collected;
  private long latestSeq;
  private long latestNanos;

  /// @param identities learnt from the same events, before they come here
  TraceCollector(TraceQuery query, Identities identities) {
    this.query = query;
    this.filter = new LineFilter(query.lines(), identities);
    this.identities = identities;
    this.collected = Collected.of(query.take());
  }

  /// Takes one event.
  void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    boolean inTime = timeNanos >= query.fromNanos() && timeNanos <= query.toNanos();
    if (!inTime || !filter.fits(seq, timeNanos, type, pid, other, cause, detail)) {
      return;
    }
    latestSeq = seq;
    latestNanos = timeNanos;
    if (query.read().isEmpty()) {
      collected.add(NIL);
      return;
    }
    Term value =
        read(
            TraceLine.of(
                new TraceEvent(seq, timeNanos, type, pid, other, cause, detail), identities));
    if (value != null) {
      collected.add(value);
    }
  }

  /// Returns what one line says under the keys; null if it says nothing there.
  private @Nullable Term read(Map<String, Term> line) {
    if (query.read().size() == 1) {
      return value(query.read().getFirst(), line);
    }
    List<Term> values = new ArrayList<>();
    boolean any = false;
    for (String key : query.read()) {
      Term value = value(key, line);
      any |= value != null;
      values.add(value == null ? NIL : value);
    }
    return any ? new Tuple(values) : null;
  }

  private @Nullable Term value(String key, Map<String, Term> line) {
    Term value = line.get(key);
    return key.equals(TIME) && value instanceof Int(long nanos)
        ? new Int(nanos - query.sinceNanos())
        : value;
  }

  /// Returns what is read of the lines so far; null if there is nothing.
  @Nullable Term value() {
    return collected.value();
  }

  /// Returns the latest line that was meant; 0 if there was none.
  long latestSeq() {
    return latestSeq;
  }

  long latestNanos() {
    return latestNanos;
  }
}
