package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Source: Erlang Reference Manual, "Processes", sections on exit signals and monitors.
class SignalsTest {
  private static final Atom BOOM = new Atom("boom");

  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.node();
  private final Signals signals = new Signals(node);
  private final ErlangProcess sender = fixture.waiting("Sender");
  private final ErlangProcess receiver = fixture.waiting("Receiver");

  private Message onlyMessage() {
    Message message = Inspection.firstMessage(receiver);
    assertThat(message).isNotNull();
    assertThat(Inspection.mailboxSize(receiver)).isEqualTo(1);
    return message;
  }

  @Test
  void aTrappedExitSignalTellsItsSenderItsReasonAndTheEventThatSentIt() {
    receiver.setTrapsExits(true);

    signals.exit(sender, receiver, BOOM, 0);

    assertThat(onlyMessage().kind()).isEqualTo(Message.Kind.EXIT);
    assertThat(onlyMessage().sender()).isSameAs(sender);
    assertThat(onlyMessage().payload()).isEqualTo(BOOM);
    assertThat(onlyMessage().cause()).isEqualTo(fixture.run().eventCount());
    assertThat(fixture.events()).last().isEqualTo("exit_signal 1 2");
  }

  @Test
  void anExitSignalIsTheCauseOfTheEndThatItBrings() {
    long before = fixture.run().eventCount();

    signals.exit(sender, receiver, BOOM, 0);

    assertThat(receiver.exitReason).isEqualTo(BOOM);
    assertThat(receiver.cause()).isEqualTo(before + 1);
  }

  @Test
  void aKillCannotBeTrappedAndReadsKilledAfterwards() {
    receiver.setTrapsExits(true);
    long before = fixture.run().eventCount();

    signals.exit(sender, receiver, ExitReason.KILL, 0);

    assertThat(receiver.exitReason).isEqualTo(ExitReason.KILLED);
    assertThat(receiver.cause()).isEqualTo(before + 1);
  }

  @Test
  void anExitSignalWithReasonNormalFromAnotherOrFromOutsideIsIgnored() {
    signals.exit(sender, receiver, ExitReason.NORMAL, 0);
    signals.exit(null, receiver, ExitReason.NORMAL, 0);

    assertThat(receiver.isAlive()).isTrue();
    assertThat(fixture.events()).endsWith("exit_signal 1 2", "exit_signal 0 2");
  }

  @Test
  void whoSentAnExitSignalIsKnownForIt() {
    assertThat(sender.hasSentExits()).isFalse();

    signals.exit(sender, receiver, BOOM, 0);

    assertThat(sender.hasSentExits()).isTrue();
    assertThat(receiver.hasSentExits()).isFalse();
  }

  @Test
  void oneLinkedPeerIsToldAsManyAre() {
    node.bonds().link(sender, receiver);
    receiver.setTrapsExits(true);

    fixture.end(sender, "boom");

    assertThat(fixture.events()).containsExactly("exit 1 0", "exit_signal 1 2");
    assertThat(NodeFixture.mailbox(receiver)).containsExactly("exit :boom");
    assertThat(node.bonds().isLinked(receiver, sender)).isFalse();
  }

  @Test
  void aDownTellsItsMonitorTheReasonAndTheEventThatSentIt() {
    Monitor monitor = node.bonds().monitor(receiver, sender);

    fixture.end(sender, "boom");

    assertThat(onlyMessage().kind()).isEqualTo(Message.Kind.DOWN);
    assertThat(onlyMessage().ref()).isEqualTo(monitor.ref());
    assertThat(onlyMessage().payload()).isEqualTo(BOOM);
    assertThat(onlyMessage().cause()).isEqualTo(fixture.run().eventCount());
    assertThat(fixture.events()).last().isEqualTo("down 1 2");
  }

  @Test
  void aSignalForOneWhoHasEndedMeanwhileIsLost() {
    ErlangProcess third = fixture.waiting("Third");
    node.bonds().link(sender, receiver);
    node.bonds().link(sender, third);
    node.bonds().link(receiver, third);

    fixture.end(sender, "boom"); // ends the receiver, which ends the third before its own signal

    assertThat(fixture.events()).filteredOn(event -> event.startsWith("exit 3")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = SignalQueue.Kind.class,
      names = {"MESSAGE", "CALL", "LINK", "UNLINK", "UNLINK_ACK", "MONITOR"})
  void whatIsNoneOfAnEndIsReceivedElsewhere(SignalQueue.Kind kind) {
    var signal = new SignalQueue.Signal();
    signal.kind = kind;

    assertThatIllegalStateException().isThrownBy(() -> signals.receive(signal, receiver, BOOM));
  }
}
