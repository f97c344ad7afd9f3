package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.otp.Strategy;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What supervisors decided, as sentences without a full stop.
final class DecisionSentences {
  private static final int MOST_NAMED = 4;
  private static final int LOOK_AHEAD = 200_000;

  private final TraceLog log;
  private final Wording wording;

  DecisionSentences(TraceLog log, Wording wording) {
    this.log = log;
    this.wording = wording;
  }

  /// `App restarted Cache: restart 1 of 3 within 5 s`.
  String restart(int index, String who, @Nullable Digested detail) {
    String what = who + " restarted " + child(index);
    if (!(detail instanceof Detail.Budget budget)) {
      return what;
    }
    return what
        + company(index, budget.strategy())
        + ": restart "
        + budget.spent()
        + " of "
        + budget.maxRestarts()
        + " within "
        + budget.maxSeconds()
        + " s";
  }

  /// `App gave up on Cache: …`.
  String giveUp(String who, String child, @Nullable Digested detail) {
    if (!(detail instanceof Detail.Budget budget)) {
      return who + " gave up on " + child;
    }
    return who
        + " gave up on "
        + child
        + ": it allows "
        + (budget.maxRestarts() == 0 ? "no" : budget.maxRestarts())
        + (budget.maxRestarts() == 1 ? " restart" : " restarts")
        + " within "
        + budget.maxSeconds()
        + " s, and this would be one more";
  }

  private String company(int index, Strategy strategy) {
    List<String> others = strategy == Strategy.ONE_FOR_ONE ? List.of() : company(index);
    int named = Math.min(others.size(), MOST_NAMED);
    return others.isEmpty()
        ? ""
        : " and, by "
            + strategy.word()
            + ", "
            + Wording.names(others.subList(0, named), others.size());
  }

  /// Returns the places of the children that a supervisor started again with the one that a
  /// decision is about.
  List<String> company(int decision) {
    int supervisor = log.pid(decision);
    String failed = place(decision);
    Set<String> found = new LinkedHashSet<>();
    for (int i = decision + 1; i < log.size() && i < decision + LOOK_AHEAD; i++) {
      boolean own = log.pid(i) == supervisor;
      EventRole role = log.role(i);
      if (own && (role == EventRole.DECISION || role == EventRole.END || isReply(i))) {
        break;
      }
      if (log.type(i) == EventType.SPAWN && log.other(i) == supervisor) {
        found.add(wording.place(log.pid(i)));
      } else if (own && role == EventRole.ORDER) {
        found.add(wording.place(log.other(i)));
      }
    }
    found.remove(failed);
    return List.copyOf(found);
  }

  /// The child that a supervisor's event is about, whichever life it is.
  private String place(int index) {
    return log.other(index) == 0 ? child(index) : wording.place(log.other(index));
  }

  private boolean isReply(int index) {
    return log.type(index) == EventType.REPLY;
  }

  /// Returns the child that a supervisor's event is about; its path where it has no process.
  String child(int index) {
    if (log.other(index) != 0) {
      return wording.process(log.other(index));
    }
    String path = log.detail(index) instanceof Detail known ? known.childPath() : null;
    return path == null ? "a child" : path;
  }
}
