package crashlab.library.supervisor;

import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// Which children a supervisor stops and starts to restart one of them, by its strategy; the
/// restart budget allows it already.
///
/// Source: OTP supervisor.erl, `restart/3`.
final class StrategyRestart {
  private final Supervisor supervisor;
  private final SupervisedChild failed;

  private StrategyRestart(Supervisor supervisor, SupervisedChild failed) {
    this.supervisor = supervisor;
    this.failed = failed;
  }

  static void begin(Supervisor supervisor, SupervisedChild failed) {
    var restart = new StrategyRestart(supervisor, failed);
    switch (supervisor.strategy()) {
      case ONE_FOR_ONE -> restart.one();
      case REST_FOR_ONE -> restart.group(failed);
      case ONE_FOR_ALL -> restart.group(null);
    }
  }

  private void one() {
    supervisor.doNext(
        new StartOne(
            supervisor,
            failed,
            true,
            (outcome, detail) -> {
              if (outcome == StartOne.StartOutcome.FAILED) {
                supervisor.restarting(failed, failed.reported());
                supervisor.report("start_error", failed, detail);
                supervisor.tryAgainLater(failed);
              }
            }));
  }

  /// Stops and starts the children from `first` on; null means all. Source: OTP supervisor.erl,
  /// `restart_multiple_children/3`.
  private void group(@Nullable SupervisedChild first) {
    ErlangProcess oldProcess = failed.reported();
    supervisor.undefined(failed);
    supervisor.stopFrom(
        first == null ? supervisor.children.first() : first,
        () ->
            supervisor.startFrom(
                first == null ? supervisor.children.first() : first,
                true,
                failure -> started(failure, oldProcess)));
  }

  private void started(StartInOrder.@Nullable FailedStart failure, @Nullable ErlangProcess old) {
    if (failure != null) {
      SupervisedChild again = failure.child();
      supervisor.restarting(again, again == failed ? old : null);
      supervisor.tryAgainLater(again);
    }
  }
}
