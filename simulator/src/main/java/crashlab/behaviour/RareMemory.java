package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.vm.Services;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What a program remembers only if it draws random numbers, leaves calls unanswered, is about to
/// end, or has something to do between two messages: most idle processes need none of it.
public final class RareMemory {
  @Nullable RandomStream random;

  /// Calls that got no reply when their callbacks ended, oldest first.
  @Nullable ArrayDeque<From> pending;

  Term leavingReason = ExitReason.NORMAL;
  @Nullable Term lastReply;

  private @Nullable Term nextContinue;
  private long armedNanos = FollowUp.NO_TIMEOUT;

  /// What libraries keep for the process.
  @Nullable Services services;

  RareMemory() {}

  /// Takes over what the end of a callback brings along; null for nothing.
  public void follow(@Nullable FollowUp what) {
    nextContinue = what == null ? null : what.continueWith();
    armedNanos = what == null ? FollowUp.NO_TIMEOUT : what.timeoutNanos();
  }

  /// Returns what handle_continue gets next, once; null for nothing.
  public @Nullable Term takeContinue() {
    Term taken = nextContinue;
    nextContinue = null;
    return taken;
  }

  public void setContinue(Term argument) {
    nextContinue = argument;
  }

  /// The time limit of the next wait for a message, or [FollowUp#NO_TIMEOUT].
  public long armedNanos() {
    return armedNanos;
  }

  public void disarm() {
    armedNanos = FollowUp.NO_TIMEOUT;
  }
}
