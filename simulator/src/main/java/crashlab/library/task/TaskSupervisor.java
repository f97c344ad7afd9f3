package crashlab.library.task;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.From;
import crashlab.library.supervisor.DynamicSpec;
import crashlab.library.supervisor.DynamicSupervisor;
import crashlab.vm.ErlangNode;

/// A Task.Supervisor: a DynamicSupervisor whose children are tasks.
///
/// Source: Elixir task/supervisor.ex.
public final class TaskSupervisor extends DynamicSupervisor {
  public TaskSupervisor(ErlangNode node, DynamicSpec spec) {
    super(node, spec);
  }

  @Override
  protected void startTask(ChildTemplate template, From from) {
    start(template, from);
  }

  /// Its tasks tell their starts themselves.
  @Override
  protected boolean tellsStarts() {
    return false;
  }
}
