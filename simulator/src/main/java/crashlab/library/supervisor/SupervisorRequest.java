package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// What a supervisor is asked to do.
public sealed interface SupervisorRequest {
  record StartChild(ChildTemplate child) implements SupervisorRequest {}

  record TerminateChild(String id) implements SupervisorRequest {}

  record RestartChild(String id) implements SupervisorRequest {}

  record DeleteChild(String id) implements SupervisorRequest {}

  /// Of a dynamic supervisor; null is a target that is nobody.
  record TerminatePid(@Nullable ErlangProcess child) implements SupervisorRequest {}

  record WhichChildren() implements SupervisorRequest {}

  /// Of a task supervisor.
  record StartTask(ChildTemplate task) implements SupervisorRequest {}
}
