package crashlab.analysis;

import static crashlab.analysis.RecordedRun.atom;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.EventPattern;
import crashlab.scenario.Subject;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HappeningsTest {
  private final Happenings happenings = new Happenings();
  private final RecordedRun run = new RecordedRun().into(happenings);

  @Test
  void oneWordHasOneWatch() {
    assertThat(watch("Cache")).isSameAs(watch("Cache")).isNotSameAs(watch("Store"));
  }

  @Test
  void countsWhoLivesOfAllThatAWordMeans() {
    Watch watch = watch("Worker");
    int app = run.root();
    int first = run.nameless(ProcessKind.GEN_SERVER, "App/P1/Worker", 1, app, 1);
    run.at(1).nameless(ProcessKind.GEN_SERVER, "App/P2/Worker", 1, app, 1);
    long spawned = run.last();

    assertThat(watch.living).isEqualTo(2);
    assertThat(watch.latestSpawnSeq).isEqualTo(spawned);
    assertThat(watch.latestSpawnNanos).isEqualTo(1_000_000_000L);

    long exit = run.at(2).event(EventType.EXIT, first, 0, 0, atom("bad"));

    assertThat(watch.living).isEqualTo(1);
    assertThat(watch.latestExitSeq).isEqualTo(exit);
    assertThat(watch.latestExitNanos).isEqualTo(2_000_000_000L);
    assertThat(watch.latestReason).isEqualTo(atom("bad"));
  }

  @Test
  void aNameTakesThePlaceOfChildIdsAndTheseOfModules() {
    Watch watch = watch("Job");
    EventTally ends = tally(EventPattern.Kind.EXITED, "Job");
    int app = run.root();
    int byModule = run.nameless(ProcessKind.TASK, "App/Client>Job", 1, app, 1);
    run.event(EventType.EXIT, byModule, 0, 0, atom("bad"));
    assertThat(ends.count).isEqualTo(1);

    int byId = run.nameless(ProcessKind.GEN_SERVER, "App/Job", 1, app, 1);
    assertThat(watch.contains(byModule)).isFalse();
    assertThat(watch.contains(byId)).isTrue();
    assertThat(ends.count).as("ends of those who are not meant").isZero();

    int byName = run.nameless(ProcessKind.GEN_SERVER, "App/Other", 1, app, 1);
    run.event(EventType.REGISTER, byName, 0, 0, atom("Job"));
    assertThat(watch.contains(byId)).isFalse();
    assertThat(watch.contains(byName)).isTrue();
    assertThat(watch.living).isEqualTo(1);

    int worse = run.nameless(ProcessKind.GEN_SERVER, "App/Pool/Job", 1, app, 1);
    assertThat(watch.contains(worse)).isFalse();
  }

  @Test
  void whoRegistersItselfAgainIsNotThereTwice() {
    Watch watch = watch("Cache");
    int app = run.root();
    int cache = run.child("App/Cache", 1, app, 1);
    run.event(EventType.REGISTER, cache, 0, 0, atom("Cache"));

    assertThat(watch.living).isEqualTo(1);
  }

  @Test
  void aProcessIsUpOnceWhoeverSaysSoFirst() {
    EventTally starts = tally(EventPattern.Kind.STARTED, "App/A");
    int app = run.root();
    run.child("App/A", 1, app, 1); // says it itself, then its supervisor does

    assertThat(starts.count).isEqualTo(1);
  }

  @Test
  void aRestartIsAnIncarnationThatCameUpAfterOneThatHad() {
    EventTally restarts = tally(EventPattern.Kind.RESTARTED, null);
    Watch watch = watch("A");
    int app = run.root();
    run.named(ProcessKind.GEN_SERVER, "App/A", 1, app, 1); // never comes up
    run.child("App/A", 2, app, 1);
    assertThat(restarts.count).isZero();

    run.at(3).child("App/A", 3, app, 1);

    assertThat(restarts.count).isEqualTo(1);
    assertThat(watch.restarts).isEqualTo(1);
    assertThat(watch.latestRestartNanos).isEqualTo(3_000_000_000L);
  }

  @Test
  void theEndOfTheVmCountsMoreThanThatOfTheApplication() {
    int app = run.root();
    assertThat(happenings.endSeq()).isZero();
    long stopped = run.event(EventType.APPLICATION_STOP, app, 0, 0, atom("shutdown"));
    assertThat(happenings.endSeq()).isEqualTo(stopped);

    long died = run.event(EventType.VM_DIED, 0, 0, stopped);
    run.event(EventType.APPLICATION_STOP, app, 0, 0, atom("shutdown"));

    assertThat(happenings.endSeq()).isEqualTo(died);
  }

  @Test
  void aTallyKnowsTheFirstAndTheLatest() {
    EventTally ends = tally(EventPattern.Kind.EXITED, null);
    int app = run.root();
    int a = run.child("App/A", 1, app, 1);
    int b = run.child("App/B", 1, app, 1);
    long first = run.at(1).event(EventType.EXIT, a, 0, 0, atom("bad"));
    long second = run.at(2).event(EventType.EXIT, b, 0, 0, atom("bad"));

    assertThat(ends.count).isEqualTo(2);
    assertThat(ends.firstSeq).isEqualTo(first);
    assertThat(ends.firstNanos).isEqualTo(1_000_000_000L);
    assertThat(ends.latestSeq).isEqualTo(second);
    assertThat(happenings.latestNanos()).isEqualTo(ends.latestNanos).isEqualTo(2_000_000_000L);
  }

  private Watch watch(String word) {
    return happenings.watch(new Subject(word));
  }

  private EventTally tally(EventPattern.Kind kind, @Nullable String subject) {
    return happenings.tally(
        new EventPattern(kind, subject == null ? null : new Subject(subject), null, null));
  }
}
