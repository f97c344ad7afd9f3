package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.vm.Services;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What a program remembers only if it draws random numbers, leaves calls unanswered, is about to
/// end, or has something to do between two messages: most idle processes need none of it.
final class RareMemory {
  @Nullable RandomStream random;

  /// Calls that got no reply when their callbacks ended, oldest first.
  @Nullable ArrayDeque<From> pending;

  Term leavingReason = ExitReason.NORMAL;
  @Nullable Term lastReply;

  /// What handle_continue gets next.
  @Nullable Term nextContinue;

  /// The time limit of the next wait for a message.
  long armedNanos = StepProgram.NO_TIMEOUT;

  /// What libraries keep for the process.
  @Nullable Services services;

  RareMemory() {}
}
