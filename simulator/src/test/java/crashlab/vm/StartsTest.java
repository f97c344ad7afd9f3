package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: OTP proc_lib.erl, `start_link/3`, `init_ack/2`.
class StartsTest {
  private static final Term IGNORE = new Atom("ignore");

  private final NodeFixture fixture = new NodeFixture();
  private final ErlangNode node = fixture.node();
  private final Lifecycle lifecycle = node.lifecycle();
  private final ErlangProcess starter = fixture.waiting("Starter");

  /// A child of which the starter awaits the end of its init.
  private ErlangProcess child() {
    return awaitedChild(fixture, starter);
  }

  private static ErlangProcess awaitedChild(NodeFixture fixture, ErlangProcess starter) {
    ErlangProcess child = fixture.starting(starter);
    fixture.runUntil(0);
    ErlangNode node = fixture.node();
    node.waits().expect(starter, node.starts().refOf(child));
    return child;
  }

  private @Nullable Message acknowledgement() {
    return node.waits().takeMatched(starter);
  }

  @Test
  void aStartIsAcknowledgedToItsStarter() {
    ErlangProcess child = child();

    node.starts().acknowledge(child, Atom.OK, false);

    Message ack = acknowledgement();
    assertThat(ack).isNotNull();
    assertThat(ack.sender()).isSameAs(child);
    assertThat(ack.extra()).isNull();
    assertThat(child.isStarting()).isFalse();
  }

  @Test
  void aStartThatWasAcknowledgedIsNotAcknowledgedAgain() {
    ErlangProcess child = child();
    node.starts().acknowledge(child, Atom.OK, false);
    acknowledgement();

    node.starts().acknowledge(child, Atom.OK, false);

    assertThat(acknowledgement()).isNull();
  }

  @Test
  void aStarterThatGaveUpHearsNothingOfTheStart() {
    ErlangProcess child = child();
    node.starts().giveUp(child);

    node.starts().acknowledge(child, Atom.OK, false);

    assertThat(acknowledgement()).isNull();
    assertThat(Inspection.mailboxSize(starter)).isZero();
  }

  @Test
  void theReferenceOfAStartIsNoneThatANodeHandsOut() {
    ErlangProcess first = child();
    ErlangProcess second = fixture.waiting("Other");

    assertThat(node.newRef()).isPositive();
    assertThat(node.starts().refOf(first)).isNegative();
    assertThat(node.starts().refOf(second)).isNegative().isNotEqualTo(node.starts().refOf(first));
  }

  @Test
  void anEndBeforeTheAcknowledgementMakesTheStartFail() {
    starter.setTrapsExits(true);
    ErlangProcess child = child();

    lifecycle.exit(child, new Atom("boom"));

    Message ack = acknowledgement();
    assertThat(ack).isNotNull();
    assertThat(ack.payload()).isEqualTo(new Atom("boom"));
    assertThat(ack.extra()).isNotNull();
    assertThat(starter.isAlive()).isTrue();
    assertThat(Inspection.mailboxSize(starter)).isZero(); // its EXIT went into the failure
  }

  /// Source: OTP gen.erl, `start_link`: the link is there before init, so its failure ends a
  /// starter that does not trap exits.
  @Test
  void anEndBeforeTheAcknowledgementTakesAPlainStarterAlong() {
    ErlangProcess child = child();

    lifecycle.exit(child, new Atom("boom"));

    assertThat(starter.exitReason).isEqualTo(new Atom("boom"));
  }

  /// Source: OTP 26 proc_lib.erl, `init_fail/2`, `sync_start_link/2`: the starter that traps exits
  /// takes the EXIT of a start that failed; OTP 25 left it in the mailbox.
  @ParameterizedTest
  @CsvSource({
    "25, ignore, false, 1",
    "25, odd, true, 1",
    "26, ignore, false, 0",
    "26, odd, true, 0"
  })
  void aFailedStartLeavesAnExitBefore26(int otp, String result, boolean failed, int exits) {
    var release = new NodeFixture(otp);
    ErlangProcess first = release.waiting("Starter");
    first.setTrapsExits(true);
    ErlangProcess child = awaitedChild(release, first);

    release.node().starts().acknowledge(child, new Atom(result), failed);
    release.node().lifecycle().exit(child, ExitReason.NORMAL);

    assertThat(Inspection.mailboxSize(first)).isEqualTo(exits);
  }

  @Test
  void theExitOfAChildThatStartedComesToItsStarter() {
    starter.setTrapsExits(true);
    ErlangProcess child = child();

    node.starts().acknowledge(child, Atom.OK, false);
    lifecycle.exit(child, ExitReason.NORMAL);

    assertThat(NodeFixture.mailbox(starter)).containsExactly("exit :normal");
  }

  @Test
  void aPlainStarterIsStruckByTheExitSignalOfAFailedStart() {
    ErlangProcess child = child();

    node.starts().acknowledge(child, new Atom("boom"), true);
    lifecycle.exit(child, new Atom("boom"));

    assertThat(starter.exitReason).isEqualTo(new Atom("boom"));
  }

  @Test
  void whoeverWaitsFromOutsideIsToldOnceWhetherTheStartSucceeded() {
    List<String> told = new ArrayList<>();
    ErlangProcess good = fixture.waiting("Good");
    ErlangProcess ignoring = fixture.waiting("Ignoring");
    ErlangProcess failing = fixture.waiting("Failing");
    for (ErlangProcess process : List.of(good, ignoring, failing)) {
      node.starts().whenStarted(process, succeeded -> told.add(process.path() + " " + succeeded));
    }

    node.starts().acknowledge(failing, Atom.OK, true);
    node.starts().acknowledge(ignoring, IGNORE, false);
    node.starts().acknowledge(good, Atom.OK, false);
    node.starts().acknowledge(good, Atom.OK, false);

    assertThat(told)
        .containsExactly(
            failing.path() + " false", ignoring.path() + " false", good.path() + " true");
  }
}
