package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.util.List;
import java.util.stream.Collectors;

/// How terms and exit reasons are written for people.
///
/// @param wording names the processes in them
record TermWording(Wording wording) {
  /// Longer messages of exceptions are cut: what matters stands at their beginning.
  private static final int LONGEST_MESSAGE = 90;

  /// The module that stands in the start of a child spec for the scenario's own.
  private static final Atom STAND_IN = new Atom("CL.Start");

  /// Returns an exit reason, the well-known shapes in words: `RuntimeError "boom"`, `:timeout in
  /// GenServer.call(Cache, :get, 5000)`.
  String reason(Term reason) {
    if (reason instanceof Tuple pair && pair.size() == 2) {
      Term first = pair.get(0);
      Term second = pair.get(1);
      if (second instanceof Opaque opaque && opaque.isStack()) {
        return reason(first);
      }
      if (first.equals(ExitReason.SHUTDOWN) && isFailedStart(second)) {
        return failedStart((Tuple) second);
      }
      if (second instanceof Tuple call && isFunctionCall(call)) {
        return reason(first) + " in " + functionCall(call);
      }
    }
    return term(reason);
  }

  /// Returns a term as Elixir prints it, with processes by their names.
  String term(Term term) {
    return switch (term) {
      case Pid pid -> wording.process(pid.number());
      case ExceptionTerm exception -> exception(exception);
      case Tuple tuple when RequestWording.isStartOfATask(tuple) -> "{:start_task, …}";
      case Tuple tuple -> "{" + joined(tuple.elements()) + "}";
      case MapTerm map -> map(map);
      case Atom _, Text _, Int _, Decimal _, Bool _, Blob _, Opaque _ -> term.inspect();
    };
  }

  /// A child spec names no more than whose it is: what starts it is the simulator's own.
  private String map(MapTerm map) {
    boolean spec =
        map.entries().get("start") instanceof Tuple start && start.get(0).equals(STAND_IN);
    if (spec) {
      return "%{id: " + term(map.entries().getOrDefault("id", STAND_IN)) + ", …}";
    }
    return map.entries().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + term(entry.getValue()))
        .collect(Collectors.joining(", ", "%{", "}"));
  }

  private static String exception(ExceptionTerm exception) {
    String message = exception.message();
    if (message == null) {
      return exception.exception();
    }
    boolean fits = message.length() <= LONGEST_MESSAGE;
    String told = fits ? message : message.substring(0, LONGEST_MESSAGE) + '…';
    return exception.exception() + " \"" + told + '"';
  }

  private static boolean isFunctionCall(Tuple call) {
    return call.size() == 3
        && call.get(0) instanceof Atom
        && call.get(1) instanceof Atom
        && call.get(2) instanceof Tuple;
  }

  private String functionCall(Tuple call) {
    String arguments = call.get(2) instanceof Tuple tuple ? joined(tuple.elements()) : "";
    String function = call.get(1) instanceof Atom atom ? atom.name() : "";
    return term(call.get(0)) + "." + function + "(" + arguments + ")";
  }

  /// `{failed_to_start_child, id, reason}`, by which a supervisor tells why it did not start.
  private static boolean isFailedStart(Term term) {
    return term instanceof Tuple tuple
        && tuple.size() == 3
        && tuple.get(0) instanceof Atom atom
        && atom.name().equals("failed_to_start_child");
  }

  private String failedStart(Tuple failed) {
    return "failed to start child " + plain(failed.get(1)) + ": " + reason(failed.get(2));
  }

  /// Returns a term without the marks of its kind: `Cache`, not `:Cache`.
  String plain(Term term) {
    return switch (term) {
      case Atom atom -> atom.name();
      case Text text -> text.value();
      case Int _, Decimal _, Bool _, Tuple _, MapTerm _, Blob _ -> term(term);
      case Pid _, Opaque _, ExceptionTerm _ -> term(term);
    };
  }

  String list(Tuple list) {
    return "[" + joined(list.elements()) + "]";
  }

  private String joined(List<Term> terms) {
    return terms.stream().map(this::term).collect(Collectors.joining(", "));
  }
}
