package crashlab.library.supervisor;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import org.jspecify.annotations.Nullable;

/// Requests that reach a supervisor as the message of a plain call, which is all that the functions
/// of Supervisor and DynamicSupervisor send it.
///
/// Source: OTP supervisor.erl, `handle_call/3`; Elixir dynamic_supervisor.ex, `handle_call/3`.
final class PlainRequests {
  private static final Atom WHICH_CHILDREN = new Atom("which_children");
  private static final Atom COUNT_CHILDREN = new Atom("count_children");

  private PlainRequests() {}

  /// What a message asks for; null if no supervisor has a clause for it.
  static @Nullable SupervisorRequest of(Term message) {
    if (message.equals(WHICH_CHILDREN)) {
      return new SupervisorRequest.ListChildren();
    }
    if (message.equals(COUNT_CHILDREN)) {
      return new SupervisorRequest.CountChildren();
    }
    return message instanceof Tuple pair && pair.size() == 2 && pair.get(0) instanceof Atom verb
        ? of(verb.name(), pair.get(1))
        : null;
  }

  private static @Nullable SupervisorRequest of(String verb, Term about) {
    return switch (verb) {
      case "start_child" -> new SupervisorRequest.StartOther(about);
      case "terminate_child" ->
          about instanceof Pid pid
              ? new SupervisorRequest.TerminateKnown(pid)
              : new SupervisorRequest.TerminateChild(id(about));
      case "restart_child" -> new SupervisorRequest.RestartChild(id(about));
      case "delete_child" -> new SupervisorRequest.DeleteChild(id(about));
      case "get_childspec" -> new SupervisorRequest.GetChildSpec(id(about));
      default -> null;
    };
  }

  /// The id that a term stands for; that of no child if it stands for none.
  private static String id(Term term) {
    return switch (term) {
      case Atom atom -> atom.name();
      case Int number -> Long.toString(number.value());
      case Text _, Decimal _, Bool _, Tuple _, MapTerm _ -> "";
      case Blob _, Pid _, Opaque _, ExceptionTerm _ -> "";
    };
  }
}
