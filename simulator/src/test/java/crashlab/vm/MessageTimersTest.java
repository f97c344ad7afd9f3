package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import org.junit.jupiter.api.Test;

/// Source: OTP erlang manual, `send_after/3`.
class MessageTimersTest {
  private static final Term TICK = new Atom("tick");

  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.node();
  private final ErlangProcess sender = fixture.waiting("Sender");
  private final ErlangProcess receiver = fixture.waiting("Receiver");

  private void sendAfter(long nanos, Term what, Destination to) {
    node.timers().sendAfter(nanos, node.message(Message.Kind.INFO, sender, what, 0), to);
  }

  @Test
  void sendToTheProcessThatTheyWereSetFor() {
    sendAfter(10, TICK, receiver);

    fixture.runUntil(9);
    assertThat(NodeFixture.mailbox(receiver)).isEmpty();
    fixture.runUntil(10);

    assertThat(NodeFixture.mailbox(receiver)).containsExactly("info :tick");
    assertThat(fixture.events()).contains("timer 1 2");
  }

  @Test
  void sendToWhoeverHoldsTheNameThen() {
    NameSlot name = node.directory().name("ticked");
    sendAfter(10, TICK, name);
    fixture.runUntil(5);
    node.directory().register(receiver, name);

    fixture.runUntil(10);

    assertThat(NodeFixture.mailbox(receiver)).containsExactly("info :tick");
  }

  @Test
  void sendNothingToNobody() {
    sendAfter(10, TICK, receiver);
    sendAfter(10, TICK, node.directory().name("nobody"));
    fixture.end(receiver, "normal");

    fixture.runUntil(10);

    assertThat(fixture.events()).noneMatch(event -> event.startsWith("timer"));
  }

  @Test
  void thatSendTheSameEachFireAtTheirTime() {
    sendAfter(30, TICK, receiver);
    sendAfter(10, TICK, receiver);
    sendAfter(20, TICK, receiver);

    fixture.runUntil(15);
    assertThat(NodeFixture.mailbox(receiver)).hasSize(1);
    fixture.runUntil(40);

    assertThat(NodeFixture.mailbox(receiver)).hasSize(3);
  }

  @Test
  void doNotMixWhatTheySend() {
    sendAfter(10, TICK, receiver);
    sendAfter(10, new Atom("tock"), receiver);
    sendAfter(10, TICK, sender);
    sendAfter(10, TICK, receiver);

    fixture.runUntil(10);

    assertThat(NodeFixture.mailbox(receiver))
        .containsExactly("info :tick", "info :tock", "info :tick");
    assertThat(NodeFixture.mailbox(sender)).containsExactly("info :tick");
  }

  @Test
  void tellTheEventThatSetThemAsTheirCause() {
    node.timers().sendAfter(10, node.message(Message.Kind.CAST, sender, TICK, 41), receiver);
    node.timers().sendAfter(10, node.message(Message.Kind.CAST, sender, TICK, 42), receiver);

    fixture.runUntil(10);

    Message first = receiver.firstMessage;
    assertThat(first).isNotNull();
    assertThat(first.cause()).isEqualTo(41);
    assertThat(first.next()).isNotNull().extracting(Message::cause).isEqualTo(42L);
  }

  @Test
  void areOfOneNode() {
    ErlangProcess elsewhere = NodeFixture.waiting(fixture.addNode("b"), "P");

    assertThatIllegalArgumentException().isThrownBy(() -> sendAfter(10, TICK, elsewhere));
  }

  @Test
  void areGoneWithTheirNode() {
    sendAfter(10, TICK, receiver);
    fixture.run().takeDown(node, 0);
    fixture.run().bringUp(node, 0);
    ErlangProcess again = fixture.waiting("Again");

    fixture.runUntil(20);

    assertThat(NodeFixture.mailbox(again)).isEmpty();
  }
}
