package crashlab.analysis;

import crashlab.analysis.cascade.Landmarks;
import crashlab.analysis.finding.Act;
import crashlab.analysis.finding.Course;
import crashlab.analysis.finding.FailedCalls;
import crashlab.otp.Digested;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// What failures of one cause came to, in a few sentences: the cause, what it took along, what the
/// supervisors did, how it ended.
final class CourseSentence {
  private static final int MOST_NAMED = 4;

  /// The most clauses besides those that say how it ended.
  private static final int MOST_CLAUSES = 6;

  private final TraceLog log;
  private final Sentences sentences;
  private final Wording wording;
  private final Course course;

  /// @param sentences of places: a course is told of all lives at once
  CourseSentence(TraceLog log, Sentences sentences, Course course) {
    this.log = log;
    this.sentences = sentences;
    this.wording = sentences.wording();
    this.course = course;
  }

  String text() {
    List<String> clauses = new ArrayList<>();
    int left = MOST_CLAUSES;
    long dropped = 0;
    List<Act> lost =
        course.acts().stream().filter(act -> LostConnections.isOne(log, act.index())).toList();
    for (Act act : course.acts()) {
      boolean isOneOfMany = lost.size() > 1 && LostConnections.isOne(log, act.index());
      String clause =
          isOneOfMany ? (act == lost.getFirst() ? lostConnections(lost) : "") : clause(act);
      boolean decisive = isDecisive(act.kind()) || Landmarks.isOne(log, act.index());
      if (!clause.isEmpty() && (decisive || left > 0)) {
        clauses.add(clause);
        left -= decisive ? 0 : 1;
      } else if (!clause.isEmpty()) {
        dropped++;
      }
    }
    if (dropped > 0) {
      clauses.add(Wording.count(dropped) + " more things followed");
    }
    return cause() + (clauses.isEmpty() ? "" : ". " + String.join(". ", clauses));
  }

  /// All that were lost by this cause, where the first one stands.
  private String lostConnections(List<Act> acts) {
    var lost = new LostConnections();
    for (Act act : acts) {
      if (log.detail(act.index()) instanceof Detail.Operation done) {
        lost.add(done, sentences.byGlobal(act.index(), done));
      }
    }
    return capital(lost.clause());
  }

  private static String capital(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
  }

  private static boolean isDecisive(Act.Kind kind) {
    return switch (kind) {
      case GAVE_UP, SHUT_ITSELF_DOWN, APPLICATION_ENDED, NODE_ENDED -> true;
      case TAKEN_ALONG, CALL_FAILED, ENDED, TOLD_BY_EXIT, TOLD_BY_DOWN, RESTARTED -> false;
      case START_FAILED, STOPPED, TIMED_OUT, RESCUED, LIBRARY -> false;
    };
  }

  private String cause() {
    String at = Wording.when(course.firstNanos());
    if (course.times() == 1 && log.type(course.cause()) == EventType.FAULT) {
      return "Fault at " + at + ": " + sentences.fault(course.cause()) + during();
    }
    String what = what() + during();
    if (course.times() == 1) {
      return "At " + at + " " + inSentence(what);
    }
    return what + ClaimWording.often(course.times(), course.firstNanos(), course.lastNanos());
  }

  private static String inSentence(String what) {
    return what.startsWith("The ") ? "t" + what.substring(1) : what;
  }

  private String what() {
    int index = course.cause();
    boolean failedCall =
        log.type(index) == EventType.EXIT
            && log.detail(index) instanceof Term reason
            && FailedCalls.isOne(reason)
            && log.role(log.indexOf(log.cause(index))) != EventRole.SIGNAL;
    return failedCall
        ? wording.process(log.pid(index)) + " ended with " + sentences.why(index)
        : sentences.of(index);
  }

  /// What it was doing, or what it had learnt.
  private String during() {
    int index = course.during();
    if (index < 0 || log.type(course.cause()) == EventType.CALL_TIMEOUT) {
      return "";
    }
    if (log.role(course.cause()) == EventRole.STOP) {
      return ". It happened while " + sentences.of(index);
    }
    String other = wording.process(log.other(index));
    Digested detail = log.detail(index);
    return switch (log.role(index)) {
      case NOTICE ->
          log.type(index) == EventType.RECEIVE_EXIT
              ? " on the message {:EXIT, "
                  + other
                  + ", "
                  + wording.reasonOf(detail)
                  + "}, which it got since it traps exits"
              : " on the DOWN of " + other;
      case RECEIPT, TURN -> doing(log.type(index), wording.termOf(detail), other);
      case START, TERMINATION, END, STOP, SENDING, SIGNAL, LINK, MONITOR, FAILURE, RESCUE -> "";
      case DECISION, ORDER, REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> "";
    };
  }

  private String doing(EventType type, String what, String other) {
    if (type == EventType.RECEIVE_CALL || type == EventType.RECEIVE_CAST) {
      return " in its handle_" + type.kind() + "(" + what + ")";
    }
    if (type == EventType.RECEIVE_CONTINUE) {
      return " in its handle_continue(" + what + ")";
    }
    if (type == EventType.RECEIVE_TIMEOUT) {
      return " on a timeout";
    }
    if (type == EventType.RECEIVE_TASK_RESULT) {
      return " on the result of the task " + other;
    }
    return type == EventType.RECEIVE_INFO ? " on the message " + what : "";
  }

  private String clause(Act act) {
    return switch (act.kind()) {
      case TAKEN_ALONG -> took(act) + " along by " + (act.places() == 1 ? "a link" : "links");
      case CALL_FAILED -> callFailed(act);
      case ENDED -> act.places() == 1 ? own(act) : who(act) + " ended with " + reason(act);
      case TIMED_OUT, START_FAILED -> own(act);
      case LIBRARY -> library(act);
      case TOLD_BY_EXIT ->
          who(act) + (act.places() == 1 ? " traps" : " trap") + " exits and got it as a message";
      case TOLD_BY_DOWN -> who(act) + " got a DOWN";
      case RESTARTED -> supervisor(act) + " restarted " + who(act) + company(act) + often(act);
      case GAVE_UP -> gaveUp(act);
      case SHUT_ITSELF_DOWN -> own(act);
      case STOPPED -> stopped(act);
      case RESCUED -> who(act) + " rescued it";
      case APPLICATION_ENDED -> applicationEnded(act);
      case NODE_ENDED -> nodeEnded(act);
    };
  }

  private String took(Act act) {
    return (sentences.isByTheParent(act.index()) ? "Its end took " : "It took ") + who(act);
  }

  /// The end of callers says no more than that of the server, once that is told.
  private String callFailed(Act act) {
    String server =
        log.detail(act.index()) instanceof Term reason ? FailedCalls.server(reason) : null;
    String call = server == null ? "a call or an await" : "the call to " + server;
    boolean own = server != null && wording.place(log.pid(course.cause())).equals(server);
    return own
        ? who(act) + " ended too, since " + call + " failed"
        : who(act) + " ended with " + sentences.why(act.index());
  }

  private String reason(Act act) {
    if (sentences.isWithItsNode(act.index())) {
      return "their node";
    }
    return log.detail(act.index()) instanceof Term reason ? wording.explained(reason) : "";
  }

  private String own(Act act) {
    return sentences.of(act.index()) + often(act);
  }

  private String library(Act act) {
    String clause = sentences.of(act.index()) + alike(act);
    return log.detail(act.index()) instanceof Detail.Operation done && done.event().isImpersonal()
        ? capital(clause)
        : clause;
  }

  private String who(Act act) {
    List<String> names =
        act.who().stream().limit(MOST_NAMED).map(wording::place).distinct().toList();
    return Wording.names(names, Math.max(act.places(), names.size()));
  }

  private String supervisor(Act act) {
    return wording.place(log.pid(act.index()));
  }

  /// What a library did again it may have done to something else.
  private static String alike(Act act) {
    return act.times() <= act.places()
        ? ""
        : " (and " + Wording.count(act.times() - 1) + " more like this)";
  }

  private static String often(Act act) {
    return act.times() <= act.places() ? "" : " " + ClaimWording.times(act.times());
  }

  /// Those that were stopped and started with it are told by name where the stops are.
  private String company(Act act) {
    if (!(log.detail(act.index()) instanceof Detail.Budget budget)
        || budget.strategy() == Strategy.ONE_FOR_ONE) {
      return "";
    }
    List<String> company = sentences.company(act.index());
    if (company.isEmpty()) {
      return "";
    }
    List<String> failed = act.who().stream().map(wording::place).toList();
    List<String> others = company.stream().filter(name -> !failed.contains(name)).toList();
    String rule = "by " + budget.strategy().word();
    return others.isEmpty()
        ? " " + rule
        : " and with it, "
            + rule
            + ", "
            + Wording.names(others.subList(0, Math.min(others.size(), MOST_NAMED)), others.size());
  }

  private String gaveUp(Act act) {
    String clause = supervisor(act) + " gave up" + often(act);
    return log.detail(act.index()) instanceof Detail.Budget budget
        ? clause
            + ": it allows "
            + (budget.maxRestarts() == 0 ? "no" : budget.maxRestarts())
            + (budget.maxRestarts() == 1 ? " restart" : " restarts")
            + " within "
            + budget.maxSeconds()
            + " s"
        : clause;
  }

  private String stopped(Act act) {
    boolean withARestart =
        course.acts().stream()
            .anyMatch(other -> other.kind() == Act.Kind.RESTARTED && !company(other).isEmpty());
    boolean withAnEnd =
        course.acts().stream()
            .anyMatch(other ->
                other.kind() == Act.Kind.GAVE_UP || other.kind() == Act.Kind.APPLICATION_ENDED);
    if (withARestart || withAnEnd) {
      return "";
    }
    return who(act) + (act.places() == 1 ? " was" : " were") + " stopped";
  }

  private String applicationEnded(Act act) {
    boolean nodeToo = course.acts().stream().anyMatch(other -> other.kind() == Act.Kind.NODE_ENDED);
    return nodeToo ? "" : sentences.of(act.index());
  }

  private String nodeEnded(Act act) {
    boolean application =
        course.acts().stream().anyMatch(other -> other.kind() == Act.Kind.APPLICATION_ENDED);
    return application
        ? "The application ended, and the virtual machine with it"
        : sentences.of(act.index());
  }
}
