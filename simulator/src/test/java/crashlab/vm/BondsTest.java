package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.ExitReason;
import crashlab.trace.Detail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Source: OTP erlang manual, `link/1`, `unlink/1`, `monitor/2`, `demonitor/1`.
class BondsTest {
  private final NodeFixture fixture = new NodeFixture();
  private final Bonds bonds = fixture.node().bonds();
  private final ErlangProcess one = fixture.waiting("One");
  private final ErlangProcess other = fixture.waiting("Other");

  @BeforeEach
  void begin() {
    fixture.runUntil(0);
    fixture.events().clear();
  }

  @Test
  void linkingTwiceIsLinkingOnce() {
    bonds.link(one, other);
    bonds.link(other, one);

    assertThat(fixture.events()).containsExactly("link 1 2");
    assertThat(bonds.isLinked(other, one)).isTrue();
  }

  @Test
  void nobodyIsLinkedToItself() {
    bonds.link(one, one);

    assertThat(fixture.events()).isEmpty();
    assertThat(bonds.isLinked(one, one)).isFalse();
  }

  @Test
  void eitherSideTakesALinkAway() {
    bonds.link(one, other);
    bonds.unlink(other, one);
    bonds.unlink(other, one);

    assertThat(fixture.events()).containsExactly("link 1 2", "unlink 2 1");
    fixture.end(one, "boom");
    assertThat(other.isAlive()).isTrue();
  }

  @Test
  void eachMonitorGivesADownOfItsOwn() {
    Monitor first = bonds.monitor(one, other);
    Monitor second = bonds.monitor(one, other);

    fixture.end(other, "boom");

    assertThat(first.ref()).isNotEqualTo(second.ref());
    assertThat(NodeFixture.mailbox(one)).containsExactly("down :boom", "down :boom");
    assertThat(one.firstMessage).isNotNull();
    assertThat(one.firstMessage.ref()).isEqualTo(first.ref());
    assertThat(first.isActive()).isFalse();
  }

  @Test
  void aMonitorOfTheDeadGivesADownAtOnce() {
    fixture.end(other, "boom");

    Monitor monitor = bonds.monitor(one, other);

    assertThat(NodeFixture.mailbox(one)).containsExactly("down :noproc");
    assertThat(monitor.isActive()).isFalse();
  }

  @Test
  void aMonitorOnANameIsOneOnItsHolder() {
    NameSlot name = fixture.node().directory().name("held");
    fixture.node().directory().register(other, name);

    Monitor ofHolder = bonds.monitorName(one, name);
    assertThat(ofHolder.isActive()).isTrue();
    fixture.end(other, "boom");
    Monitor ofNobody = bonds.monitorName(one, name);

    assertThat(NodeFixture.mailbox(one)).containsExactly("down :boom", "down :noproc");
    assertThat(ofNobody.isActive()).isFalse();
    assertThat(one.lastMessage).isNotNull();
    assertThat(one.lastMessage.ref()).isEqualTo(ofNobody.ref());
    assertThat(one.lastMessage.extra()).isEqualTo(new Detail.NameDown("held", ExitReason.NOPROC));
  }

  @Test
  void aMonitorOnANameOfAnotherNodeIsKnownByTheName() {
    NameSlot name = fixture.addNode("b").directory().name("held");

    Monitor monitor = bonds.monitorName(one, name);

    assertThat(bonds.findMonitor(one, name)).isSameAs(monitor);
  }

  @Test
  void aDownThatHasComeStaysWhenItsMonitorIsTakenAway() {
    Monitor monitor = bonds.monitor(one, other);
    fixture.end(other, "boom");

    bonds.demonitor(monitor);

    assertThat(NodeFixture.mailbox(one)).containsExactly("down :boom");
    assertThat(fixture.events()).doesNotContain("demonitor 1 2");
  }

  @Test
  void theLatestMonitorOnATargetIsFoundAndThatOfACallIsNot() {
    bonds.monitor(one, other);
    Monitor latest = bonds.monitor(one, other);
    bonds.call(one, other, NodeFixture.request(one, fixture.node().newRef()));

    assertThat(bonds.findMonitor(one, other)).isSameAs(latest);
    bonds.demonitor(latest);
    assertThat(bonds.findMonitor(one, other)).isNotNull().isNotSameAs(latest);
    assertThat(bonds.findMonitor(other, one)).isNull();
  }

  @Test
  void aProcessHasOneMonitorForAllItsCalls() {
    bonds.call(one, other, NodeFixture.request(one, 7));
    Monitor first = one.rare().callMonitor;
    bonds.demonitorCall(one);
    bonds.call(one, other, NodeFixture.request(one, 8));

    assertThat(one.rare().callMonitor).isSameAs(first);
    fixture.end(other, "boom");
    assertThat(one.firstMessage).isNotNull();
    assertThat(one.firstMessage.ref()).isEqualTo(8);
  }

  @Test
  void monitorsOfOneWhoEndsAreGone() {
    bonds.monitor(one, other);
    fixture.end(one, "boom");
    fixture.events().clear();

    fixture.node().lifecycle().exit(other, ExitReason.NORMAL);

    assertThat(fixture.events()).containsExactly("exit 2 0");
  }

  @Test
  void anAnswerReachesAnAliasWhileItsMonitorStands() {
    Monitor monitor = bonds.monitor(one, other);
    assertThat(bonds.mayReach(monitor)).isTrue();

    bonds.demonitor(monitor);

    assertThat(bonds.mayReach(monitor)).isFalse();
  }

  @Test
  void beforeThereWereAliasesAnAnswerReachedWhoeverLived() {
    var old = new NodeFixture(23);
    ErlangProcess watcher = old.waiting("One");
    Monitor monitor = old.node().bonds().monitor(watcher, old.waiting("Other"));

    old.node().bonds().demonitor(monitor);
    assertThat(old.node().bonds().mayReach(monitor)).isTrue();
    old.end(watcher, "boom");

    assertThat(old.node().bonds().mayReach(monitor)).isFalse();
  }
}
