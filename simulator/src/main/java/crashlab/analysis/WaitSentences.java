package crashlab.analysis;

import crashlab.analysis.finding.Circle;
import crashlab.analysis.finding.FailedLoad;
import crashlab.analysis.finding.Interrupted;
import crashlab.analysis.finding.Unanswered;
import crashlab.analysis.finding.Wait;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.stream.Collectors;

/// Who waited for whom, and which load failed of it, as sentences without a full stop.
final class WaitSentences {
  private final TraceLog log;
  private final Sentences sentences;
  private final Wording wording;

  WaitSentences(TraceLog log, Sentences sentences) {
    this.log = log;
    this.sentences = sentences;
    this.wording = sentences.wording();
  }

  String circle(Circle circle) {
    String waits = circle.waits().stream().map(this::wait).collect(Collectors.joining(", and "));
    String since = Wording.when(circle.sinceNanos());
    return circle.isOpen()
        ? "Deadlock since " + since + ": " + waits
        : "Deadlock from " + since + " to " + Wording.when(circle.untilNanos()) + ": " + waits;
  }

  private String wait(Wait wait) {
    String who = wording.process(wait.waiter());
    String other = wording.process(wait.awaited());
    int index = log.indexOf(wait.seq());
    return switch (wait.kind()) {
      case CALL -> who + inInit(wait) + " waited for the answer of " + other + asked(index);
      case START -> who + " waited for the init of its child " + other;
      case STOP -> who + " waited for its child " + other + " to end";
      case AWAIT -> who + " awaited its task " + other;
    };
  }

  String unanswered(Unanswered unanswered) {
    Wait wait = unanswered.open();
    String others =
        unanswered.times() == 1
            ? ""
            : ", and so did " + Wording.count(unanswered.times() - 1) + " more of its place";
    return wait(wait)
        + " from "
        + Wording.when(wait.sinceNanos())
        + " to the end"
        + sentences.occupation(wait.awaited(), log.indexOf(wait.seq()))
        + others;
  }

  String interrupted(Interrupted interrupted) {
    Wait stop = interrupted.stop();
    String child = wording.place(stop.awaited());
    String until =
        interrupted.childNanos() == Wait.OPEN
            ? ""
            : " until " + Wording.when(interrupted.childNanos());
    return wording.place(stop.waiter())
        + " ended at "
        + Wording.when(log.timeNanos(interrupted.end()))
        + " ("
        + sentences.why(interrupted.end())
        + ") while it waited for its child "
        + child
        + " to end, which it had told to at "
        + Wording.when(stop.sinceNanos())
        + ": "
        + child
        + " went on without it"
        + until;
  }

  private String inInit(Wait wait) {
    for (int i = log.indexOf(wait.seq()); i >= 0; i--) {
      if (log.pid(i) == wait.waiter()) {
        if (log.type(i) == EventType.STARTED) {
          return "";
        }
        if (log.type(i) == EventType.SPAWN) {
          var kind = log.identity(wait.waiter());
          return kind != null && kind.kind().isServer() ? ", in its init," : "";
        }
      }
    }
    return "";
  }

  private String asked(int call) {
    String what = call < 0 ? "" : wording.request(log.detail(call));
    return what.isEmpty() ? "" : " to " + what;
  }

  String failedLoad(FailedLoad failed) {
    var load = failed.load();
    String count =
        load.offered() == 1
            ? "The only arrival of load " + load.id()
            : Wording.count(load.failed())
                + " of "
                + Wording.count(load.offered())
                + " arrivals of load "
                + load.id();
    String others =
        load.count() == load.failed()
            ? ""
            : ", " + Wording.count(load.count()) + " of them for this reason";
    return count + " failed" + others + ": " + load.reason() + cause(failed);
  }

  private String cause(FailedLoad failed) {
    if (failed.heldUp() != null) {
      Wait held = failed.heldUp();
      String until = held.isOpen() ? "the end" : Wording.when(held.untilNanos());
      String further =
          held.kind() == Wait.Kind.CALL
              ? sentences.occupationAt(held.awaited(), inTheMiddle(held), log.indexOf(held.seq()))
              : "";
      return ". "
          + wait(held)
          + " from "
          + Wording.when(held.sinceNanos())
          + " to "
          + until
          + further;
    }
    return failed.index() < 0 ? "" : sentences.behindFailure(failed.index(), failed.server());
  }

  /// A position of the log at which somebody had waited for a while.
  private int inTheMiddle(Wait held) {
    long last = log.timeNanos(log.size() - 1);
    long until = Math.min(held.untilNanos(), last);
    return log.countUntil(held.sinceNanos() + (until - held.sinceNanos()) / 2);
  }
}
