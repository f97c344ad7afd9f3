package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import org.junit.jupiter.api.Test;

/// Timers that send to the pid of a process which is suspended. Since OTP 29 they stand still.
///
/// Source: OTP 29 erl_hl_timer.c; erlang/otp pull request 10619.
class SuspendedTimersTest {
  private final NodeFixture fixture = new NodeFixture(29);
  private final ErlangNode node = fixture.node();
  private final ErlangProcess receiver = fixture.waiting("Receiver");

  private void sendAfter(long nanos, String what, Destination to) {
    node.timers().sendAfter(nanos, node.message(Message.Kind.INFO, null, new Atom(what), 0), to);
  }

  private void suspend(long from, long to) {
    fixture.runUntil(from);
    node.interventions().suspend(receiver);
    fixture.runUntil(to);
    node.interventions().resume(receiver);
  }

  private void comesAt(long nanos, String... messages) {
    fixture.runUntil(nanos - 1);
    assertThat(NodeFixture.mailbox(receiver)).isEmpty();
    fixture.runUntil(nanos);
    assertThat(NodeFixture.mailbox(receiver)).containsExactly(messages);
  }

  @Test
  void standStillMeanwhile() {
    sendAfter(10, "tick", receiver);

    suspend(4, 50);

    comesAt(56, "info :tick");
  }

  @Test
  void standStillEachTime() {
    sendAfter(10, "tick", receiver);

    suspend(4, 50);
    suspend(53, 60);

    comesAt(63, "info :tick");
  }

  @Test
  void standStillThoughTheyAreAlike() {
    sendAfter(10, "tick", receiver);
    sendAfter(10, "tick", receiver);
    sendAfter(10, "tick", receiver);

    suspend(4, 8); // all of them have left entries for 10 ns behind

    comesAt(14, "info :tick", "info :tick", "info :tick");
    fixture.runUntil(100);
    assertThat(NodeFixture.mailbox(receiver)).hasSize(3);
  }

  @Test
  void goOnInTheOrderOfTheirTimes() {
    sendAfter(30, "later", receiver);
    sendAfter(10, "sooner", receiver);

    suspend(4, 50);

    comesAt(56, "info :sooner");
    fixture.runUntil(76);
    assertThat(NodeFixture.mailbox(receiver)).containsExactly("info :sooner", "info :later");
  }

  @Test
  void beginWhenTheReceiverIsResumedIfTheyAreSetMeanwhile() {
    fixture.runUntil(4);
    node.interventions().suspend(receiver);
    fixture.runUntil(20);
    sendAfter(10, "tick", receiver);
    fixture.runUntil(50);

    node.interventions().resume(receiver);

    comesAt(60, "info :tick");
  }

  @Test
  void areAsBeforeOnceTheReceiverWasResumed() {
    suspend(4, 50);

    sendAfter(10, "tick", receiver);

    comesAt(60, "info :tick");
  }

  @Test
  void thatSendToANameOrToOthersDoNotStandStill() {
    NameSlot name = node.directory().name("receiver");
    node.directory().register(receiver, name);
    ErlangProcess other = fixture.waiting("Other");
    sendAfter(10, "by name", name);
    sendAfter(10, "to another", other);

    suspend(4, 50);

    assertThat(NodeFixture.mailbox(receiver)).containsExactly("info :\"by name\"");
    assertThat(NodeFixture.mailbox(other)).containsExactly("info :\"to another\"");
  }

  @Test
  void ranOnBefore29() {
    var before = new NodeFixture(28);
    ErlangProcess process = before.waiting("Receiver");
    ErlangNode old = before.node();
    old.timers().sendAfter(10, old.message(Message.Kind.INFO, null, new Atom("tick"), 0), process);
    before.runUntil(4);
    old.interventions().suspend(process);

    before.runUntil(10);

    assertThat(NodeFixture.mailbox(process)).containsExactly("info :tick");
  }
}
