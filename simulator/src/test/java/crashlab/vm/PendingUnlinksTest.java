package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingUnlinksTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode b = fixture.addNode("b");
  private final ErlangNode c = fixture.addNode("c");
  private final ErlangProcess one = fixture.waiting("One");
  private final ErlangProcess two = fixture.waiting("Two");
  private final ErlangProcess onB = NodeFixture.waiting(b, "B");
  private final ErlangProcess onC = NodeFixture.waiting(c, "C");
  private final PendingUnlinks unlinks = new PendingUnlinks();

  @Test
  void areOfTwoProcesses() {
    unlinks.add(one, onB);

    assertThat(unlinks.has(one, onB)).isTrue();
    assertThat(unlinks.has(one, onC)).isFalse();
    assertThat(unlinks.has(two, onB)).isFalse();
    assertThat(unlinks.size()).isEqualTo(1);
  }

  @Test
  void areAcknowledgedOneByOne() {
    long first = unlinks.add(one, onB);
    long second = unlinks.add(one, onB);

    unlinks.acknowledge(first);
    assertThat(unlinks.has(one, onB)).isTrue();
    unlinks.acknowledge(second);

    assertThat(unlinks.has(one, onB)).isFalse();
  }

  @Test
  void areForgottenTogether() {
    unlinks.add(one, onB);
    unlinks.add(one, onB);
    unlinks.add(two, onB);

    unlinks.forget(one, onB);

    assertThat(unlinks.has(one, onB)).isFalse();
    assertThat(unlinks.has(two, onB)).isTrue();
  }

  @Test
  void goWithTheConnectionToTheirPeer() {
    unlinks.add(one, onB);
    unlinks.add(two, onC);

    unlinks.forgetAll(b);

    assertThat(unlinks.has(one, onB)).isFalse();
    assertThat(unlinks.has(two, onC)).isTrue();
  }
}
