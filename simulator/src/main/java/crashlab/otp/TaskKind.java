package crashlab.otp;

/// How a task is started. Source: Elixir task.ex, task/supervisor.ex.
public enum TaskKind {
  /// `Task.async`: by the caller itself.
  ASYNC,
  /// `Task.Supervisor.async`.
  SUPERVISOR_ASYNC,
  /// `Task.Supervisor.async_nolink`.
  SUPERVISOR_ASYNC_NOLINK,
  /// `Task.Supervisor.start_child`: nobody waits for its result.
  START_CHILD
}
