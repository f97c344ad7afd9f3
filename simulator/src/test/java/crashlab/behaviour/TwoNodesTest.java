package crashlab.behaviour;

import static crashlab.behaviour.ClusterFixture.FIVE_SECONDS;
import static crashlab.behaviour.ClusterFixture.MILLI;
import static crashlab.behaviour.ClusterFixture.call;
import static crashlab.behaviour.ClusterFixture.exit;
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
import crashlab.library.genserver.ServerCall;
import crashlab.library.process.SendAfterStep;
import crashlab.library.process.SignalSteps;
import crashlab.library.process.TimeSteps;
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
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Processes of two nodes that have to do with each other. What a lost connection does was recorded
/// on OTP 25.2.3.
///
/// Source: Erlang Reference Manual, "Processes", "Delivery of Signals"; "Distributed Erlang"; OTP
/// gen.erl, `do_call/4`.
class TwoNodesTest {
  private final ClusterFixture cluster = new ClusterFixture();

  private static Map<String, Instruction[]> replying() {
    var calls = new LinkedHashMap<String, Instruction[]>();
    Instruction pong =
        new ReturnSteps.Reply(
            StepProgram.Ending.REPLY, new TermSource.Fixed(new Atom("pong")), null, null, null);
    calls.put("ping", new Instruction[] {pong});
    calls.put("slowly", new Instruction[] {sleep(10), pong});
    calls.put("crash", new Instruction[] {exit("boom")});
    return calls;
  }

  private ErlangProcess server() {
    return cluster.server(cluster.b(), "Server", replying());
  }

  private Address serverByName() {
    return name(cluster.b(), "Server");
  }

  private static Instruction link(Address to) {
    return new SignalSteps.SetLink(to, ResultUse.NONE);
  }

  private static Instruction monitor(Address to) {
    return new SignalSteps.SetMonitor(to, ResultUse.NONE);
  }

  @Nested
  class WhenConnected {
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
              "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12",
              "m13", "m14", "m15", "m16", "m17", "m18", "m19");
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
      ErlangProcess server = server();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(pid(cluster.b(), "Server"), "ping", FIVE_SECONDS));

      cluster.runUntil(20);

      assertThat(cluster.told(server)).containsExactly("1ms receive_call :ping", "1ms reply :pong");
      assertThat(cluster.told(caller))
          .containsExactly("0ms call :ping", "2ms receive_reply :pong", "2ms exit :normal");
    }

    @Test
    void aCallByNameFindsTheServerThere() {
      server();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(serverByName(), "ping", FIVE_SECONDS));

      cluster.runUntil(20);

      assertThat(cluster.told(caller)).contains("2ms receive_reply :pong");
    }

    /// Source: OTP gen.erl, `do_call/4`: the timeout ends the alias that the reply goes to.
    @Test
    void aCallTimesOutOnTheCallersClockAndTheLateReplyIsDropped() {
      server();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(serverByName(), "slowly", 5 * MILLI), receive(1));
      ErlangProcess patient =
          cluster.process(cluster.a(), "P", call(serverByName(), "ping", FIVE_SECONDS));

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
              "0ms call :ping",
              "2ms exit {:noproc, {GenServer, :call, {{None, :b}, :ping, 5000}}}");
    }

    @Test
    void aCallToAServerThatCrashesFailsWithItsReason() {
      server();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(serverByName(), "crash", FIVE_SECONDS));

      cluster.runUntil(20);

      assertThat(cluster.told(caller))
          .last()
          .isEqualTo("2ms exit {:boom, {GenServer, :call, {{Server, :b}, :crash, 5000}}}");
    }

    @Test
    void aLinkCarriesTheEndOfEitherSideToTheOther() {
      cluster.process(cluster.b(), "B", sleep(5), exit("boom"));
      ErlangProcess plain = cluster.process(cluster.a(), "A", link(pid(cluster.b(), "B")), stay());
      ErlangProcess trapping =
          cluster.trapping(cluster.a(), "T", link(pid(cluster.b(), "B")), receive(1), exit("mine"));

      cluster.runUntil(20);

      assertThat(cluster.told(plain)).containsExactly("0ms link", "6ms exit :boom");
      assertThat(cluster.told(trapping))
          .containsExactly("0ms link", "6ms receive_exit :boom", "6ms exit :mine");
    }

    @Test
    void theOtherSideOfALinkHasOneAsWell() {
      ErlangProcess other = cluster.process(cluster.b(), "B", stay());
      cluster.process(cluster.a(), "A", link(pid(cluster.b(), "B")), sleep(5), exit("boom"));

      cluster.runUntil(20);

      assertThat(cluster.told(other)).containsExactly("6ms exit :boom");
    }

    /// Source: OTP erlang manual, `link/1`: an exit signal tells, and nothing raises.
    @Test
    void aLinkToOneWhoHasEndedGivesNoprocAfterTheWayThereAndBack() {
      cluster.process(cluster.b(), "B");
      cluster.runUntil(0);
      ErlangProcess process =
          cluster.process(cluster.a(), "A", link(pid(cluster.b(), "B")), stay());

      cluster.runUntil(20);

      assertThat(cluster.told(process)).containsExactly("0ms link", "2ms exit :noproc");
    }

    /// Source: OTP erlang manual, `unlink/1`.
    @Test
    void anExitSignalOnItsWayAlongALinkThatIsTakenAwayDoesNothing() {
      cluster.process(cluster.b(), "B", sleep(4), exit("boom"));
      ErlangProcess process =
          cluster.process(
              cluster.a(),
              "A",
              link(pid(cluster.b(), "B")),
              new TimeSteps.Sleep(new Distribution.Fixed(4 * MILLI + MILLI / 2)),
              new SignalSteps.Unlink(pid(cluster.b(), "B"), ResultUse.NONE),
              sleep(10));

      cluster.runUntil(30);

      assertThat(cluster.told(process)).last().isEqualTo("14ms exit :normal");
    }

    @Test
    void aLinkThatIsTakenAwayIsGoneOnTheOtherSideToo() {
      ErlangProcess other = cluster.process(cluster.b(), "B", stay());
      cluster.process(
          cluster.a(),
          "A",
          link(pid(cluster.b(), "B")),
          new SignalSteps.Unlink(pid(cluster.b(), "B"), ResultUse.NONE),
          sleep(5),
          exit("boom"));

      cluster.runUntil(20);

      assertThat(cluster.told(other)).isEmpty();
    }

    @Test
    void twoWhoLinkToEachOtherAtOnceHaveOneLink() {
      ErlangProcess one =
          cluster.trapping(cluster.a(), "A", link(pid(cluster.b(), "B")), receive(1), stay());
      cluster.process(cluster.b(), "B", link(pid(cluster.a(), "A")), sleep(5), exit("boom"));

      cluster.runUntil(20);

      assertThat(cluster.told(one)).containsExactly("0ms link", "6ms receive_exit :boom");
    }

    @Test
    void aMonitorTellsTheReasonOfTheEnd() {
      ErlangProcess watched = cluster.process(cluster.b(), "B", sleep(5), exit("boom"));
      ErlangProcess byPid =
          cluster.process(cluster.a(), "P", monitor(pid(cluster.b(), "B")), receive(1));
      ErlangProcess byName =
          cluster.process(cluster.a(), "N", monitor(name(cluster.b(), "B")), receive(1));

      cluster.runUntil(20);

      assertThat(cluster.told(watched))
          .containsExactly("5ms exit :boom", "5ms down :boom", "5ms down :boom");
      assertThat(cluster.told(byPid))
          .containsExactly("0ms monitor", "6ms receive_down :boom", "6ms exit :normal");
      assertThat(cluster.told(byName))
          .containsExactly("0ms monitor", "6ms receive_down :boom", "6ms exit :normal");
    }

    /// Source: OTP erlang manual, `monitor/2`.
    @Test
    void aMonitorOfNobodyGivesADownWithNoprocFromThere() {
      cluster.process(cluster.b(), "B");
      cluster.runUntil(0);
      ErlangProcess byPid =
          cluster.process(cluster.a(), "P", monitor(pid(cluster.b(), "B")), receive(1));
      ErlangProcess byName =
          cluster.process(cluster.a(), "N", monitor(name(cluster.b(), "B")), receive(1));

      cluster.runUntil(20);

      assertThat(cluster.told(byPid)).contains("2ms receive_down :noproc");
      assertThat(cluster.told(byName)).contains("2ms receive_down B :noproc");
    }

    /// Source: OTP erlang manual, `demonitor/1`.
    @Test
    void aMonitorThatIsTakenAwayTellsNothing() {
      ErlangProcess watched = cluster.process(cluster.b(), "B", sleep(5), exit("boom"));
      ErlangProcess watcher =
          cluster.process(
              cluster.a(),
              "A",
              monitor(name(cluster.b(), "B")),
              new SignalSteps.Demonitor(name(cluster.b(), "B"), ResultUse.NONE),
              sleep(10));

      cluster.runUntil(20);

      assertThat(cluster.told(watched)).containsExactly("5ms exit :boom");
      assertThat(cluster.told(watcher))
          .containsExactly("0ms monitor", "0ms demonitor", "10ms exit :normal");
    }

    @Test
    void anExitSignalTakesItsTime() {
      ErlangProcess other = cluster.process(cluster.b(), "B", stay());
      cluster.process(
          cluster.a(),
          "A",
          new SignalSteps.ExitSignal(pid(cluster.b(), "B"), new Atom("kill"), ResultUse.NONE));

      cluster.runUntil(20);

      assertThat(cluster.told(other)).containsExactly("1ms exit :killed");
    }

    /// Source: OTP erlang manual, `send_after/3`.
    @Test
    void aTimerCanSendToItsOwnNodeOnly() {
      ErlangProcess process =
          cluster.process(
              cluster.a(),
              "A",
              new SendAfterStep(new Distribution.Fixed(MILLI), serverByName(), new Atom("late")));

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
  }

  @Nested
  class WhenTheConnectionIsCut {
    private void cutAt(long millis) {
      cluster.at(millis, () -> cluster.cut(0));
    }

    private void healAt(long millis) {
      cluster.at(millis, () -> cluster.run().network().heal(0));
    }

    /// Source: recorded on OTP 25.2.3.
    @Test
    void linksBreakOnBothSidesWithNoconnection() {
      ErlangProcess one = cluster.process(cluster.a(), "A", link(pid(cluster.b(), "B")), stay());
      ErlangProcess other = cluster.trapping(cluster.b(), "B", receive(1), stay());
      cutAt(5);

      cluster.runUntil(20);

      assertThat(cluster.told(one))
          .containsExactly("0ms link", "5ms exit_signal :noconnection", "5ms exit :noconnection");
      assertThat(cluster.told(other)).contains("5ms receive_exit :noconnection");
    }

    @Test
    void thatItIsDisconnectedIsTheCauseOnEachSide() {
      cluster.process(cluster.a(), "A", link(pid(cluster.b(), "B")), stay());
      cluster.process(cluster.b(), "B", stay());
      cluster.runUntil(4);

      cluster.cut(2);

      assertThat(cluster.all())
          .filteredOn(event -> event.endsWith("exit_signal :noconnection"))
          .containsExactly(
              "9 4000000 2 1 8 exit_signal :noconnection",
              "11 4000000 1 2 10 exit_signal :noconnection");
      assertThat(cluster.all())
          .filteredOn(event -> event.contains(" 0 0 2 library"))
          .extracting(event -> event.substring(0, event.indexOf(' ')))
          .containsExactly("8", "10");
    }

    /// Source: recorded on OTP 25.2.3.
    @Test
    void monitorsFireWithNoconnectionAndTheWatchedLiveOn() {
      ErlangProcess watched = cluster.process(cluster.b(), "B", sleep(10), exit("boom"));
      ErlangProcess byPid =
          cluster.process(cluster.a(), "P", monitor(pid(cluster.b(), "B")), receive(1), stay());
      ErlangProcess byName =
          cluster.process(cluster.a(), "N", monitor(name(cluster.b(), "B")), receive(1), stay());
      cutAt(5);

      cluster.runUntil(20);

      assertThat(cluster.told(byPid))
          .containsExactly("0ms monitor", "5ms receive_down :noconnection");
      assertThat(cluster.told(byName)).contains("5ms receive_down B :noconnection");
      assertThat(cluster.told(watched)).endsWith("10ms exit :boom");
    }

    /// Source: OTP dist.c, `con_monitor_link_cleanup`.
    @Test
    void linksBreakBeforeMonitorsOfProcessesAndTheseBeforeMonitorsOfNames() {
      cluster.process(cluster.b(), "B", stay());
      Address there = pid(cluster.b(), "B");
      ErlangProcess process =
          cluster.trapping(
              cluster.a(),
              "A",
              monitor(name(cluster.b(), "B")),
              monitor(there),
              link(there),
              receive(3),
              stay());
      cutAt(5);

      cluster.runUntil(20);

      assertThat(cluster.told(process))
          .containsExactly(
              "0ms monitor",
              "0ms monitor",
              "0ms link",
              "5ms exit_signal :noconnection", // to the other side
              "5ms receive_exit :noconnection",
              "5ms receive_down :noconnection",
              "5ms receive_down B :noconnection");
    }

    /// Source: OTP gen.erl, `do_call/4`; recorded on OTP 25.2.3.
    @Test
    void aCallInHandFailsWithNodedown() {
      server();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(serverByName(), "slowly", FIVE_SECONDS));
      cutAt(5);

      cluster.runUntil(20);

      assertThat(cluster.told(caller))
          .last()
          .isEqualTo(
              "5ms exit {{:nodedown, :b}, {GenServer, :call, {{Server, :b}, :slowly, 5000}}}");
    }

    /// Source: Erlang Reference Manual, "Delivery of Signals".
    @Test
    void whatIsOnItsWayIsLost() {
      ErlangProcess receiver = cluster.process(cluster.b(), "R", receive(1));
      cluster.setLatency(new Distribution.Fixed(10 * MILLI));
      cluster.process(cluster.a(), "S", send(pid(cluster.b(), "R"), "hello"));
      cutAt(5);
      healAt(6);

      cluster.runUntil(50);

      assertThat(cluster.told(receiver)).isEmpty();
      assertThat(cluster.run().network().lost(cluster.a())).isEqualTo(1);
    }

    /// Source: recorded on OTP 25.2.3: sends say nothing, all else fails at once.
    @Test
    void nothingReachesTheOtherNode() {
      server();
      cutAt(0);
      Address there = pid(cluster.b(), "Server");
      ErlangProcess sender = cluster.process(cluster.a(), "S", sleep(1), send(there, "hello"));
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", sleep(1), call(there, "ping", FIVE_SECONDS));
      ErlangProcess linking = cluster.process(cluster.a(), "L", sleep(1), link(there), stay());
      ErlangProcess watching =
          cluster.process(cluster.a(), "M", sleep(1), monitor(there), receive(1));

      cluster.runUntil(20);

      assertThat(cluster.told(sender)).containsExactly("1ms send :hello", "1ms exit :normal");
      assertThat(cluster.told(caller)).last().asString().startsWith("1ms exit {{:nodedown, :b}, ");
      assertThat(cluster.told(linking)).containsExactly("1ms exit :noconnection");
      assertThat(cluster.told(watching))
          .containsExactly("1ms receive_down :noconnection", "1ms exit :normal");
    }

    @Test
    void aLinkBreaksThoughTheOtherSideHadNotLearntOfItYet() {
      ErlangProcess other = cluster.process(cluster.b(), "B", stay());
      cluster.setLatency(new Distribution.Fixed(10 * MILLI));
      ErlangProcess one = cluster.process(cluster.a(), "A", link(pid(cluster.b(), "B")), stay());
      cutAt(5);

      cluster.runUntil(50);

      assertThat(cluster.told(one)).last().isEqualTo("5ms exit :noconnection");
      assertThat(cluster.told(other)).containsExactly("5ms exit_signal :noconnection");
    }

    /// Source: recorded on OTP 25.2.3: nothing reconnects by itself.
    @Test
    void thatItCanBeSetUpAgainConnectsNothing() {
      cluster.process(cluster.a(), "S", send(serverByName(), "hello"));
      cutAt(5);
      healAt(6);

      cluster.runUntil(10);

      assertThat(cluster.run().network().isConnected(cluster.a(), cluster.b())).isFalse();
    }

    /// Source: recorded on OTP 25.2.3; OTP kernel manual, `dist_auto_connect`.
    @Test
    void theNextMessageConnectsAndArrives() {
      server();
      cutAt(5);
      healAt(8);
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", sleep(10), call(serverByName(), "ping", FIVE_SECONDS));

      cluster.runUntil(20);

      assertThat(cluster.told(caller)).contains("12ms receive_reply :pong");
      assertThat(cluster.run().network().isConnected(cluster.a(), cluster.b())).isTrue();
    }

    /// Source: OTP gen.erl, `do_call/4`: the alias went with the DOWN.
    @Test
    void theReplyToACallOfAnEarlierConnectionIsDropped() {
      server();
      ErlangProcess caller =
          cluster.process(
              cluster.a(),
              "C",
              new ServerCall(
                  serverByName(),
                  new Atom("slowly"),
                  FIVE_SECONDS,
                  ResultUse.rescuing(new Instruction[] {receive(1)})));
      cutAt(5);
      healAt(6);

      cluster.runUntil(50);

      assertThat(cluster.told(caller)).last().asString().startsWith("5ms rescued {{:nodedown, :b}");
    }
  }

  @Nested
  class WhenSignalsAreHeld {
    @Test
    void theyArriveInOrderOnceTheyAreReleased() {
      ErlangProcess receiver = cluster.process(cluster.b(), "R", receive(3));
      Address there = pid(cluster.b(), "R");
      cluster.process(
          cluster.a(),
          "S",
          send(there, "m0"),
          sleep(2),
          send(there, "m1"),
          sleep(8),
          send(there, "m2"));
      cluster.at(1, () -> cluster.silence());
      cluster.at(10, () -> cluster.run().network().heal(0));

      cluster.runUntil(20);

      assertThat(cluster.told(receiver))
          .containsExactly(
              "10ms receive_info :m0",
              "10ms receive_info :m1",
              "11ms receive_info :m2",
              "11ms exit :normal");
    }

    @Test
    void callsRunIntoTheirTimeouts() {
      server();
      cluster.silence();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(serverByName(), "ping", 5 * MILLI));

      cluster.runUntil(20);

      assertThat(cluster.told(caller)).last().asString().startsWith("5ms exit {:timeout, ");
    }
  }

  @Nested
  class WhenANodeGoesDown {
    private void downAt(long millis) {
      cluster.at(millis, () -> cluster.run().takeDown(cluster.b(), 0));
    }

    private void upAt(long millis) {
      cluster.at(millis, () -> cluster.run().bringUp(cluster.b(), 0));
    }

    @Test
    void itsProcessesEndAndSayNothing() {
      ErlangProcess one =
          cluster.process(cluster.b(), "One", link(pid(cluster.b(), "Two")), stay());
      ErlangProcess two = cluster.process(cluster.b(), "Two", stay());
      downAt(5);

      cluster.runUntil(20);

      assertThat(cluster.told(one)).containsExactly("0ms link", "5ms exit :nodedown");
      assertThat(cluster.told(two)).containsExactly("5ms exit :nodedown");
      assertThat(cluster.b().figures().processes()).isZero();
      assertThat(cluster.b().figures().memoryBytes()).isZero();
    }

    /// Source: recorded on OTP 25.2.3: a VM that dies closes its connections.
    @Test
    void othersLoseTheirConnection() {
      server();
      ErlangProcess linked =
          cluster.process(cluster.a(), "L", link(pid(cluster.b(), "Server")), stay());
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(serverByName(), "slowly", FIVE_SECONDS));
      downAt(5);

      cluster.runUntil(20);

      assertThat(cluster.told(linked)).last().isEqualTo("6ms exit :noconnection");
      assertThat(cluster.told(caller)).last().asString().startsWith("6ms exit {{:nodedown, :b}, ");
    }

    /// Source: TCP, which the runtime system speaks: what was written before a socket was closed
    /// arrives before its end does.
    @Test
    void whatItSentBeforeArrives() {
      ErlangProcess watcher =
          cluster.process(cluster.a(), "W", monitor(pid(cluster.b(), "Short")), receive(1));
      cluster.process(cluster.b(), "Short", sleep(5));
      downAt(5);

      cluster.runUntil(20);

      assertThat(cluster.told(watcher)).last().isEqualTo("6ms exit :normal");
      assertThat(cluster.told(watcher)).contains("6ms receive_down :noconnection");
    }

    @Test
    void nothingThatItHadBegunHappensAnyMore() {
      cluster.process(
          cluster.b(),
          "R",
          new SendAfterStep(
              new Distribution.Fixed(8 * MILLI), name(cluster.b(), "R"), new Atom("tick")),
          sleep(7));
      downAt(5);
      upAt(6);

      cluster.runUntil(6);
      ErlangProcess again = cluster.process(cluster.b(), "R", receive(1));
      cluster.runUntil(20);

      assertThat(cluster.told(again)).isEmpty();
    }

    @Test
    void itComesUpAgainWithoutProcessesAndGoesOnCountingThem() {
      server();
      downAt(5);
      upAt(8);
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", sleep(10), call(serverByName(), "ping", FIVE_SECONDS));
      cluster.runUntil(8);
      ErlangProcess again = server();

      cluster.runUntil(20);

      assertThat(again.identity().subject()).isEqualTo("Server@b#2");
      assertThat(cluster.told(caller)).contains("12ms receive_reply :pong");
    }

    @Test
    void thoseWhoWantSomethingFromItWhileItIsDownGetNodedown() {
      server();
      downAt(5);
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", sleep(6), call(serverByName(), "ping", FIVE_SECONDS));

      cluster.runUntil(20);

      assertThat(cluster.told(caller)).last().asString().startsWith("6ms exit {{:nodedown, :b}, ");
    }

    @Test
    void itsNamesAreFree() {
      server();
      downAt(5);

      cluster.runUntil(6);

      assertThat(cluster.b().local().whereis(cluster.b().directory().name("Server"))).isNull();
    }
  }

  @Nested
  class WhenANodeDies {
    private final ClusterFixture small = ClusterFixture.withMemoryFor(3);

    @Test
    void theOtherOneGoesOn() {
      ErlangProcess full = small.process(small.b(), "Full", stay());
      Address there = pid(small.b(), "Full");
      ErlangProcess sender =
          small.process(
              small.a(),
              "S",
              new RepeatStep(4, new Instruction[] {send(there, "m")}),
              monitor(there),
              receive(1),
              sleep(5));

      small.runUntil(20);

      assertThat(small.told(full)).startsWith("1ms exit :nodedown");
      assertThat(small.told(sender)).endsWith("2ms receive_down :noconnection", "7ms exit :normal");
      assertThat(small.run().deathCause()).isNull();
      assertThat(small.all()).anyMatch(event -> event.contains("vm_died"));
    }

    @Test
    void theRunIsOverIfItWasTheLast() {
      small.run().takeDown(small.a(), 0);
      small.process(
          small.b(),
          "Full",
          new RepeatStep(4, new Instruction[] {send(name(small.b(), "Full"), "m")}),
          stay());

      small.runUntil(20);

      assertThat(small.run().deathCause()).startsWith("eheap_alloc: cannot allocate memory");
    }
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
    busy.server(busy.b(), "Server", replying());
    for (int i = 0; i < 5; i++) {
      busy.process(
          busy.a(),
          "C" + i,
          new RepeatStep(
              10, new Instruction[] {call(name(busy.b(), "Server"), "ping", FIVE_SECONDS)}));
    }
    busy.at(9, () -> busy.cut(0));
    busy.runUntil(100);
    return busy;
  }
}
