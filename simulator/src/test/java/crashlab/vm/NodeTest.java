package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Cost;
import crashlab.otp.NodeId;
import crashlab.otp.OtpRelease;
import crashlab.otp.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeTest {
  private static final long PROCESS = 1_000;
  private static final long MESSAGE = 10;

  private final NodeFixture fixture = new NodeFixture(options(5_000));
  private final ErlangNode node = fixture.node();

  private static NodeOptions options(long memoryBytes) {
    return new NodeOptions(
        NodeId.ALONE.name(),
        new OtpRelease(27),
        1,
        new CostModel(Map.of("process_bytes", PROCESS, "message_bytes", MESSAGE, "send", 7L)),
        memoryBytes,
        AtomTable.AT_START + 2,
        300,
        20,
        3);
  }

  private void deliver(ErlangProcess to, long bytes) {
    node.deliver(to, node.message(Message.Kind.INFO, null, new Blob(bytes), 0));
  }

  @Test
  void operationsCostNothingUntilTheSystemHasStarted() {
    ErlangProcess process = fixture.waiting("P");
    node.charge(process, Cost.SEND);
    assertThat(process.debtNanos).isZero();
    assertThat(node.priceOf(Cost.SEND)).isZero();

    node.beginToCharge();
    node.charge(process, Cost.SEND);
    node.charge(process, Cost.SEND);
    node.chargeWork(process, 100);

    assertThat(node.priceOf(Cost.SEND)).isEqualTo(7);
    assertThat(process.debtNanos).isEqualTo(114);
  }

  @Test
  void copyingCostsByTheSizeOfTheTerm() {
    ErlangProcess process = fixture.waiting("P");
    node.beginToCharge();
    node.chargeCopy(process, new Text("small terms have no size"));
    assertThat(process.debtNanos).isZero();

    node.chargeCopy(process, new Blob(3_000));
    node.chargeCopy(process, new Blob(3_000));

    long price = 3 * Cost.COPY.normal();
    assertThat(node.priceOfCopying(3_000)).isEqualTo(price);
    assertThat(process.debtNanos).isEqualTo(2 * price);
  }

  @Test
  void whoOwesNothingHasNothingToPay() {
    List<String> done = new ArrayList<>();
    fixture.doing(
        "P",
        (on, self) -> {
          done.add("pays " + on.pay(self) + " at " + on.nowNanos());
          on.waits().awaitMessage(self);
        });

    fixture.runUntil(10);

    assertThat(done).containsExactly("pays false at 0");
  }

  @Test
  void aDebtIsPaidWithinTheTurnOnlyIfNobodyLooksOnAndNothingElseHappens() {
    assertThat(new Paying().stepByStep()).containsExactly("owes at 0", "paid at 10");
    assertThat(new Paying().atOnce(100)).containsExactly("paid at 10");
    assertThat(new Paying().atOnce(5)).containsExactly("owes at 0");
  }

  /// A process that works for 10 ns, pays for it, and notes whether that was within its turn.
  private static final class Paying {
    private final NodeFixture fixture = new NodeFixture();
    private final List<String> done = new ArrayList<>();

    Paying() {
      int[] turns = {0};
      fixture.doing(
          "P",
          (on, self) -> {
            if (turns[0]++ == 0) {
              on.chargeWork(self, 10);
            }
            if (on.pay(self)) {
              done.add("owes at " + on.nowNanos());
            } else {
              done.add("paid at " + on.nowNanos());
              on.waits().awaitMessage(self);
            }
          });
    }

    List<String> stepByStep() {
      fixture.runUntil(100);
      return done;
    }

    List<String> atOnce(long nanos) {
      fixture.run().runBefore(nanos);
      return done;
    }
  }

  @Test
  void memoryIsThatOfProcessesAndOfTheMessagesThatWait() {
    ErlangProcess process = fixture.waiting("P");
    deliver(process, 200);
    assertThat(node.figures().memoryBytes()).isEqualTo(PROCESS + MESSAGE + 200);
    node.claimMemory(500);
    node.freeMemory(500);
    fixture.end(process, "boom");

    assertThat(node.figures().memoryBytes()).isZero();
    assertThat(node.figures().maxMemoryBytes()).isEqualTo(PROCESS + MESSAGE + 200 + 500);
  }

  @Test
  void moreMemoryThanItHasEndsTheVm() {
    ErlangProcess process = fixture.waiting("P");
    deliver(process, 5_000 - PROCESS - MESSAGE);
    assertThat(node.isUp()).isTrue();

    node.claimMemory(1);

    assertThat(node.isUp()).isFalse();
    assertThat(fixture.run().deathCause())
        .isEqualTo("eheap_alloc: cannot allocate memory, 5001 bytes are in use");
  }

  @Test
  void moreMessagesThanAMailboxMayHoldCutTheRun() {
    ErlangProcess process = fixture.waiting("P");
    for (int i = 0; i < 3; i++) {
      deliver(process, 0);
    }
    assertThat(fixture.run().cut()).isNull();

    deliver(process, 0);

    assertThat(fixture.run().cut())
        .isEqualTo(
            new RunLimits.Cut(
                "mailbox", "the run was cut with more than 3 messages in the mailbox of P"));
    assertThat(fixture.run().deathCause()).isNull();
  }

  @Test
  void moreAtomsThanItsTableHoldsEndTheVm() {
    assertThat(node.makeAtom("one")).isTrue();
    assertThat(node.makeAtom("one")).isTrue();
    assertThat(node.makeAtom("two")).isTrue();
    assertThat(node.figures().atoms()).isEqualTo(AtomTable.AT_START + 2);

    assertThat(node.makeAtom("three")).isFalse();

    assertThat(fixture.run().deathCause())
        .isEqualTo("no more index entries in atom_tab (max=15002)");
  }

  @Test
  void aVmDiesOnce() {
    node.die("first");
    node.die("second");

    assertThat(fixture.events()).containsExactly("vm_died 0 0");
    assertThat(fixture.run().deathCause()).isEqualTo("first");
  }

  @Test
  void monotonicTimeBeginsWhereItIsToldAndJumps() {
    fixture.runUntil(40);
    assertThat(node.monotonicNanos()).isEqualTo(340);

    node.jumpClock(1_000);
    node.jumpClock(1_000);

    assertThat(node.monotonicNanos()).isEqualTo(2_340);
    assertThat(node.nowNanos()).isEqualTo(40);
  }

  @Test
  void theMostProcessesAtOnceAreKept() {
    ErlangProcess first = fixture.waiting("P");
    fixture.waiting("Q");
    fixture.end(first, "boom");
    fixture.waiting("R");

    assertThat(node.figures().processes()).isEqualTo(2);
    assertThat(node.figures().maxProcesses()).isEqualTo(2);
  }

  @Test
  void messagesAndSparesAreUsedAgain() {
    Message message = node.message(Message.Kind.INFO, null, Atom.OK, 0, 9);
    node.recycle(message.with("extra"));
    var first = new Spare();
    node.giveBack(new Spare());
    node.giveBack(first);

    Message again = node.message(Message.Kind.CAST, null, Atom.NIL, 3);

    assertThat(again).isSameAs(message);
    assertThat(again.ref()).isZero();
    assertThat(again.extra()).isNull();
    assertThat(again.cause()).isEqualTo(3);
    assertThat(node.takeSpare()).isSameAs(first);
    assertThat(node.takeSpare()).isNotNull();
    assertThat(node.takeSpare()).isNull();
  }

  @Test
  void aMessageForTheDeadOrForANameThatNobodyHoldsIsDropped() {
    ErlangProcess process = fixture.waiting("P");
    fixture.end(process, "boom");

    deliver(process, 0);
    node.deliver(
        node.directory().name("nobody"), node.message(Message.Kind.INFO, null, Atom.OK, 0));

    assertThat(NodeFixture.mailbox(process)).isEmpty();
    assertThat(node.figures().memoryBytes()).isZero();
  }

  @Test
  void aMessageForANameGoesToItsHolder() {
    ErlangProcess process = NodeFixture.waiting(node, "P");

    node.deliver(node.directory().name("P"), node.message(Message.Kind.INFO, null, Atom.OK, 0));

    assertThat(NodeFixture.mailbox(process)).containsExactly("info :ok");
  }

  @Test
  void anAnswerToAnAliasGoesToTheWatcherOfItsMonitor() {
    ErlangProcess watcher = fixture.waiting("W");
    Monitor alias = node.bonds().monitor(watcher, fixture.waiting("P"));

    node.deliver(alias, node.message(Message.Kind.INFO, null, Atom.OK, 0));

    assertThat(NodeFixture.mailbox(watcher)).containsExactly("info :ok");
  }

  @Test
  void theReplyToACallEndsItsMonitor() {
    ErlangProcess caller =
        fixture.doing("C", (on, self) -> on.waits().awaitRef(self, 7, Long.MAX_VALUE));
    ErlangProcess server = fixture.waiting("S");
    fixture.runUntil(0);
    node.bonds().call(caller, server, NodeFixture.request(caller, 7));
    Monitor monitor = caller.rare().callMonitor;
    assertThat(monitor).isNotNull();

    fixture.deliver(caller, Message.Kind.REPLY, "pong", 7);

    assertThat(monitor.isActive()).isFalse();
    fixture.end(server, "boom");
    assertThat(NodeFixture.mailbox(caller)).isEmpty();
  }

  @Test
  void timeLimitsOfWaitsAreTold() {
    ErlangProcess process = fixture.doing("P", (on, self) -> on.waits().awaitMessage(self, 50));
    assertThat(process.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    fixture.runUntil(10);
    assertThat(process.deadlineNanos()).isEqualTo(50);

    process.setDeadlineOff();

    assertThat(process.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    fixture.waiting("Q").setDeadlineOff(); // which never had one
  }

  private static final class Spare extends Reusable {}
}
