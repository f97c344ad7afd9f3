package crashlab.behaviour;

import static crashlab.behaviour.ClusterFixture.FIVE_SECONDS;
import static crashlab.behaviour.ClusterFixture.MILLI;
import static crashlab.behaviour.ClusterFixture.call;
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
import crashlab.library.process.SendAfterStep;
import crashlab.otp.Atom;
import crashlab.vm.ErlangProcess;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What becomes of the processes of a node that goes down or dies, and of those that have to do
/// with them.
class LostNodeTest {
  private final ClusterFixture cluster = new ClusterFixture();

  @Nested
  class WhenItGoesDown {
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
      cluster.server();
      ErlangProcess linked =
          cluster.process(cluster.a(), "L", link(pid(cluster.b(), "Server")), stay());
      ErlangProcess caller =
          cluster.process(cluster.a(), "C", call(cluster.serverByName(), "slowly", FIVE_SECONDS));
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
      cluster.server();
      downAt(5);
      upAt(8);
      ErlangProcess caller =
          cluster.process(
              cluster.a(), "C", sleep(10), call(cluster.serverByName(), "ping", FIVE_SECONDS));
      cluster.runUntil(8);
      ErlangProcess again = cluster.server();

      cluster.runUntil(20);

      assertThat(again.identity().subject()).isEqualTo("Server@b#2");
      assertThat(cluster.told(caller)).contains("12ms receive_reply :pong");
    }

    @Test
    void thoseWhoWantSomethingFromItWhileItIsDownGetNodedown() {
      cluster.server();
      downAt(5);
      ErlangProcess caller =
          cluster.process(
              cluster.a(), "C", sleep(6), call(cluster.serverByName(), "ping", FIVE_SECONDS));

      cluster.runUntil(20);

      assertThat(cluster.told(caller)).last().asString().startsWith("6ms exit {{:nodedown, :b}, ");
    }

    @Test
    void itsNamesAreFree() {
      cluster.server();
      downAt(5);

      cluster.runUntil(6);

      assertThat(cluster.b().local().whereis(cluster.b().directory().name("Server"))).isNull();
    }
  }

  @Nested
  class WhenItDies {
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
}
