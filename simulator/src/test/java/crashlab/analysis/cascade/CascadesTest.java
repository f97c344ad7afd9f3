package crashlab.analysis.cascade;

import static crashlab.analysis.RecordedRun.atom;
import static crashlab.analysis.RecordedRun.budget;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.RecordedRun;
import crashlab.otp.ExitReason;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import org.junit.jupiter.api.Test;

class CascadesTest {
  private final RecordedRun run = new RecordedRun();
  private final int app = run.root();
  private final int a = run.child("App/A", 1, app, 1);
  private final int b = run.child("App/B", 1, app, 1);

  @Test
  void findsNoneInARunWhereNothingFailed() {
    int job = run.nameless(ProcessKind.TASK, "App/A>Job", 1, a, run.last());
    run.exit(job, a, run.last(), ExitReason.NORMAL);

    assertThat(Cascades.of(run.log()).all()).isEmpty();
  }

  @Test
  void putsAllThatFollowedFromOneFaultTogether() {
    run.at(2);
    long signal = run.kill(a, app);
    long restart = run.event(EventType.SUPERVISOR_RESTART, app, a, signal, budget("App/A", 1, 3));
    run.at(2.5);
    run.child("App/A", 2, app, restart);

    Cascades found = Cascades.of(run.log());

    assertThat(found.all()).hasSize(1);
    Cascade cascade = found.all().getFirst();
    assertThat(cascade.firstNanos()).isEqualTo(2_000_000_000L);
    assertThat(cascade.exits()).isEqualTo(1);
    assertThat(cascade.restarts()).isEqualTo(1);
    assertThat(cascade.gaveUp()).isZero();
    assertThat(cascade.told()).containsExactly(signal - 3, signal - 1, restart);
  }

  @Test
  void keepsWhatHasNothingToDoWithEachOtherApart() {
    run.at(2);
    run.kill(a, app);
    run.kill(b, app);

    assertThat(Cascades.of(run.log()).all()).hasSize(2);
  }

  @Test
  void beginsWithTheNormalEndThatCalledForARestart() {
    run.at(1);
    long signal = run.exit(a, app, 0, ExitReason.NORMAL);
    long restart = run.event(EventType.SUPERVISOR_RESTART, app, a, signal, budget("App/A", 1, 3));

    assertThat(Cascades.of(run.log()).all())
        .singleElement()
        .satisfies(cascade -> assertThat(cascade.told()).containsExactly(signal - 1, restart));
  }

  @Test
  void takesTheEndByALinkForAFailureEvenIfItsReasonIsOrderly() {
    run.at(1);
    long signal = run.exit(a, b, 0, ExitReason.SHUTDOWN);
    long exit = run.event(EventType.EXIT, b, 0, signal, ExitReason.SHUTDOWN);

    assertThat(Cascades.of(run.log()).all())
        .singleElement()
        .satisfies(cascade -> assertThat(cascade.told()).containsExactly(signal - 1, exit));
  }

  @Test
  void leavesTheFailuresOfLoadsToTheirOwnFigures() {
    int arrival = run.nameless(ProcessKind.LOAD, "users", 1, 0, 0);
    run.event(EventType.CALL_TIMEOUT, arrival, a, 0, atom("get"));
    run.event(EventType.EXIT, arrival, 0, 0, ExitReason.TIMEOUT);

    assertThat(Cascades.of(run.log()).all()).isEmpty();
  }

  @Test
  void staysBoundedButMissesNoDecision() {
    for (int i = 0; i < 5000; i++) {
      run.event(EventType.EXIT, a, 0, 0, atom("bad"));
    }
    long giveUp = run.event(EventType.SUPERVISOR_GIVE_UP, app, a, 0, budget("App/A", 4, 3));

    Cascades found = Cascades.of(run.log());

    assertThat(found.all()).hasSize(2001);
    assertThat(found.uncounted()).isEqualTo(3000);
    assertThat(found.all().getLast().told()).containsExactly(giveUp);
  }

  @Test
  void keepsTheEndOfALongCascade() {
    run.at(1);
    long signal = run.kill(app, a);
    for (int i = 0; i < 1000; i++) {
      run.event(EventType.EXIT, a, 0, signal, ExitReason.KILLED);
    }
    long died = run.event(EventType.VM_DIED, 0, 0, signal, atom("no_root"));

    Cascade cascade = Cascades.of(run.log()).all().getFirst();

    assertThat(cascade.exits()).isEqualTo(1001);
    assertThat(cascade.told()).hasSize(101).endsWith(died);
    assertThat(cascade.untold()).isEqualTo(902);
  }
}
