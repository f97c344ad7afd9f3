package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.otp.Pid;
import crashlab.otp.Term;
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

  /// Of a plain call to a dynamic supervisor.
  record TerminateKnown(Pid child) implements SupervisorRequest {}

  /// `Supervisor.which_children`, of which the step tells ids and pids.
  record WhichChildren() implements SupervisorRequest {}

  /// The same by a plain call, with all that the answer says.
  record ListChildren() implements SupervisorRequest {}

  record CountChildren() implements SupervisorRequest {}

  record GetChildSpec(String id) implements SupervisorRequest {}

  /// A start of what is no child spec.
  record StartOther(Term spec) implements SupervisorRequest {}

  /// Of a supervisor that keeps its children for another process.
  record OfKept(KeptRequest request) implements SupervisorRequest {}

  /// Of a task supervisor.
  record StartTask(ChildTemplate task) implements SupervisorRequest {}
}
