package crashlab.analysis.finding;

import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a library did unnoticed, although nothing failed: [LibraryEvent#isToldFirst].
///
/// @param index the position in the log of the first such event
/// @param times how often it happened to processes of one place
/// @param all whether these are all: of a long run only the latest traffic is kept
public record Remarked(
    long seq, int index, long times, long firstNanos, long lastNanos, boolean all)
    implements Finding {

  static List<Remarked> of(TraceLog log) {
    Map<String, Remarked> found = new LinkedHashMap<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.LIBRARY
          && log.detail(i) instanceof Detail.Operation done
          && done.event().isToldFirst()) {
        add(log, i, done, found);
      }
    }
    return List.copyOf(found.values());
  }

  private static void add(
      TraceLog log, int index, Detail.Operation done, Map<String, Remarked> found) {
    long now = log.timeNanos(index);
    var first = new Remarked(log.seq(index), index, 1, now, now, log.isComplete());
    found.merge(
        Cause.place(log, log.pid(index)) + ' ' + done.event() + subject(done),
        first,
        (known, _) -> known.again(now));
  }

  private static String subject(Detail.Operation done) {
    List<@Nullable Term> values = done.values();
    int place = done.event().about();
    Term about = place < 0 || values.isEmpty() ? null : values.get(place);
    return about == null ? "" : ' ' + about.inspect();
  }

  private Remarked again(long nanos) {
    return new Remarked(seq, index, times + 1, firstNanos, nanos, all);
  }

  @Override
  public int weight() {
    return Weights.REMARKED;
  }
}
