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
import crashlab.library.genserver.ServerCall;
import crashlab.otp.Atom;
import crashlab.vm.ErlangProcess;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What becomes of processes of two nodes that lose their connection, or whose signals do not get
/// through. It was recorded on OTP 25.2.3.
///
/// Source: "Distributed Erlang"; OTP gen.erl, `do_call/4`; dist.c, `con_monitor_link_cleanup`.
class LostConnectionTest {
  private final ClusterFixture cluster = new ClusterFixture();

  @Nested
  class WhenItIsCut {
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
      cluster.server();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(cluster.serverByName(), "slowly", FIVE_SECONDS));
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
      cluster.server();
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
      cluster.process(cluster.a(), "S", send(cluster.serverByName(), "hello"));
      cutAt(5);
      healAt(6);

      cluster.runUntil(10);

      assertThat(cluster.run().network().isConnected(cluster.a(), cluster.b())).isFalse();
    }

    /// Source: recorded on OTP 25.2.3; OTP kernel manual, `dist_auto_connect`.
    @Test
    void theNextMessageConnectsAndArrives() {
      cluster.server();
      cutAt(5);
      healAt(8);
      ErlangProcess caller =
          cluster.process(
              cluster.a(), "C", sleep(10), call(cluster.serverByName(), "ping", FIVE_SECONDS));

      cluster.runUntil(20);

      assertThat(cluster.told(caller)).contains("12ms receive_reply :pong");
      assertThat(cluster.run().network().isConnected(cluster.a(), cluster.b())).isTrue();
    }

    /// Source: OTP gen.erl, `do_call/4`: the alias went with the DOWN.
    @Test
    void theReplyToACallOfAnEarlierConnectionIsDropped() {
      cluster.server();
      ErlangProcess caller =
          cluster.process(
              cluster.a(),
              "C",
              new ServerCall(
                  cluster.serverByName(),
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
      cluster.server();
      cluster.silence();
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(cluster.serverByName(), "ping", 5 * MILLI));

      cluster.runUntil(20);

      assertThat(cluster.told(caller)).last().asString().startsWith("5ms exit {:timeout, ");
    }
  }
}
