package crashlab.analysis;

import crashlab.analysis.finding.Refused;
import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import org.jspecify.annotations.Nullable;

/// What processes were answered and told, as half sentences.
final class Answered {
  private final TraceLog log;
  private final Wording wording;

  Answered(TraceLog log, Wording wording) {
    this.log = log;
    this.wording = wording;
  }

  /// `App refused App/Tester's start_child of Cache twice: {:error, :already_present}, …`.
  String refused(Refused refused) {
    if (!(log.detail(refused.index()) instanceof Detail.Result result)) {
      return "A request was refused";
    }
    int request = refused.request();
    String when =
        refused.times() == 1
            ? " at " + Wording.when(log.timeNanos(refused.index()))
            : ClaimWording.often(
                refused.times(), log.timeNanos(refused.index()), refused.lastNanos());
    String what = result.verb() + (request < 0 ? "" : child(log.detail(request)));
    String asker = wording.place(log.pid(refused.index()));
    return (request < 0
            ? what + " of " + asker + " was refused"
            : wording.place(log.other(request)) + " refused " + what + " to " + asker)
        + when
        + ": "
        + wording.term(result.value())
        + why(result, request);
  }

  private String child(@Nullable Digested request) {
    String child = wording.child(request);
    return child.isEmpty() ? "" : " of " + child;
  }

  /// What an error means, where its word does not say it.
  ///
  /// @param request the position of the request; -1 if it is not known
  private String why(Detail.Result result, int request) {
    Term error = result.value();
    Term reason = error instanceof Tuple pair && pair.size() == 2 ? pair.get(1) : error;
    if (reason instanceof Tuple pair
        && pair.size() == 2
        && pair.get(0) instanceof Atom word
        && word.name().startsWith("already_")
        && pair.get(1) instanceof Pid holder) {
      return ", since " + wording.holder(holder.number()) + " was there already";
    }
    Detail.Identity asked = request < 0 ? null : log.identity(log.other(request));
    boolean ofAChild = asked != null && asked.kind().isSupervisorProcess();
    return ofAChild && reason instanceof Atom word ? known(word.name()) : "";
  }

  private static String known(String reason) {
    return switch (reason) {
      case "already_present" -> ", since its spec was still there, though its process had ended";
      case "max_children" -> ", since as many children ran as max_children allows";
      case "not_found" -> ", since there was no such child";
      case "running" -> ", since the child was running";
      case "restarting" -> ", since the child was being restarted";
      default -> "";
    };
  }

  /// What a process was told or said at an event, without its name.
  String said(int index) {
    Digested detail = log.detail(index);
    EventType type = log.type(index);
    if (detail instanceof Detail.Result result) {
      return "got " + value(result.value()) + " from " + result.verb();
    }
    String what = wording.termOf(detail);
    String other = wording.process(log.other(index));
    return switch (log.role(index)) {
      case RESCUE -> "rescued " + wording.reasonOf(detail);
      case NOTICE ->
          type == EventType.RECEIVE_EXIT
              ? "got {:EXIT, " + other + ", " + wording.reasonOf(detail) + "}"
              : "got the DOWN of " + down(other, detail);
      case RETURN -> returned(type, what, other);
      case RECEIPT -> "got the reply " + what + " of " + other;
      case NOTE -> "logged " + what;
      case START, TERMINATION, END, STOP, SENDING, TURN, SIGNAL, LINK, MONITOR, FAILURE -> "";
      case DECISION, ORDER, REPORT, STANDSTILL, WORK, ARRIVAL, FAULT -> "";
    };
  }

  /// A list of tuples is in a term what a tuple of them is.
  private String value(Term value) {
    boolean list =
        value instanceof Tuple tuple && (tuple.size() == 0 || tuple.get(0) instanceof Tuple);
    String text = wording.term(value);
    return list ? '[' + text.substring(1, text.length() - 1) + ']' : text;
  }

  private static String returned(EventType type, String what, String other) {
    if (type == EventType.AWAIT) {
      return "awaited " + other + " and got " + what;
    }
    boolean yields = type == EventType.YIELD;
    return "got " + what + " from Task." + (yields ? "yield" : "shutdown");
  }

  private String down(String other, @Nullable Digested detail) {
    String who = detail instanceof Detail.NameDown down ? down.name() : other;
    String why = wording.reasonOf(detail);
    boolean normal = detail instanceof Term reason && reason.equals(ExitReason.NORMAL);
    return who + (normal || why.isEmpty() ? "" : " (" + why + ")");
  }
}
