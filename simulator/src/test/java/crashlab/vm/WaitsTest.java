package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private final NodeFixture fixture = new NodeFixture();
  private final Waits waits = fixture.node().waits();
  private final List<String> turns = new ArrayList<>();

  /// A process that notes its turns, and then waits as told.
  private ErlangProcess waitingFor(NodeFixture.Turn wait) {
    return fixture.doing(
        "P",
        (node, self) -> {
          turns.add("at " + node.nowNanos() + (self.takeTimeout() ? " timeout" : ""));
          wait.take(node, self);
        });
  }

  @Test
  void anyMessageEndsAWaitForMessages() {
    ErlangProcess process = waitingFor((node, self) -> node.waits().awaitMessage(self));
    fixture.runUntil(5);

    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    fixture.runUntil(5);

    assertThat(turns).containsExactly("at 0", "at 5");
    assertThat(NodeFixture.mailbox(process)).containsExactly("info :m");
  }

  @Test
  void aWaitForMessagesEndsWhenItsTimeIsUp() {
    waitingFor((node, self) -> node.waits().awaitMessage(self, 10));

    fixture.runUntil(25);

    assertThat(turns).containsExactly("at 0", "at 10 timeout", "at 20 timeout");
  }

  @Test
  void aWaitForAReferenceIsEndedByNoOtherMessage() {
    ErlangProcess process =
        waitingFor((node, self) -> node.waits().awaitRef(self, 7, Long.MAX_VALUE));
    fixture.runUntil(0);

    fixture.deliver(process, Message.Kind.INFO, "other", 0);
    fixture.deliver(process, Message.Kind.TASK_RESULT, "wrong", 8);
    fixture.runUntil(5);

    assertThat(turns).containsExactly("at 0");
    assertThat(waits.takeMatched(process)).isNull();
  }

  @Test
  void whatComesUnderTheReferenceIsHandedOverPastTheMailbox() {
    ErlangProcess process =
        waitingFor((node, self) -> node.waits().awaitRef(self, 7, Long.MAX_VALUE));
    fixture.runUntil(0);
    fixture.deliver(process, Message.Kind.INFO, "other", 0);

    fixture.deliver(process, Message.Kind.REPLY, "first", 7);
    fixture.deliver(process, Message.Kind.DOWN, "second", 7);

    assertThat(waits.hasMatched(process)).isTrue();
    assertThat(waits.takeMatched(process))
        .extracting(m -> m.payload().inspect())
        .isEqualTo(":first");
    assertThat(waits.takeMatched(process))
        .extracting(m -> m.payload().inspect())
        .isEqualTo(":second");
    assertThat(waits.takeMatched(process)).isNull();
    assertThat(NodeFixture.mailbox(process)).containsExactly("info :other");
  }

  @Test
  void whatComesUnderTheReferenceAfterTheWaitIsAnOrdinaryMessage() {
    ErlangProcess process =
        waitingFor((node, self) -> node.waits().awaitRef(self, 7, Long.MAX_VALUE));
    fixture.runUntil(0);
    fixture.deliver(process, Message.Kind.DOWN, "dropped", 7);
    waits.endWait(process);

    fixture.deliver(process, Message.Kind.DOWN, "late", 7);

    assertThat(NodeFixture.mailbox(process)).containsExactly("down :late");
    assertThat(waits.hasMatched(process)).isFalse();
  }

  @Test
  void aLateReplyIsDroppedSinceThereAreAliases() {
    ErlangProcess process = fixture.waiting("P");
    fixture.deliver(process, Message.Kind.REPLY, "late", 7);
    var old = new NodeFixture(23);
    ErlangProcess before = old.waiting("P");
    old.deliver(before, Message.Kind.REPLY, "late", 7);

    assertThat(NodeFixture.mailbox(process)).isEmpty();
    assertThat(NodeFixture.mailbox(before)).containsExactly("task_result :late");
  }

  @Test
  void messagesDoNotEndASleep() {
    ErlangProcess process = waitingFor((node, self) -> node.waits().sleep(self, 10));
    fixture.runUntil(3);

    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    fixture.runUntil(15);

    assertThat(turns).containsExactly("at 0", "at 10 timeout");
  }

  @Test
  void aProcessThatIsSlowedDownSleepsLonger() {
    ErlangProcess process = waitingFor((node, self) -> node.waits().sleep(self, 10));
    fixture.node().interventions().setSlowness(process, 3);

    fixture.runUntil(30);

    assertThat(turns).containsExactly("at 0", "at 30 timeout");
  }

  @Test
  void aNearerDeadlineOvertakesTheOneThatStandsInTheQueue() {
    long[] nanos = {100, 10, 50};
    int[] next = {0};
    ErlangProcess process =
        waitingFor((node, self) -> node.waits().awaitMessage(self, nanos[next[0]++ % 3]));
    fixture.runUntil(5);
    fixture.deliver(process, Message.Kind.INFO, "m", 0);

    fixture.runUntil(70);

    assertThat(turns).containsExactly("at 0", "at 5", "at 15 timeout", "at 65 timeout");
  }

  @Test
  void aDeadlineThatIsPutOffNeedsNoNewEventUntilTheOldOneComes() {
    ErlangProcess process = waitingFor((node, self) -> node.waits().awaitMessage(self, 100));
    fixture.runUntil(0);
    for (int i = 1; i <= 50; i++) {
      fixture.deliver(process, Message.Kind.INFO, "m", 0);
      fixture.runUntil(i);
    }

    assertThat(fixture.node().queue.size()).isEqualTo(1);
    fixture.runUntil(148);
    assertThat(turns).noneMatch(turn -> turn.endsWith("timeout"));
    fixture.runUntil(149);
    assertThat(turns).last().isEqualTo("at 149 timeout");
  }

  @Test
  void theTimerOfOneWhoHasEndedDoesNothingToWhoHasItsSlotNow() {
    ErlangProcess process = waitingFor((node, self) -> node.waits().sleep(self, 10));
    fixture.runUntil(5);
    fixture.end(process, "boom");
    ErlangProcess next = waitingFor((node, self) -> node.waits().awaitMessage(self));
    fixture.runUntil(20);

    assertThat(next.slot).isEqualTo(process.slot);
    assertThat(turns).containsExactly("at 0", "at 5");
  }

  @Test
  void theExitOfOneProcessIsTakenFromAmongOthers() {
    ErlangProcess process = fixture.waiting("Taker");
    process.setTrapsExits(true);
    ErlangProcess first = fixture.waiting("First");
    ErlangProcess second = fixture.waiting("Second");
    fixture.node().bonds().link(process, first);
    fixture.node().bonds().link(process, second);
    fixture.end(first, "one");
    fixture.end(second, "two");

    Message exit = waits.takeExit(process, first);

    assertThat(exit).isNotNull();
    assertThat(exit.payload().inspect()).isEqualTo(":one");
    assertThat(waits.takeExit(process, first)).isNull();
    assertThat(NodeFixture.mailbox(process)).containsExactly("exit :two");
  }

  @Test
  void theOldestExitIsTakenOfOneWhoSentExitSignalsItself() {
    ErlangProcess process = fixture.waiting("Taker");
    process.setTrapsExits(true);
    ErlangProcess sender = fixture.waiting("Sender");
    fixture.node().bonds().link(process, sender);
    fixture.node().lifecycle().exitSignal(sender, process, new Atom("sent"), 0);
    fixture.end(sender, "ended");

    Message exit = waits.takeExit(process, sender);

    assertThat(exit).isNotNull();
    assertThat(exit.payload().inspect()).isEqualTo(":sent");
  }

  @Test
  void theOldestExitIsTakenOfAProcessOfAnotherNodeOfWhichNothingElseIsKnown() {
    ErlangProcess process = fixture.waiting("Taker");
    ErlangProcess sender = NodeFixture.waiting(fixture.addNode("b"), "Sender");
    for (String reason : List.of("first", "second")) {
      fixture
          .node()
          .deliver(process, fixture.node().message(Message.Kind.EXIT, sender, new Atom(reason), 0));
    }

    Message exit = waits.takeExit(process, sender);

    assertThat(exit).isNotNull();
    assertThat(exit.payload().inspect()).isEqualTo(":first");
  }

  @Test
  void anExitMayHaveComeFromWhoHasEndedOrHasSentExitSignals() {
    ErlangProcess silent = fixture.waiting("Silent");
    ErlangProcess sending = fixture.waiting("Sending");
    ErlangProcess ended = fixture.waiting("Ended");
    fixture.node().lifecycle().exitSignal(sending, silent, ExitReason.NORMAL, 0);
    fixture.end(ended, "boom");

    assertThat(waits.mayHaveExitFrom(silent)).isFalse();
    assertThat(waits.mayHaveExitFrom(sending)).isTrue();
    assertThat(waits.mayHaveExitFrom(ended)).isTrue();
  }

  @Test
  void whatCameUnderTheReferenceBeforeTheWaitEndsItAtOnce() {
    ErlangProcess process =
        waitingFor((node, self) -> {
          if (turns.size() == 1) {
            waits.expect(self, 7);
            fixture.deliver(self, Message.Kind.DOWN, "early", 7);
            waits.awaitRef(self, 7, 100);
          } else {
            waits.awaitMessage(self);
          }
        });

    fixture.runUntil(50);

    assertThat(turns).containsExactly("at 0", "at 0");
    assertThat(waits.hasMatched(process)).isTrue();
  }

  @Test
  void aMessageThatNobodyTookOfAWaitIsUsedAgain() {
    ErlangProcess process = fixture.waiting("P");
    waits.expect(process, 7);
    Message dropped = fixture.node().message(Message.Kind.DOWN, null, new Atom("dropped"), 0, 7);
    fixture.node().deliver(process, dropped);

    waits.endWait(process);

    assertThat(fixture.node().message(Message.Kind.INFO, null, new Atom("next"), 0))
        .isSameAs(dropped);
  }

  @Test
  void whatIsTakenOutOfAMailboxFreesItsMemoryAndChangesItsProcess() {
    ErlangProcess process = fixture.waiting("P");
    long before = fixture.node().figures().memoryBytes();
    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    Message message = Inspection.firstMessage(process);
    List<ErlangProcess> changed = new ArrayList<>();
    fixture.run().beginToTouch();

    assertThat(message).isNotNull();
    waits.take(process, message);

    assertThat(NodeFixture.mailbox(process)).isEmpty();
    assertThat(fixture.node().figures().memoryBytes()).isEqualTo(before);
    fixture.run().drainTouched(changed::add);
    assertThat(changed).containsExactly(process);
  }

  @Test
  void onlyTheProcessWhoseTurnItIsLooksIntoItsMailbox() {
    ErlangProcess other = fixture.waiting("Other");
    fixture.deliver(other, Message.Kind.INFO, "m", 0);

    assertThatThrownBy(() -> waits.firstMessage(other))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("it is not the turn of (Other");
    assertThatThrownBy(() -> fixture.node().isAlive(other)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aProcessSeesInItsTurnThatItHasEnded() {
    fixture.doing(
        "P",
        (node, self) -> {
          turns.add("alive " + node.isAlive(self));
          node.lifecycle().exit(self, ExitReason.NORMAL);
          turns.add("alive " + node.isAlive(self));
        });

    fixture.runUntil(0);

    assertThat(turns).containsExactly("alive true", "alive false");
  }
}
