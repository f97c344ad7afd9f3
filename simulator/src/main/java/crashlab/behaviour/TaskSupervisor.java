package crashlab.behaviour;

import crashlab.vm.ErlangNode;

/// A Task.Supervisor: a DynamicSupervisor whose children are tasks.
///
/// Source: Elixir task/supervisor.ex.
public final class TaskSupervisor extends DynamicSupervisor {
  public TaskSupervisor(ErlangNode node, DynamicSpec spec) {
    super(node, spec);
  }

  @Override
  void startTask(ChildTemplate template, From from) {
    start(template, from);
  }

  /// Its tasks tell their starts themselves.
  @Override
  boolean tellsStarts() {
    return false;
  }
}
