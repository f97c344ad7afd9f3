package crashlab.behaviour;

import static crashlab.behaviour.ServerFixture.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.library.process.FailureSteps;
import crashlab.library.process.TimeSteps;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.Atom;
import crashlab.otp.AutoShutdown;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every server written in Java does, whatever its callbacks are. Source: OTP gen_server.erl,
/// `loop/7`, `terminate/10`; sys.erl, `handle_system_msg/8`.
class JavaServerTest {
  private static final long MILLI = 1_000_000;

  private final ServerFixture fixture = new ServerFixture();
  private final ErlangProcess counter = fixture.start("Counter", Counter::new);

  /// Counts what it is told, and does all that a server may do about it.
  private static final class Counter extends JavaServer {
    private final ArrayDeque<From> waiting = new ArrayDeque<>();
    private long count;
    private final ServerTimer timer = new ServerTimer(this, "alarm", () -> count += 100);
    private boolean slept;

    Counter(ErlangNode node) {
      super(node);
    }

    @Override
    public Term stateTerm() {
      return new Int(count);
    }

    @Override
    protected void handleCall(Message call) {
      received(EventType.RECEIVE_CALL, call);
      switch (word(call)) {
        case "get" -> reply(from(), new Int(count));
        case "wait" -> waiting.add(from());
        case "sleep" -> sleepThenAnswer(from());
        case "steps" -> runStepsThenAnswer(from(), new TimeSteps.Log("a step"));
        case "failing_steps" -> runStepsThenAnswer(from(), FailureSteps.Fail.exit(new Atom("bad")));
        case "bye" -> leave(ExitReason.NORMAL, new Atom("goodbye"));
        default -> noClause();
      }
    }

    private static String word(Message message) {
      return message.payload() instanceof Atom atom ? atom.name() : "";
    }

    private void sleepThenAnswer(From from) {
      doNext(() -> {
        if (!slept) {
          slept = true;
          node.waits().sleep(self(), 10 * MILLI);
          return false;
        }
        doNext(null);
        reply(from, new Atom("rested"));
        return true;
      });
    }

    private void runStepsThenAnswer(From from, Instruction step) {
      runSteps(
          new Instruction[] {step},
          (how, value) -> {
            if (how == Ending.FAILED) {
              failCallback(value);
            } else {
              reply(from, new Atom("ran"));
            }
          });
    }

    @Override
    protected void handleCast(Message cast) {
      switch (word(cast)) {
        case "add" -> count++;
        case "alarm" -> timer.set(20 * MILLI);
        case "no_alarm" -> timer.cancel();
        default -> noClause();
      }
    }

    @Override
    protected void handleInfo(Message message) {
      From oldest = waiting.poll();
      if (oldest != null) {
        reply(oldest, message.payload());
      }
    }

    @Override
    protected void handleExit(Message exit) {
      count += 10;
    }

    @Override
    protected void handleDown(Message down) {
      count += 1000;
    }

    @Override
    protected void terminate(Term reason, Runnable exit) {
      emit(EventType.TERMINATE, null, reason);
      exit.run();
    }
  }

  private long count() {
    return ((Counter) Inspection.program(counter)).count;
  }

  /// Runs what clients do until nothing is left to happen.
  private List<String> told(ErlangProcess process) {
    fixture.run();
    return fixture.told(process);
  }

  @Test
  void itsStarterLearnsThatInitIsOver() {
    assertThat(Inspection.isStarting(counter)).isFalse();
    assertThat(told(counter)).contains("started");
  }

  @Test
  void callsAreAnsweredCastsAreNot() {
    ErlangProcess client =
        fixture.client(
            fixture.cast("Counter", "add"),
            fixture.cast("Counter", "add"),
            fixture.call("Counter", "get"));

    assertThat(told(client)).contains("cast :add", "receive_reply 2");
  }

  @Test
  void anAnswerMayComeFromALaterCallback() {
    ErlangProcess first = fixture.client(fixture.call("Counter", "wait"));
    ErlangProcess second = fixture.client(fixture.call("Counter", "wait"));
    fixture.client(sleep(5), fixture.send("Counter", "now"));
    fixture.runFor(10);

    assertThat(fixture.told(first)).contains("receive_reply :now");
    assertThat(fixture.told(second)).noneMatch(event -> event.startsWith("receive_reply"));
  }

  @Test
  void itTakesNoMessageWhileItWaitsInTheMiddleOfACallback() {
    ErlangProcess sleeper = fixture.client(fixture.call("Counter", "sleep"));
    ErlangProcess next = fixture.client(fixture.call("Counter", "get"));

    fixture.runFor(9);
    assertThat(fixture.told(next)).noneMatch(event -> event.startsWith("receive_reply"));
    assertThat(told(sleeper)).contains("receive_reply :rested");
    assertThat(told(next)).contains("receive_reply 0");
  }

  @Test
  void aCallbackMayRunSteps() {
    ErlangProcess client = fixture.client(fixture.call("Counter", "steps"));

    assertThat(told(client)).contains("receive_reply :ran");
    assertThat(told(counter)).contains("log \"a step\"");
  }

  @Test
  void stepsThatFailMayFailTheCallback() {
    ErlangProcess client = fixture.client(fixture.call("Counter", "failing_steps"));

    assertThat(told(client))
        .anyMatch(event -> event.startsWith("rescued {:bad, {GenServer, :call"));
    assertThat(told(counter)).containsSubsequence("terminate :bad", "exit :bad");
  }

  @Test
  void aMessageThatNoClauseTakesEndsIt() {
    ErlangProcess client = fixture.client(fixture.call("Counter", "unknown"));

    assertThat(told(client)).anyMatch(event -> event.contains("function_clause"));
    assertThat(told(counter)).contains("exit {:function_clause, #stack}");
  }

  @Test
  void itMayStopWithAReplyWhichGoesOutAtLast() {
    ErlangProcess client = fixture.client(fixture.call("Counter", "bye"));

    assertThat(told(client)).contains("receive_reply :goodbye");
    assertThat(told(counter))
        .containsSubsequence("terminate :normal", "reply :goodbye", "exit :normal");
  }

  @Test
  void aTimerActsWhenItHasRunOutUnlessItWasSetAnewOrCancelled() {
    fixture.client(fixture.cast("Counter", "alarm"), sleep(10), fixture.cast("Counter", "alarm"));
    fixture.runFor(25);
    assertThat(count()).isZero();
    fixture.run();
    assertThat(count()).isEqualTo(100);
    assertThat(told(counter)).contains("receive_timeout :alarm");

    fixture.client(
        fixture.cast("Counter", "alarm"), sleep(10), fixture.cast("Counter", "no_alarm"));
    fixture.run();
    assertThat(count()).isEqualTo(100);
  }

  @Test
  void itTakesExitsOfLinkedProcessesAndDowns() {
    ErlangProcess linked = fixture.client(sleep(10));
    ErlangProcess watched = fixture.client(sleep(20));
    fixture.node().bonds().link(counter, linked);
    fixture.node().bonds().monitor(counter, watched);
    fixture.run();

    assertThat(count()).isEqualTo(1010);
    assertThat(Inspection.isAlive(counter)).isTrue();
  }

  @Test
  void anExitOfItsParentEndsItByWayOfTerminate() {
    fixture.node().lifecycle().exit(fixture.starter(), new Atom("gone"));

    assertThat(told(counter)).containsSubsequence("terminate :gone", "exit :gone");
  }

  @Test
  void itObeysAStop() {
    fixture.deliver(counter, Message.Kind.STOP, "why");

    assertThat(told(counter)).containsSubsequence("terminate :why", "exit :why");
  }

  @Test
  void anInjectedCrashStrikesBeforeWhatWaits() {
    fixture.deliver(counter, Message.Kind.CAST, "add");
    fixture.node().interventions().crash(counter, new Atom("why"), 0);

    assertThat(told(counter))
        .containsSubsequence("terminate :why", "exit :why")
        .noneMatch(event -> event.contains("receive_cast"));
  }

  @Test
  void sysTellsItsState() {
    ErlangProcess client =
        fixture.client(
            fixture.cast("Counter", "add"), fixture.sys(SysRequest.GET_STATE, "Counter"));

    assertThat(told(client)).contains("result sys_get_state 1");
  }

  @Test
  void whileItIsSuspendedItAnswersSysAloneAndDoesTheRestAfterwards() {
    ErlangProcess client =
        fixture.client(
            fixture.sys(SysRequest.SUSPEND, "Counter"),
            fixture.cast("Counter", "add"),
            fixture.sys(SysRequest.GET_STATE, "Counter"),
            fixture.sys(SysRequest.RESUME, "Counter"),
            fixture.call("Counter", "get"));

    assertThat(told(client)).contains("result sys_get_state 0", "receive_reply 1");
  }

  @Test
  void aSuspendedServerStillObeysItsParentAndAStop() {
    fixture.client(fixture.sys(SysRequest.SUSPEND, "Counter"));
    fixture.run();
    fixture.node().interventions().crash(counter, new Atom("stuck"), 0);
    fixture.run();
    assertThat(Inspection.isAlive(counter)).isTrue();

    fixture.deliver(counter, Message.Kind.STOP, "normal");
    fixture.run();
    assertThat(Inspection.isAlive(counter)).isFalse();
  }

  @Test
  void sysTracesMessagesForItsCallbacksAndNoOthers() {
    fixture.client(
        fixture.sys(SysRequest.TRACE, "Counter"),
        fixture.cast("Counter", "add"),
        fixture.sys(SysRequest.GET_STATE, "Counter"));

    assertThat(told(counter))
        .filteredOn(event -> event.startsWith("log"))
        .containsExactly("log \"sys trace: got cast :add\"");
  }

  @Test
  void aSupervisorIsOne() {
    var spec =
        new SupervisorSpec(
            Strategy.ONE_FOR_ONE, RestartIntensity.DEFAULT, AutoShutdown.NEVER, List.of());
    ErlangProcess supervisor = fixture.start("Sup", node -> new Supervisor(node, spec));
    fixture.client(fixture.sys(SysRequest.TRACE, "Sup"), fixture.call("Sup", "what"));

    assertThat(told(supervisor))
        .containsSubsequence(
            "log \"sys trace: got call :what\"", "exit {:function_clause, #stack}");
  }
}
