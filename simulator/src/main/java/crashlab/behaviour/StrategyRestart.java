package crashlab.behaviour;

import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which children a supervisor stops and starts to restart one of them, by its strategy; the
/// restart budget allows it already.
///
/// Source: OTP supervisor.erl, `restart/3`.
final class StrategyRestart {
  private final Supervisor supervisor;
  private final Child failed;

  private StrategyRestart(Supervisor supervisor, Child failed) {
    this.supervisor = supervisor;
    this.failed = failed;
  }

  static void begin(Supervisor supervisor, Child failed) {
    var restart = new StrategyRestart(supervisor, failed);
    switch (supervisor.strategy()) {
      case ONE_FOR_ONE -> restart.one();
      case REST_FOR_ONE -> restart.group(supervisor.childrenFrom(failed));
      case ONE_FOR_ALL -> restart.group(supervisor.children());
    }
  }

  private void one() {
    supervisor.doNext(
        new StartOne(
            supervisor,
            failed,
            (outcome, detail) -> {
              if (outcome == SupervisorProgram.Outcome.FAILED) {
                failed.restarting();
                supervisor.report("start_error", failed, detail);
                supervisor.tryAgainLater(failed);
              }
            }));
  }

  /// Stops and starts several children. Source: OTP supervisor.erl, `restart_multiple_children/3`.
  private void group(List<Child> group) {
    ErlangProcess oldProcess = failed.reported;
    failed.undefined();
    supervisor.stop(
        group,
        () -> {
          List<Child> left = new ArrayList<>(group);
          left.retainAll(supervisor.children());
          supervisor.startFrom(left, failure -> started(failure, oldProcess));
        });
  }

  private void started(StartInOrder.@Nullable FailedStart failure, @Nullable ErlangProcess old) {
    if (failure != null) {
      Child again = failure.child();
      again.restarting();
      again.reported = again == failed ? old : null;
      supervisor.tryAgainLater(again);
    }
  }
}
