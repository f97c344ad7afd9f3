package crashlab.analysis.finding;

import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a library did unnoticed, although nothing failed: [LibraryEvent#isToldFirst].
///
/// @param index the position in the log of the first such event
/// @param times how often it happened to processes of one place
/// @param all whether these are all: of a long run only the latest traffic is kept
/// @param same whether each time the same was done, and not the like with something else
public record Remarked(
    long seq, int index, long times, long firstNanos, long lastNanos, boolean all, boolean same)
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
    var first = new Remarked(log.seq(index), index, 1, now, now, log.isComplete(), true);
    found.merge(
        Cause.place(log, log.pid(index)) + ' ' + done.event() + subject(done),
        first,
        (known, _) -> known.again(now, saysTheSame(log, known.index, done)));
  }

  /// Whether people are told the same of it as of the first, but for who it was of several alike.
  private static boolean saysTheSame(TraceLog log, int first, Detail.Operation done) {
    if (!(log.detail(first) instanceof Detail.Operation before)) {
      return false;
    }
    for (int i = 0; i < done.values().size(); i++) {
      boolean told = done.event().sentence().contains("{" + done.event().keys().get(i) + "}");
      if (told && !isAlike(log, before.values().get(i), done.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlike(TraceLog log, @Nullable Term one, @Nullable Term other) {
    return (one instanceof Pid first && other instanceof Pid second)
        ? Cause.place(log, first.number()).equals(Cause.place(log, second.number()))
        : Objects.equals(one, other);
  }

  private static String subject(Detail.Operation done) {
    List<@Nullable Term> values = done.values();
    int place = done.event().about();
    Term about = place < 0 || values.isEmpty() ? null : values.get(place);
    return about == null ? "" : ' ' + about.inspect();
  }

  private Remarked again(long nanos, boolean likeTheFirst) {
    return new Remarked(seq, index, times + 1, firstNanos, nanos, all, same && likeTheFirst);
  }

  @Override
  public int weight() {
    return Weights.REMARKED;
  }
}
