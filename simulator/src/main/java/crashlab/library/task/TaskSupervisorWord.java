package crashlab.library.task;

import crashlab.library.ChildWord;
import crashlab.library.Descriptions;
import crashlab.library.supervisor.DynamicSpec;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildType;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;

/// A child that is a Task.Supervisor. Source: Elixir task/supervisor.ex.
final class TaskSupervisorWord {
  static final ChildWord WORD =
      new ChildWord(
          ChildType.supervisor(
              Word.kind("type", "task_supervisor", "A `Task.Supervisor`.")
                  .with(
                      ChildParams.MAX_RESTARTS, ChildParams.MAX_SECONDS, ChildParams.MAX_CHILDREN),
              Descriptions::dynamic),
          (spec, context) -> {
            var with = new DynamicSpec(spec.intensity(), spec.get(ChildParams.MAX_CHILDREN));
            return context.named(
                spec, ProcessKind.TASK_SUPERVISOR, (on, _) -> new TaskSupervisor(on, with));
          });

  private TaskSupervisorWord() {}
}
