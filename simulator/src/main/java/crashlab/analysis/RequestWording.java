package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests to supervisors as people speak of them: what a library puts into them does not show.
final class RequestWording {
  private static final List<String> REQUESTS =
      List.of("start_child", "terminate_child", "restart_child", "delete_child");

  private final Wording wording;

  RequestWording(Wording wording) {
    this.wording = wording;
  }

  /// Returns a request as people speak of it: `start_child Cache`; a message as a term.
  String request(@Nullable Digested message) {
    if (message instanceof Tuple request
        && request.size() > 0
        && request.get(0) instanceof Atom verb) {
      if (isStartOfATask(request)) {
        return "start a task";
      }
      if (request.size() == 2 && REQUESTS.contains(verb.name())) {
        return verb.name() + " " + childOf(request.get(1));
      }
    }
    return wording.termOf(message);
  }

  /// Returns the child that a request to a supervisor is about; nothing if it is about none.
  String child(@Nullable Digested message) {
    return message instanceof Tuple request
            && request.size() == 2
            && request.get(0) instanceof Atom verb
            && REQUESTS.contains(verb.name())
        ? childOf(request.get(1))
        : "";
  }

  private String childOf(Term asked) {
    Term id = asked instanceof MapTerm spec ? spec.entries().get("id") : asked;
    return wording.plain(id == null ? asked : id);
  }

  /// Whether it is what a task supervisor is asked with: who asks, and the function to run.
  static boolean isStartOfATask(Tuple message) {
    return message.size() == 4
        && message.get(0) instanceof Atom verb
        && verb.name().equals("start_task");
  }
}
