package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An injected failure strikes where its process waits, unless that has to end what it has begun.
class StruckWaitsTest {
  private static final Atom BOOM = new Atom("boom");

  private final NodeFixture fixture = new NodeFixture();
  private final List<String> turns = new ArrayList<>();

  /// A process that notes its turns and waits for 10 ns, and takes an injected failure if it asks
  /// for it.
  private final class Waiter extends Program {
    private final boolean failsWaiting;

    Waiter(boolean failsWaiting) {
      this.failsWaiting = failsWaiting;
    }

    @Override
    protected boolean mayFailWaiting() {
      return failsWaiting;
    }

    @Override
    protected void run(ErlangNode node, ErlangProcess self) {
      String why = self.takeTimeout() ? " timeout" : self.isStruckWaiting() ? " struck" : "";
      turns.add("at " + node.nowNanos() + why);
      if (self.isStruckWaiting()) {
        Term reason = self.takeCrash();
        assertThat(reason).isEqualTo(BOOM);
        node.waits().awaitMessage(self);
      } else {
        node.waits().awaitMessage(self, 10);
      }
    }
  }

  private void crash(ErlangProcess process) {
    fixture.node().interventions().crash(process, BOOM, 7);
  }

  @Test
  void whoWaitsIsStruckAtOnce() {
    ErlangProcess process = fixture.process("P", new Waiter(true));
    fixture.runUntil(4);

    crash(process);
    fixture.runUntil(100);

    assertThat(turns).containsExactly("at 0", "at 4 struck");
    assertThat(process.hasCrash()).isFalse();
  }

  @Test
  void whoDoesNotWaitYetIsStruckWhenItDoesAndNeedsNoTimeLimit() {
    ErlangProcess process = fixture.process("P", new Waiter(true));
    crash(process);

    fixture.runUntil(0);

    assertThat(turns).containsExactly("at 0", "at 0 struck");
    assertThat(fixture.node().queue.size()).isZero();
  }

  @Test
  void whoHasToEndWhatItHasBegunWaitsOn() {
    ErlangProcess process = fixture.process("P", new Waiter(false));
    crash(process);

    fixture.runUntil(25);

    assertThat(turns).containsExactly("at 0", "at 10 timeout", "at 20 timeout");
    assertThat(process.hasCrash()).isTrue();
  }
}
