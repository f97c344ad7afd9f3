package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes with a node that goes down, and what it begins with when it comes up again.
class NodeDownTest {
  private static final ServiceKey<List<String>> SERVICE = ServiceKey.of("list", listType());

  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.addNode("b");
  private final List<String> told = new ArrayList<>();

  @SuppressWarnings("unchecked")
  private static Class<List<String>> listType() {
    return (Class<List<String>>) (Class<?>) List.class;
  }

  @BeforeEach
  void anotherNodeLives() {
    fixture.waiting("Elsewhere");
  }

  private void downAndUp() {
    fixture.run().takeDown(node, 0);
    fixture.run().bringUp(node, 0);
  }

  private ErlangProcess process(String path) {
    Program program =
        new Program() {
          @Override
          protected void run(ErlangNode on, ErlangProcess self) {
            on.waits().awaitMessage(self);
          }

          @Override
          protected void ended(ErlangNode on, ErlangProcess self, Term reason) {
            told.add(self + " ended " + reason.inspect());
          }
        };
    return node.lifecycle()
        .spawn(NodeFixture.spec(node, path, path, ProcessNature.NORMAL_PRIORITY), program, null);
  }

  @Test
  void processesEndInTheOrderOfTheirPids() {
    ErlangProcess first = process("First");
    process("Second");
    node.lifecycle().exit(first, ExitReason.NORMAL);
    process("Third"); // in the place of the first
    told.clear();
    fixture.events().clear();

    fixture.run().takeDown(node, 0);

    assertThat(fixture.events()).containsExactly("library 0 0", "exit 3 0", "exit 4 0");
    assertThat(told).containsExactly("Second@b#1 ended :nodedown", "Third@b#1 ended :nodedown");
  }

  @Test
  void allProcessesHaveEndedBeforeWhatTheyOwnedIsReleased() {
    ErlangProcess owner = process("Owner");
    ErlangProcess heir = process("Heir");
    node.belongings()
        .acquire(
            owner,
            (on, who, reason, cause) ->
                told.add(
                    reason.inspect() + " of " + cause + ", heir " + on.local().hasAlive(heir)));
    long seq = fixture.run().eventCount();

    fixture.run().takeDown(node, 0);

    assertThat(told).first().isEqualTo(":nodedown of " + (seq + 2) + ", heir false");
  }

  @Test
  void nobodyIsToldOfTheEndOfAnother() {
    ErlangProcess watcher = process("Watcher");
    ErlangProcess watched = process("Watched");
    node.bonds().link(watcher, watched);
    Monitor monitor = node.bonds().monitor(watcher, watched);
    fixture.deliver(watcher, Message.Kind.INFO, "m", 0);

    fixture.run().takeDown(node, 0);

    assertThat(NodeFixture.mailbox(watcher)).isEmpty();
    assertThat(monitor.isActive()).isFalse();
    assertThat(node.bonds().isLinked(watcher, watched)).isFalse();
    assertThat(fixture.events()).noneMatch(event -> event.startsWith("exit_signal"));
  }

  @Test
  void namesAtomsMemoryServicesAndTheClockBeginAnew() {
    ErlangProcess process = process("P");
    node.makeAtom("made");
    node.services().get(SERVICE, ArrayList::new).add("kept");
    node.jumpClock(1_000);
    int atoms = node.figures().atoms();

    downAndUp();

    assertThat(node.local().whereis(node.directory().name("P"))).isNull();
    assertThat(node.figures().atoms()).isEqualTo(atoms - 1);
    assertThat(node.figures().memoryBytes()).isZero();
    assertThat(node.figures().processes()).isZero();
    assertThat(node.services().find(SERVICE)).isEmpty();
    assertThat(node.monotonicNanos()).isEqualTo(fixture.run().nowNanos());
    assertThat(process.exitReason).isEqualTo(ExitReason.NODEDOWN);
    assertThat(process("P").incarnation()).isEqualTo(2);
  }

  @Test
  void operationsCostNothingUntilItHasStartedAgain() {
    node.beginToCharge();
    assertThat(node.priceOf(Cost.SEND)).isPositive();

    downAndUp();

    assertThat(node.priceOf(Cost.SEND)).isZero();
  }

  @Test
  void whoWasAboutToRunOrAtWorkGetsNoTurn() {
    NodeFixture.doing(
        node,
        "Busy",
        (on, self) -> {
          told.add("busy at " + on.nowNanos());
          on.chargeWork(self, 100);
          on.beginToPay(self);
        });
    process("Ready");
    fixture.runUntil(50);
    process("New");
    told.clear();

    downAndUp();
    NodeFixture.doing(
        node,
        "Next",
        (on, self) -> {
          told.add("next at " + on.nowNanos());
          on.waits().awaitMessage(self);
        });
    fixture.runUntil(500);

    assertThat(told).filteredOn(what -> what.contains(" at ")).containsExactly("next at 50");
  }

  @Test
  void theRootIsWatchedNoLongerAndNoStartIsAwaited() {
    ErlangProcess root = process("Root");
    node.lifecycle().watchRoot(root, reason -> told.add("root " + reason.inspect()));
    node.starts().whenStarted(root, _ -> told.add("started"));

    downAndUp();
    node.starts().acknowledge(root, Atom.OK, false);

    assertThat(told).containsExactly("Root@b#1 ended :nodedown");
  }

  @Test
  void aNodeGoesDownOnce() {
    process("P");
    fixture.run().takeDown(node, 0);
    int events = fixture.events().size();

    fixture.run().takeDown(node, 0);

    assertThat(fixture.events()).hasSize(events);
    assertThat(node.isUp()).isFalse();
    assertThat(fixture.run().deathCause()).isNull();
  }
}
