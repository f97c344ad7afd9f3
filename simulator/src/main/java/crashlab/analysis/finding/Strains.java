package crashlab.analysis.finding;

import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds what all processes of a node had to do for one of them, and which loads it slowed down.
final class Strains {
  /// The time from what brought such a thing about to its end.
  ///
  /// @param by who brought it about, which is itself no measure for it; 0 for somebody outside
  record Span(int index, int by, long fromNanos, long toNanos) {
    boolean meets(long from, long to) {
      return from <= toNanos && to >= fromNanos;
    }
  }

  private Strains() {}

  /// One for each kind, and each thing that it was about.
  static List<Strain> of(TraceLog log) {
    Map<String, List<Span>> alike = new TreeMap<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.LIBRARY
          && log.detail(i) instanceof Detail.Operation done
          && done.event().isStrain()) {
        String kind = done.event() + " " + done.values().getFirst();
        alike.computeIfAbsent(kind, _ -> new ArrayList<>()).add(span(log, i));
      }
    }
    return alike.values().stream().map(spans -> strain(log, spans)).toList();
  }

  private static Span span(TraceLog log, int index) {
    int cause = log.indexOf(log.cause(index));
    return cause < 0
        ? new Span(index, 0, log.timeNanos(index), log.timeNanos(index))
        : new Span(index, log.pid(cause), log.timeNanos(cause), log.timeNanos(index));
  }

  private static Strain strain(TraceLog log, List<Span> spans) {
    Span first = spans.getFirst();
    return new Strain(
        log.seq(first.index),
        first.index,
        spans.size(),
        first.toNanos,
        spans.getLast().toNanos,
        spans.stream().mapToLong(span -> span.toNanos - span.fromNanos).sum(),
        log.isComplete() ? SlowedLoads.most(log, spans) : null);
  }
}
