package crashlab.behaviour;

import crashlab.otp.Term;
import java.util.List;

/// Stops children of a supervisor from the last to the first, waiting for each; temporary ones lose
/// their specs.
///
/// Source: OTP supervisor.erl, `terminate_children/2`.
final class StopInOrder implements Activity {
  private final Supervisor supervisor;
  private final List<Child> list;
  private final Runnable then;
  private int left;

  StopInOrder(Supervisor supervisor, List<Child> list, Runnable then) {
    this.supervisor = supervisor;
    this.list = list;
    this.then = then;
    this.left = list.size();
  }

  @Override
  public boolean advance() {
    while (left > 0) {
      Child child = list.get(--left);
      if (child.process != null) {
        supervisor.doNext(new StopOne(this::report, supervisor, child, () -> stopped(child)));
        return true;
      }
      supervisor.gone(child);
    }
    supervisor.doNext(null);
    then.run();
    return true;
  }

  private void stopped(Child child) {
    supervisor.gone(child);
    supervisor.doNext(this);
  }

  private void report(Child child, Term reason) {
    supervisor.report("shutdown_error", child, reason);
  }
}
