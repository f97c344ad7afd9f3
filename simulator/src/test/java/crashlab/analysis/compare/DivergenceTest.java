package crashlab.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.RecordedRun;
import crashlab.otp.Pid;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private final RecordedRun a = new RecordedRun();
  private final RecordedRun b = new RecordedRun();

  @Test
  void sameRunsDoNotDiverge() {
    begin(a);
    begin(b);

    assertThat(found()).isEmpty();
  }

  @Test
  void runsWithoutEventsDoNotDiverge() {
    assertThat(found()).isEmpty();
  }

  @Test
  void theFirstOfSeveralDifferencesIsFound() {
    int cacheA = begin(a);
    int cacheB = begin(b);
    a.at(2).kill(cacheA, 1);
    b.at(2.5).event(EventType.SUSPEND, cacheB, 0, 0);
    b.event(EventType.RESUME, cacheB, 0, 0);

    Divergence divergence = found().orElseThrow();

    assertThat(divergence.seq()).isEqualTo(5);
    assertThat(divergence.timeNanos()).isEqualTo(2_000_000_000L);
    assertThat(divergence.exact()).isTrue();
    assertThat(divergence.words())
        .isEqualTo(
            "at 2.0 s, event 5: A: Fault: kill Cache;"
                + " B: at 2.5 s Cache was suspended: it runs nothing");
  }

  @Test
  void aRunThatIsOverEarlierIsToldAsSuch() {
    begin(a);
    int cache = begin(b);
    b.at(3).event(EventType.SUSPEND, cache, 0, 0);

    Divergence divergence = found().orElseThrow();

    assertThat(divergence.a()).isNull();
    assertThat(divergence.seq()).isEqualTo(5);
    assertThat(divergence.wordsOfA()).isEqualTo("the run is over");
    assertThat(divergence.wordsOfB()).isEqualTo("Cache was suspended: it runs nothing");
  }

  @Test
  void aDifferentTimeIsADifference() {
    int cacheA = begin(a);
    int cacheB = begin(b);
    a.at(1).event(EventType.SUSPEND, cacheA, 0, 0);
    b.at(1.000_001).event(EventType.SUSPEND, cacheB, 0, 0);

    assertThat(found()).isPresent();
  }

  @Test
  void aDifferentReasonIsADifference() {
    int cacheA = begin(a);
    int cacheB = begin(b);
    a.event(EventType.EXIT, cacheA, 0, 0, RecordedRun.atom("boom"));
    b.event(EventType.EXIT, cacheB, 0, 0, RecordedRun.atom("normal"));

    assertThat(found()).isPresent();
  }

  @Test
  void anotherIncarnationIsADifference() {
    a.named(ProcessKind.GEN_SERVER, "App/Cache", 1, 0, 0);
    b.named(ProcessKind.GEN_SERVER, "App/Cache", 2, 0, 0);

    assertThat(found()).isPresent();
  }

  @Test
  void thePidsThemselvesDoNotMatter() {
    a.child("App/Cache", 1, a.root(), 0);
    a.child("App/Db", 1, 1, 0);
    int cache = 2;
    int db = 3;
    a.event(EventType.SEND, cache, db, 0, new Pid(cache));
    // The same, but with the numbers of the two exchanged.
    b.root();
    swappedPids();
    b.event(EventType.SEND, db, cache, 0, new Pid(db));

    assertThat(found()).isEmpty();
  }

  private void swappedPids() {
    var log = a.log();
    for (int i = 1; i < log.size() - 1; i++) {
      b.event(log.type(i), swapped(log.pid(i)), swapped(log.other(i)), 0, log.detail(i));
    }
  }

  private static int swapped(int pid) {
    return pid < 2 ? pid : 5 - pid;
  }

  private int begin(RecordedRun run) {
    return run.child("App/Cache", 1, run.root(), 0);
  }

  private Optional<Divergence> found() {
    return Divergence.of(a.log(), b.log());
  }
}
