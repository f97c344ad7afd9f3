package crashlab.library.task;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.ProgramFactory;
import crashlab.library.TaskCode;
import crashlab.library.supervisor.SupervisorRequest;
import crashlab.otp.Atom;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangProcess;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessNature;

/// What a task supervisor is asked for. Source: Elixir task/supervisor.ex,
/// `start_child_with_spec/4`.
///
/// @param path where the task belongs: with who asked for it
record StartTaskRequest(TaskCode job, Restart restart, PathEntry path) {
  private static final Atom START_TASK = new Atom("start_task");
  private static final Atom MONITOR = new Atom("monitor");

  /// Source: Elixir task/supervisor.ex, `get_owner/1`.
  static Term owner(ErlangProcess process) {
    Term name = process.name() == null ? process.pid() : process.name().atom();
    return Tuple.of(process.node().name(), name, process.pid());
  }

  /// The arguments of a task that waits for word of its owner.
  static Tuple waitingFor(ErlangProcess owner) {
    return Tuple.of(owner(owner), MONITOR);
  }

  /// The request as it stands in the reason of a failed call.
  static Term asTerm(Tuple arguments, Term restart, Term shutdown) {
    return Tuple.of(START_TASK, arguments, restart, shutdown);
  }

  /// The request for a task that runs `program`.
  SupervisorRequest forTask(ProgramFactory program) {
    var code =
        new ModuleCode(
            job.name(),
            ProcessKind.TASK,
            job.trapsExits(),
            ProcessNature.NORMAL_PRIORITY,
            false,
            program);
    return new SupervisorRequest.StartTask(
        new ChildTemplate(
            job.name(), restart, Shutdown.WORKER_DEFAULT, false, code, null, null, path));
  }
}
