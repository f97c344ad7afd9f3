package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A node that stands still, as by SIGSTOP, and goes on.
class StandstillTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.node();
  private final Run run = fixture.run();
  private final List<String> told = new ArrayList<>();

  private void sleeper(String name, long nanos) {
    boolean[] slept = new boolean[1];
    NodeFixture.doing(
        node,
        name,
        (on, self) -> {
          if (slept[0]) {
            told.add(name + " " + on.nowNanos());
            on.waits().awaitMessage(self);
          } else {
            slept[0] = true;
            on.waits().sleep(self, nanos);
          }
        });
  }

  private void worker(String name, long nanos) {
    boolean[] worked = new boolean[1];
    NodeFixture.doing(
        node,
        name,
        (on, self) -> {
          if (worked[0]) {
            told.add(name + " " + on.nowNanos());
            on.waits().awaitMessage(self);
          } else {
            worked[0] = true;
            on.chargeWork(self, nanos);
            on.beginToPay(self);
          }
        });
  }

  @Test
  void timersFireWhenItGoesOnInTheirOrderAndThoseNotDueYetInTime() {
    sleeper("late", 50);
    sleeper("first", 20);
    sleeper("second", 30);
    fixture.runUntil(10);
    run.freeze(node);
    fixture.runUntil(40);
    assertThat(told).isEmpty();

    run.thaw(node);
    fixture.runUntil(100);

    assertThat(told).containsExactly("first 40", "second 40", "late 50");
  }

  @Test
  void whoIsBusyHasAsMuchLeftToDoAsBefore() {
    worker("busy", 30);
    worker("behind", 5);
    fixture.runUntil(10);
    run.freeze(node);
    fixture.runUntil(100);
    run.thaw(node);
    fixture.runUntil(200);

    assertThat(told).containsExactly("busy 120", "behind 125");
  }

  @Test
  void nobodyTakesWhatIsSentFromOutsideBeforeItGoesOn() {
    NodeFixture.doing(
        node,
        "P",
        (on, self) -> {
          Message message = on.waits().firstMessage(self);
          if (message != null) {
            told.add(message.payload().inspect() + " " + on.nowNanos());
            on.waits().take(self, message);
          }
          on.waits().awaitMessage(self);
        });
    fixture.runUntil(1);
    run.freeze(node);
    ErlangProcess process = node.directory().path("P").latest;
    assertThat(process).isNotNull();
    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    fixture.runUntil(50);
    assertThat(told).isEmpty();

    run.thaw(node);
    fixture.runUntil(60);

    assertThat(told).containsExactly(":m 50");
  }

  @Test
  void messagesOfTimersComeLate() {
    ErlangProcess process = fixture.waiting("P");
    node.timers().sendAfter(20, message("due"), process);
    node.timers().sendAfter(70, message("later"), process);
    run.freeze(node);
    fixture.runUntil(50);
    assertThat(NodeFixture.mailbox(process)).isEmpty();

    run.thaw(node);
    fixture.runUntil(50);
    assertThat(NodeFixture.mailbox(process)).containsExactly("info :due");
    fixture.runUntil(70);

    assertThat(NodeFixture.mailbox(process)).containsExactly("info :due", "info :later");
  }

  private Message message(String what) {
    return node.message(Message.Kind.INFO, null, new Atom(what), 0);
  }

  @Test
  void whoDiesMeanwhileDoesNotGoOn() {
    worker("busy", 30);
    sleeper("sleeper", 20);
    fixture.runUntil(10);
    run.freeze(node);
    for (String name : List.of("busy", "sleeper")) {
      ErlangProcess process = node.directory().path(name).latest;
      assertThat(process).isNotNull();
      node.lifecycle().exitSignal(null, process, ExitReason.KILL, 0);
    }
    fixture.runUntil(50);

    run.thaw(node);
    fixture.runUntil(100);

    assertThat(told).isEmpty();
    assertThat(node.figures().processes()).isZero();
  }

  @Test
  void itsClockGoesOn() {
    run.freeze(node);
    fixture.runUntil(50);

    assertThat(node.monotonicNanos()).isEqualTo(50);
  }

  @Test
  void aNodeThatDiesWhileItStandsStillRunsInItsNextLife() {
    ErlangNode other = fixture.addNode("b");
    run.freeze(other);
    run.takeDown(other, 0);
    run.bringUp(other, 0);
    NodeFixture.doing(
        other,
        "P",
        (on, self) -> {
          told.add("runs");
          on.waits().awaitMessage(self);
        });
    fixture.runUntil(10);

    assertThat(told).containsExactly("runs");
  }

  @Test
  void itStandsStillOnceAndGoesOnOnce() {
    sleeper("s", 20);
    fixture.runUntil(1);
    run.thaw(node);
    run.freeze(node);
    run.freeze(node);
    fixture.runUntil(30);
    run.thaw(node);
    run.thaw(node);
    fixture.runUntil(40);

    assertThat(told).containsExactly("s 30");
  }
}
