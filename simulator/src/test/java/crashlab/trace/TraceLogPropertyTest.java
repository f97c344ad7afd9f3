package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Int;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random traces in a small log, against a list of all events and a set of those to be kept.
class TraceLogPropertyTest {
  private static final int RUNS = 300;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 100})
  void keepsWhatItsRuleSays(int capacity) {
    for (int seed = 0; seed < RUNS; seed++) {
      var random = new SplittableRandom(seed);
      int recent = 1 << random.nextInt(7);
      var log = new TraceLog(capacity, recent);
      List<TraceEvent> all = events(random);
      all.forEach(e ->
          log.event(e.seq(), e.timeNanos(), e.type(), e.pid(), e.other(), e.cause(), e.detail()));

      List<TraceEvent> kept = kept(all, capacity, recent);

      assertThat(contents(log)).as("seed %d, recent %d", seed, recent).isEqualTo(kept);
      for (TraceEvent event : all) {
        int index = log.indexOf(event.seq());
        assertThat(index < 0 ? -1 : log.seq(index))
            .as("seed %d, seq %d", seed, event.seq())
            .isEqualTo(kept.contains(event) ? event.seq() : -1);
      }
    }
  }

  private static List<TraceEvent> events(SplittableRandom random) {
    EventType[] types = EventType.values();
    List<TraceEvent> events = new ArrayList<>();
    int count = random.nextInt(300);
    for (int seq = 1; seq <= count; seq++) {
      boolean traffic = random.nextInt(10) < 8;
      EventType type = traffic ? EventType.SEND : types[random.nextInt(types.length)];
      long cause = Math.max(0, seq - 1 - random.nextInt(20));
      var detail = random.nextBoolean() ? null : new Int(random.nextInt(9));
      events.add(new TraceEvent(seq, seq * 3L, type, random.nextInt(5), seq % 7, cause, detail));
    }
    return events;
  }

  /// The rule, spelled out: the first events, the latest, and past the first ones all matters of
  /// life and death with those causes that were among the latest when it happened.
  private static List<TraceEvent> kept(List<TraceEvent> all, int capacity, int recent) {
    var wanted = new TreeSet<Long>();
    for (TraceEvent event : all) {
      long oldest = Math.max(capacity, event.seq() - recent) + 1;
      long at = event.type().role().isTraffic() ? 0 : event.seq();
      while (at >= oldest && wanted.add(at)) {
        at = all.get((int) at - 1).cause();
      }
    }
    return all.stream()
        .filter(event ->
            event.seq() <= capacity
                || event.seq() > all.size() - recent
                || wanted.contains(event.seq()))
        .toList();
  }

  private static List<TraceEvent> contents(TraceLog log) {
    List<TraceEvent> contents = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      contents.add(log.event(i));
    }
    return contents;
  }
}
