package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: OTP erlang manual, `spawn/3`, `exit/2`.
class LifecycleTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.node();
  private final Lifecycle lifecycle = node.lifecycle();
  private final ErlangProcess starter = fixture.waiting("Starter");

  private ErlangProcess child() {
    return fixture.starting(starter);
  }

  @Test
  void aProcessCountsInItsPath() {
    ErlangProcess first = child();
    lifecycle.exit(first, ExitReason.NORMAL);
    ErlangProcess second = child();

    assertThat(first.incarnation()).isEqualTo(1);
    assertThat(second.incarnation()).isEqualTo(2);
    assertThat(second.path().latest()).isSameAs(second);
  }

  @Test
  void aProcessEndsOnce() {
    ErlangProcess child = child();
    fixture.events().clear();

    lifecycle.exit(child, new Atom("boom"));
    lifecycle.exit(child, ExitReason.NORMAL);

    assertThat(fixture.events()).filteredOn(event -> event.startsWith("exit 2")).hasSize(1);
    assertThat(child.exitReason).isEqualTo(new Atom("boom"));
  }

  @Test
  void allSignalsOfAnEndAreSentBeforeAnybodyReacts() {
    ErlangProcess linked = fixture.waiting("Linked");
    ErlangProcess ofLinked = fixture.waiting("OfLinked");
    node.bonds().link(linked, starter);
    node.bonds().link(linked, ofLinked);
    node.bonds().monitor(ofLinked, starter);
    fixture.runUntil(0);

    fixture.end(starter, "boom");

    assertThat(fixture.events())
        .containsExactly(
            "exit 1 0",
            "exit_signal 1 2",
            "down 1 3",
            "exit 2 0", // reacts to the first, and tells the next
            "exit_signal 2 3",
            "exit 3 0");
  }

  @Test
  void theNameIsFreeBeforeAnybodyLearnsOfTheEnd() {
    ErlangProcess child = child();
    List<Boolean> free = new ArrayList<>();
    fixture.runUntil(0);
    node.bonds().monitor(starter, child);
    node.belongings()
        .acquire(
            starter,
            (on, owner, reason, cause) ->
                free.add(on.local().whereis(on.directory().name("Child")) == null));

    node.starts().acknowledge(child, Atom.OK, false);
    lifecycle.exit(child, new Atom("boom")); // ends the starter, which is linked

    assertThat(free).containsExactly(true);
  }

  @Test
  void anExitSignalToTheDeadIsNotEvenTold() {
    ErlangProcess child = child();
    lifecycle.exit(child, ExitReason.NORMAL);
    fixture.events().clear();

    lifecycle.exitSignal(starter, child, ExitReason.KILL, 0);

    assertThat(fixture.events()).isEmpty();
  }

  @Test
  void theEndOfTheRootIsToldBeforeItsSignalsTakeEffect() {
    ErlangProcess linked = fixture.waiting("Linked");
    node.bonds().link(starter, linked);
    fixture.runUntil(0);
    lifecycle.watchRoot(starter, reason -> fixture.note("root " + reason.inspect()));

    fixture.end(starter, "boom");

    assertThat(fixture.events())
        .containsExactly("exit 1 0", "exit_signal 1 2", "root :boom", "exit 2 0");
  }

  @Test
  void memoryIsFreeAfterTheEndWithThatOfItsMailbox() {
    long before = node.figures().memoryBytes();
    ErlangProcess child = fixture.waiting("P");
    fixture.deliver(child, Message.Kind.INFO, "m", 0);
    assertThat(node.figures().memoryBytes()).isGreaterThan(before);

    lifecycle.exit(child, ExitReason.NORMAL);

    assertThat(node.figures().memoryBytes()).isEqualTo(before);
    assertThat(child.waiting).isZero();
  }

  @Test
  void tooManyProcessesCutTheRun() {
    for (int i = 1; i < NodeFixture.MOST_PROCESSES; i++) {
      fixture.waiting("P" + i);
    }
    assertThat(fixture.run().cut()).isNull();

    fixture.waiting("OneMore");

    assertThat(fixture.run().cut())
        .isEqualTo(
            new RunLimits.Cut("processes", "the run was cut with more than 20 processes at once"));
    assertThat(fixture.run().isOverLimit()).isTrue();
  }
}
