package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.node();

  @Test
  void tellsWhatAProcessDoes() {
    ErlangProcess process = fixture.waiting("P");
    assertThat(Inspection.status(process)).isEqualTo(ErlangProcess.Status.READY);
    assertThat(Inspection.isIdle(process)).isFalse();
    fixture.runUntil(0);
    assertThat(Inspection.status(process)).isEqualTo(ErlangProcess.Status.WAITING);
    assertThat(Inspection.isIdle(process)).isTrue();
    assertThat(Inspection.isAlive(process)).isTrue();
    assertThat(Inspection.exitReason(process)).isNull();
    assertThat(Inspection.program(process)).isSameAs(process.program);

    fixture.end(process, "boom");

    assertThat(Inspection.isAlive(process)).isFalse();
    assertThat(Inspection.isIdle(process)).isFalse();
    assertThat(Inspection.exitReason(process)).isEqualTo(new Atom("boom"));
  }

  @Test
  void tellsAWaitForAnAnswerFromOneForMessages() {
    ErlangProcess caller =
        fixture.doing("C", (on, self) -> on.waits().awaitRef(self, 7, Long.MAX_VALUE));
    ErlangProcess server = fixture.waiting("S");
    assertThat(Inspection.isWaitingForAnswer(caller)).isFalse();

    fixture.runUntil(0);

    assertThat(Inspection.isWaitingForAnswer(caller)).isTrue();
    assertThat(Inspection.isIdle(caller)).isFalse();
    assertThat(Inspection.isWaitingForAnswer(server)).isFalse();
  }

  @Test
  void tellsSuspensionAndStart() {
    ErlangProcess process = fixture.waiting("P");
    node.interventions().suspend(process);
    process.setStarting(true);

    assertThat(Inspection.isSuspended(process)).isTrue();
    assertThat(Inspection.isStarting(process)).isTrue();
    node.interventions().resume(process);
    node.starts().acknowledge(process, Atom.OK, false);
    assertThat(Inspection.isSuspended(process)).isFalse();
    assertThat(Inspection.isStarting(process)).isFalse();
  }

  @Test
  void tellsTheMailbox() {
    ErlangProcess process = fixture.waiting("P");
    assertThat(Inspection.firstMessage(process)).isNull();
    fixture.deliver(process, Message.Kind.INFO, "first", 0);
    fixture.deliver(process, Message.Kind.INFO, "second", 0);

    assertThat(Inspection.mailboxSize(process)).isEqualTo(2);
    assertThat(Inspection.firstMessage(process))
        .isNotNull()
        .extracting(Message::payload)
        .isEqualTo(new Atom("first"));
  }

  @Test
  void tellsLinksAndMonitorsOfBothDirections() {
    ErlangProcess process = fixture.waiting("P");
    ErlangProcess linked = fixture.waiting("L");
    ErlangProcess linking = fixture.waiting("M");
    node.bonds().link(process, linked);
    node.bonds().link(linking, process);
    node.bonds().monitor(process, linked);
    node.bonds().monitor(linking, process);
    node.bonds().monitorName(process, node.directory().name("nobody"));

    List<ErlangProcess> links = new ArrayList<>();
    List<ErlangProcess> monitored = new ArrayList<>();
    List<ErlangProcess> watchers = new ArrayList<>();
    Inspection.forEachLink(process, links::add);
    Inspection.forEachMonitored(process, monitored::add);
    Inspection.forEachWatcher(process, watchers::add);

    assertThat(links).containsExactly(linked, linking);
    assertThat(monitored).containsExactly(linked);
    assertThat(watchers).containsExactly(linking);
  }

  @Test
  void tellsWhoHoldsAName() {
    ErlangProcess process = NodeFixture.waiting(node, "P");

    assertThat(Inspection.holder(node.directory().name("P"))).isSameAs(process);
    assertThat(Inspection.holder(node.directory().name("nobody"))).isNull();
  }

  @Test
  void theRunKeepsInMindWhoChangedOnceSomebodyLooks() {
    ErlangProcess first = fixture.waiting("P");
    List<ErlangProcess> changed = new ArrayList<>();
    fixture.run().drainTouched(changed::add);
    assertThat(changed).isEmpty();
    fixture.run().beginToTouch();
    ErlangNode b = fixture.addNode("b");
    for (int i = 0; i < 100; i++) {
      fixture.deliver(first, Message.Kind.INFO, "m", 0);
      NodeFixture.waiting(b, "B" + i % 10).setCause(i);
      if (b.figures().processes() >= 10) {
        fixture.run().takeDown(b, 0);
        fixture.run().bringUp(b, 0);
      }
    }

    fixture.run().drainTouched(changed::add);

    assertThat(changed).contains(first).hasSizeGreaterThan(200);
    changed.clear();
    fixture.run().drainTouched(changed::add);
    assertThat(changed).isEmpty();
  }

  @Test
  void tellsAWaitWithoutLimitForSomethingCertain() {
    ErlangProcess forAnswer =
        fixture.doing("A", (on, self) -> on.waits().awaitRef(self, 7, Long.MAX_VALUE));
    ErlangProcess limited = fixture.doing("B", (on, self) -> on.waits().awaitRef(self, 7, 100));
    ErlangProcess asleep = fixture.doing("C", (on, self) -> on.waits().sleep(self, Long.MAX_VALUE));
    ErlangProcess idle = fixture.waiting("D");
    assertThat(Inspection.waitsWithoutLimit(forAnswer)).isFalse();

    fixture.runUntil(0);

    assertThat(Inspection.waitsWithoutLimit(forAnswer)).isTrue();
    assertThat(Inspection.waitsWithoutLimit(asleep)).isTrue();
    assertThat(Inspection.waitsWithoutLimit(limited)).isFalse();
    assertThat(Inspection.waitsWithoutLimit(idle)).isFalse();
  }

  @Test
  void tellsWhetherANameWasEverHeld() {
    ErlangProcess process = NodeFixture.waiting(node, "P");
    fixture.end(process, "boom");

    assertThat(Inspection.wasHeld(node.directory().name("P"))).isTrue();
    assertThat(Inspection.wasHeld(node.directory().name("nobody"))).isFalse();
  }
}
