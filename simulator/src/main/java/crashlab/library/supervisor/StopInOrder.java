package crashlab.library.supervisor;

import crashlab.behaviour.Activity;
import org.jspecify.annotations.Nullable;

/// Stops children of a supervisor from the last to a given one, waiting for each; temporary ones
/// lose their specs.
///
/// Source: OTP supervisor.erl, `terminate_children/2`.
final class StopInOrder implements Activity {
  private final Supervisor supervisor;
  private final WaitingExits exits;
  private final @Nullable SupervisedChild end;
  private final Runnable then;
  private @Nullable SupervisedChild next;

  /// @param end the child that is stopped as the last; null if there are no children
  StopInOrder(Supervisor supervisor, @Nullable SupervisedChild end, Runnable then) {
    this.supervisor = supervisor;
    this.exits = supervisor.waitingExits();
    this.end = end;
    this.then = then;
    this.next = end == null ? null : supervisor.children.last();
  }

  @Override
  public boolean advance() {
    for (SupervisedChild child = next; child != null; child = next) {
      next = child == end ? null : child.previous;
      if (child.process() != null) {
        SupervisedChild stopped = child;
        supervisor.doNext(new StopOne(supervisor, child, exits, () -> stopped(stopped)));
        return true;
      }
      supervisor.gone(child);
    }
    supervisor.doNext(null);
    then.run();
    return true;
  }

  private void stopped(SupervisedChild child) {
    supervisor.gone(child);
    supervisor.doNext(this);
  }
}
