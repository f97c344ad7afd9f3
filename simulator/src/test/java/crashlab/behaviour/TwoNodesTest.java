package crashlab.behaviour;

import static crashlab.behaviour.ClusterFixture.FIVE_SECONDS;
import static crashlab.behaviour.ClusterFixture.MILLI;
import static crashlab.behaviour.ClusterFixture.call;
import static crashlab.behaviour.ClusterFixture.exit;
import static crashlab.behaviour.ClusterFixture.link;
import static crashlab.behaviour.ClusterFixture.monitor;
import static crashlab.behaviour.ClusterFixture.name;
import static crashlab.behaviour.ClusterFixture.pid;
import static crashlab.behaviour.ClusterFixture.receive;
import static crashlab.behaviour.ClusterFixture.send;
import static crashlab.behaviour.ClusterFixture.sleep;
import static crashlab.behaviour.ClusterFixture.stay;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.Distribution;
import crashlab.library.TaskCode;
import crashlab.library.genserver.ReturnSteps;
import crashlab.library.process.SendAfterStep;
import crashlab.library.process.SignalSteps;
import crashlab.library.supervisor.DynamicSpec;
import crashlab.library.task.TaskSteps;
import crashlab.library.task.TaskSupervisor;
import crashlab.library.task.TaskWaits;
import crashlab.otp.Atom;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Processes of two nodes that send to each other, call each other and start each other.
///
/// Source: Erlang Reference Manual, "Processes", "Delivery of Signals"; "Distributed Erlang"; OTP
/// gen.erl, `do_call/4`.
class TwoNodesTest {
  private final ClusterFixture cluster = new ClusterFixture();

  @Test
  void aMessageTakesItsTime() {
    ErlangProcess receiver = cluster.process(cluster.b(), "R", receive(1));
    cluster.process(cluster.a(), "S", sleep(5), send(pid(cluster.b(), "R"), "hello"));

    cluster.runUntil(20);

    assertThat(cluster.told(receiver))
        .containsExactly("6ms receive_info :hello", "6ms exit :normal");
  }

  /// Source: OTP erlang manual, `send/2`: the name is looked up on its node.
  @Test
  void aMessageToANameGoesToWhoHoldsItOnArrival() {
    ErlangProcess sender =
        cluster.process(cluster.a(), "S", send(name(cluster.b(), "Late"), "hello"));
    cluster.runUntil(0);
    ErlangProcess late = cluster.process(cluster.b(), "Late", receive(1));

    cluster.runUntil(20);

    assertThat(cluster.told(sender)).containsExactly("0ms send :hello", "0ms exit :normal");
    assertThat(cluster.told(late)).contains("1ms receive_info :hello");
  }

  /// Source: OTP erlang manual, `send/2`: `badarg` is for local names alone.
  @Test
  void aMessageToANameThatNobodyHoldsThereIsDropped() {
    ErlangProcess sender =
        cluster.process(cluster.a(), "S", send(name(cluster.b(), "None"), "hello"));

    cluster.runUntil(20);

    assertThat(cluster.told(sender)).containsExactly("0ms send :hello", "0ms exit :normal");
  }

  /// Source: Erlang Reference Manual, "Delivery of Signals".
  @Test
  void messagesArriveInTheOrderOfTheirSendingHoweverLongEachTakes() {
    cluster.setLatency(new Distribution.Uniform(0, 10 * MILLI));
    List<Instruction> steps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      steps.add(send(pid(cluster.b(), "R"), "m" + i));
      steps.add(sleep(1));
    }
    ErlangProcess receiver = cluster.process(cluster.b(), "R", receive(20));
    cluster.process(cluster.a(), "S", steps.toArray(Instruction[]::new));

    cluster.runUntil(100);

    assertThat(cluster.told(receiver))
        .filteredOn(event -> event.contains("receive_info"))
        .extracting(event -> event.replaceAll(".*:", ""))
        .containsExactly(
            "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12", "m13",
            "m14", "m15", "m16", "m17", "m18", "m19");
  }

  /// Source: Erlang Reference Manual, "Delivery of Signals": the order holds for signals of all
  /// kinds, from one process to another.
  @Test
  void messagesAndTheEndOfTheirSenderArriveInTheOrderOfTheirSending() {
    cluster.setLatency(new Distribution.Uniform(0, 10 * MILLI));
    ErlangProcess receiver =
        cluster.trapping(
            cluster.b(),
            "R",
            link(pid(cluster.a(), "S")),
            monitor(pid(cluster.a(), "S")),
            receive(5));
    cluster.process(
        cluster.a(),
        "S",
        sleep(20),
        send(pid(cluster.b(), "R"), "first"),
        new SignalSteps.ExitSignal(pid(cluster.b(), "R"), new Atom("sent"), ResultUse.NONE),
        send(pid(cluster.b(), "R"), "second"),
        exit("boom"));
    cluster.runUntil(19);
    cluster.told(receiver).clear();

    cluster.runUntil(100);

    assertThat(cluster.told(receiver))
        .extracting(event -> event.replaceAll("^[0-9]+ms ", ""))
        .containsExactly(
            "receive_info :first",
            "receive_exit :sent",
            "receive_info :second",
            "receive_exit :boom",
            "receive_down :boom",
            "exit :normal");
  }

  @Test
  void aCallAndItsReplyTakeTheirTime() {
    ErlangProcess server = cluster.server();
    ErlangProcess caller =
        cluster.process(cluster.a(), "C", call(pid(cluster.b(), "Server"), "ping", FIVE_SECONDS));

    cluster.runUntil(20);

    assertThat(cluster.told(server)).containsExactly("1ms receive_call :ping", "1ms reply :pong");
    assertThat(cluster.told(caller))
        .containsExactly("0ms call :ping", "2ms receive_reply :pong", "2ms exit :normal");
  }

  @Test
  void aCallByNameFindsTheServerThere() {
    cluster.server();
    ErlangProcess caller =
        cluster.process(cluster.a(), "C", call(cluster.serverByName(), "ping", FIVE_SECONDS));

    cluster.runUntil(20);

    assertThat(cluster.told(caller)).contains("2ms receive_reply :pong");
  }

  /// Source: OTP gen.erl, `do_call/4`: the timeout ends the alias that the reply goes to.
  @Test
  void aCallTimesOutOnTheCallersClockAndTheLateReplyIsDropped() {
    cluster.server();
    ErlangProcess caller =
        cluster.process(
            cluster.a(), "C", call(cluster.serverByName(), "slowly", 5 * MILLI), receive(1));
    ErlangProcess patient =
        cluster.process(cluster.a(), "P", call(cluster.serverByName(), "ping", FIVE_SECONDS));

    cluster.runUntil(40);

    assertThat(cluster.told(caller))
        .containsExactly(
            "0ms call :slowly",
            "5ms call_timeout :slowly",
            "5ms exit {:timeout, {GenServer, :call, {{Server, :b}, :slowly, 5}}}");
    assertThat(cluster.told(patient)).contains("12ms receive_reply :pong");
  }

  /// Source: OTP gen.erl, `do_call/4`: the reason of the DOWN, which comes from there.
  @Test
  void aCallToANameThatNobodyHoldsThereFailsWithNoproc() {
    ErlangProcess caller =
        cluster.process(cluster.a(), "C", call(name(cluster.b(), "None"), "ping", FIVE_SECONDS));

    cluster.runUntil(20);

    assertThat(cluster.told(caller))
        .containsExactly(
            "0ms call :ping", "2ms exit {:noproc, {GenServer, :call, {{None, :b}, :ping, 5000}}}");
  }

  @Test
  void aCallToAServerThatCrashesFailsWithItsReason() {
    cluster.server();
    ErlangProcess caller =
        cluster.process(cluster.a(), "C", call(cluster.serverByName(), "crash", FIVE_SECONDS));

    cluster.runUntil(20);

    assertThat(cluster.told(caller))
        .last()
        .isEqualTo("2ms exit {:boom, {GenServer, :call, {{Server, :b}, :crash, 5000}}}");
  }

  /// Source: OTP erlang manual, `send_after/3`.
  @Test
  void aTimerCanSendToItsOwnNodeOnly() {
    ErlangProcess process =
        cluster.process(
            cluster.a(),
            "A",
            new SendAfterStep(
                new Distribution.Fixed(MILLI), cluster.serverByName(), new Atom("late")));

    cluster.runUntil(20);

    assertThat(cluster.told(process)).containsExactly("0ms exit {:badarg, #stack}");
  }

  @Test
  void aTaskUnderASupervisorOfAnotherNodeIsAwaited() {
    cluster.start(
        cluster.b(),
        "Tasks",
        ProcessKind.TASK_SUPERVISOR,
        true,
        new TaskSupervisor(
            cluster.b(), new DynamicSpec(new RestartIntensity(3, 5), Integer.MAX_VALUE)));
    var job =
        new TaskCode(
            "job",
            true,
            false,
            () ->
                new FunctionCode(
                    new StateLayout(new LinkedHashMap<>()),
                    new Instruction[] {
                      new ReturnSteps.Return(StepProgram.Ending.REPLY, new Atom("done"))
                    }));
    ErlangProcess owner =
        cluster.process(
            cluster.a(),
            "A",
            new TaskSteps.Supervised(
                job,
                new TaskSteps.Start(TaskSteps.Kind.ASYNC, true, Restart.TEMPORARY),
                name(cluster.b(), "Tasks"),
                ResultUse.NONE),
            new TaskWaits.Await(TaskWaits.IN_FRAME, FIVE_SECONDS, ResultUse.NONE));

    cluster.runUntil(20);

    assertThat(cluster.told(owner)).contains("4ms await :done", "4ms exit :normal");
    assertThat(cluster.b().figures().processes()).isEqualTo(1);
  }

  @Test
  void pidsAndSubjectsTellTheNode() {
    ErlangProcess one = cluster.process(cluster.a(), "App", stay());
    ErlangProcess other = cluster.process(cluster.b(), "App", stay());

    assertThat(one.pid().inspect()).isEqualTo("<0.1.0>");
    assertThat(other.pid().inspect()).isEqualTo("<1.2.0>");
    assertThat(one.identity().subject()).isEqualTo("App@a#1");
    assertThat(other.identity().subject()).isEqualTo("App@b#1");
  }

  @Test
  void theSameRunGivesTheSameEvents() {
    assertThat(busyRun().all()).isEqualTo(busyRun().all()).hasSizeGreaterThan(60);
  }

  private static ClusterFixture busyRun() {
    var busy = new ClusterFixture();
    busy.setLatency(new Distribution.Exponential(MILLI));
    busy.server();
    for (int i = 0; i < 5; i++) {
      busy.process(
          busy.a(),
          "C" + i,
          new RepeatStep(10, new Instruction[] {call(busy.serverByName(), "ping", FIVE_SECONDS)}));
    }
    busy.at(9, () -> busy.cut(0));
    busy.runUntil(100);
    return busy;
  }
}
