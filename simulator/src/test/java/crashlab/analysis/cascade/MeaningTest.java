package crashlab.analysis.cascade;

import static crashlab.analysis.RecordedRun.atom;
import static crashlab.analysis.RecordedRun.budget;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.RecordedRun;
import crashlab.otp.ExitReason;
import crashlab.otp.Text;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.LibraryEvent;
import crashlab.trace.ProcessKind;
import org.junit.jupiter.api.Test;

class MeaningTest {
  private final RecordedRun run = new RecordedRun();
  private final int app = run.root();
  private final int a = run.child("App/A", 1, app, 1);
  private final int b = run.child("App/B", 1, app, 1);

  private Meaning of(long seq) {
    return Meaning.of(run.log(), run.log().indexOf(seq));
  }

  @Test
  void faultsFailedCallsAndAbnormalEndsAreFailures() {
    assertThat(of(run.event(EventType.FAULT, a, 0, 0, new Text("kill A"))))
        .isEqualTo(Meaning.FAILURE);
    assertThat(of(run.event(EventType.CALL_TIMEOUT, a, b, 0, atom("get"))))
        .isEqualTo(Meaning.FAILURE);
    assertThat(of(run.event(EventType.EXIT, a, 0, 0, atom("bad")))).isEqualTo(Meaning.FAILURE);
  }

  @Test
  void anInitThatIgnoresHasNotFailed() {
    long failed = run.event(EventType.INIT_FAILED, a, 0, 0, atom("no_config"));
    long ignored = run.event(EventType.INIT_FAILED, b, 0, 0, atom("ignore"));

    assertThat(of(failed)).isEqualTo(Meaning.FAILURE);
    assertThat(of(ignored)).isEqualTo(Meaning.CONSEQUENCE);
  }

  @Test
  void aStartFailsByItselfOnlyIfNoProcessCameIntoBeing() {
    var reason = new Detail.ChildReason("App/A", atom("already_started"));
    long without = run.event(EventType.SUPERVISOR_START_FAILED, app, 0, 0, reason);
    long with = run.event(EventType.SUPERVISOR_START_FAILED, app, a, 0, reason);

    assertThat(of(without)).isEqualTo(Meaning.FAILURE);
    assertThat(of(with)).as("its init has said so").isEqualTo(Meaning.CONSEQUENCE);
  }

  @Test
  void anOrderlyEndIsAFailureOnlyWhereNobodyMeantIt() {
    long normal = run.event(EventType.EXIT, a, 0, 0, ExitReason.NORMAL);
    long stopped = run.event(EventType.EXIT, b, 0, 0, ExitReason.SHUTDOWN);
    int c = run.child("App/C", 1, app, 1);
    long byC = run.exit(c, a, 0, ExitReason.SHUTDOWN);
    long byApp = run.exit(app, b, 0, ExitReason.SHUTDOWN);
    long takenAlong = run.event(EventType.EXIT, a, 0, byC, ExitReason.SHUTDOWN);
    long withParent = run.event(EventType.EXIT, b, 0, byApp, ExitReason.SHUTDOWN);

    assertThat(of(normal)).isEqualTo(Meaning.NONE);
    assertThat(of(stopped)).isEqualTo(Meaning.END);
    assertThat(of(takenAlong)).isEqualTo(Meaning.FAILURE);
    assertThat(of(withParent)).isEqualTo(Meaning.END);
  }

  @Test
  void aSupervisorThatEndsOnTheDownOfAChildIsNotTakenAlong() {
    long exit = run.event(EventType.EXIT, a, 0, 0, ExitReason.SHUTDOWN);
    long down = run.event(EventType.DOWN, a, app, exit, ExitReason.SHUTDOWN);

    assertThat(of(run.event(EventType.EXIT, app, 0, down, ExitReason.SHUTDOWN)))
        .isEqualTo(Meaning.END);
  }

  @Test
  void whoGivesUpHasFailedAndWhoRestartsHasDecided() {
    assertThat(of(run.event(EventType.SUPERVISOR_RESTART, app, a, 0, budget("App/A", 1, 3))))
        .isEqualTo(Meaning.DECISION);
    assertThat(of(run.event(EventType.SUPERVISOR_AUTO_SHUTDOWN, app, a, 0)))
        .isEqualTo(Meaning.DECISION);
    assertThat(of(run.event(EventType.SUPERVISOR_GIVE_UP, app, a, 0, budget("App/A", 4, 3))))
        .isEqualTo(Meaning.FAILURE);
  }

  @Test
  void theVirtualMachineFailsWhereTheApplicationOnlyEnds() {
    assertThat(of(run.event(EventType.APPLICATION_STOP, app, 0, 0, ExitReason.SHUTDOWN)))
        .isEqualTo(Meaning.END);
    assertThat(of(run.event(EventType.VM_DIED, 0, 0, 0, new Text("no root"))))
        .isEqualTo(Meaning.FAILURE);
  }

  @Test
  void whatReachesOthersIsAConsequence() {
    assertThat(of(run.event(EventType.RECEIVE_EXIT, a, b, 0, atom("bad"))))
        .isEqualTo(Meaning.CONSEQUENCE);
    assertThat(of(run.event(EventType.RECEIVE_DOWN, a, b, 0, atom("bad"))))
        .isEqualTo(Meaning.CONSEQUENCE);
    assertThat(of(run.event(EventType.RESCUED, a, 0, 0, atom("bad"))))
        .isEqualTo(Meaning.CONSEQUENCE);
  }

  @Test
  void arrivalsOfALoadHaveFiguresOfTheirOwn() {
    int arrival = run.nameless(ProcessKind.LOAD, "users", 1, 0, 0);

    assertThat(of(run.event(EventType.CALL_TIMEOUT, arrival, a, 0, atom("get"))))
        .isEqualTo(Meaning.NONE);
    assertThat(of(run.event(EventType.EXIT, arrival, 0, 0, atom("bad")))).isEqualTo(Meaning.NONE);
  }

  @Test
  void whatALibraryFailsInAtAnArrivalConcernsOthers() {
    int arrival = run.nameless(ProcessKind.LOAD, "users", 1, 0, 0);
    var detached = LibraryEvent.of("telemetry", "failure", EventRole.FAILURE, "handler");

    assertThat(of(run.event(EventType.LIBRARY, arrival, 0, 0, detached.with(atom("metrics")))))
        .isEqualTo(Meaning.FAILURE);
  }

  @Test
  void whatHappensToTheThingsOfAProcessThatEndedIsAConsequence() {
    var lost = LibraryEvent.of("ets", "destroyed", EventRole.NOTE, "table");
    long exit = run.event(EventType.EXIT, a, 0, 0, atom("bad"));
    long given = run.event(EventType.SEND, b, a, 0, atom("take_it"));

    assertThat(of(run.event(EventType.LIBRARY, a, 0, exit, lost.with(atom("cache")))))
        .isEqualTo(Meaning.CONSEQUENCE);
    assertThat(of(run.event(EventType.LIBRARY, b, 0, given, lost.with(atom("cache")))))
        .isEqualTo(Meaning.NONE);
  }
}
