package crashlab.behaviour;

import static crashlab.behaviour.ClusterFixture.MILLI;
import static crashlab.behaviour.ClusterFixture.exit;
import static crashlab.behaviour.ClusterFixture.link;
import static crashlab.behaviour.ClusterFixture.monitor;
import static crashlab.behaviour.ClusterFixture.name;
import static crashlab.behaviour.ClusterFixture.pid;
import static crashlab.behaviour.ClusterFixture.receive;
import static crashlab.behaviour.ClusterFixture.sleep;
import static crashlab.behaviour.ClusterFixture.stay;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.Distribution;
import crashlab.library.process.SignalSteps;
import crashlab.library.process.TimeSteps;
import crashlab.otp.Atom;
import crashlab.vm.ErlangProcess;
import org.junit.jupiter.api.Test;

/// Links, monitors and exit signals between processes of two nodes.
///
/// Source: OTP erlang manual, `link/1`, `unlink/1`, `monitor/2`, `demonitor/1`, `exit/2`.
class BondsBetweenNodesTest {
  private final ClusterFixture cluster = new ClusterFixture();

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
    ErlangProcess process = cluster.process(cluster.a(), "A", link(pid(cluster.b(), "B")), stay());

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
}
