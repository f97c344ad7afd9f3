package crashlab.library.supervisor;

import crashlab.behaviour.Activity;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import org.jspecify.annotations.Nullable;

/// Starts the children of a supervisor from a given one on, one after the other; stops at the first
/// that fails, which is reported.
///
/// Source: OTP supervisor.erl, `start_children/2`.
final class StartInOrder implements Activity {
  /// A start that failed, with the reason that the supervisor would end with.
  record FailedStart(SupervisedChild child, Term reason) {}

  /// Takes how it went; null: all have started.
  interface WhenAllStarted {
    void accept(@Nullable FailedStart failed);
  }

  private final Supervisor supervisor;
  private final boolean restarted;
  private final WhenAllStarted then;
  private @Nullable SupervisedChild next;

  /// @param first the child that is started first; null if there are none
  /// @param restarted whether the supervisor starts them anew of its own accord
  StartInOrder(
      Supervisor supervisor,
      @Nullable SupervisedChild first,
      boolean restarted,
      WhenAllStarted then) {
    this.supervisor = supervisor;
    this.next = first;
    this.restarted = restarted;
    this.then = then;
  }

  @Override
  public boolean advance() {
    SupervisedChild child = next;
    if (child == null) {
      supervisor.doNext(null);
      then.accept(null);
      return true;
    }
    next = child.next;
    supervisor.doNext(
        new StartOne(
            supervisor, child, restarted, (outcome, detail) -> started(child, outcome, detail)));
    return true;
  }

  private void started(SupervisedChild child, StartOne.StartOutcome outcome, Term detail) {
    switch (outcome) {
      case STARTED -> supervisor.doNext(this);
      case IGNORED -> {
        if (child.template.restart() == Restart.TEMPORARY) {
          supervisor.remove(child);
        }
        supervisor.doNext(this);
      }
      case FAILED -> {
        supervisor.report("start_error", child, detail);
        Term reason =
            Tuple.of(
                ExitReason.SHUTDOWN,
                Tuple.of(new Atom("failed_to_start_child"), supervisor.idTerm(child.id()), detail));
        then.accept(new FailedStart(child, reason));
      }
    }
  }
}
