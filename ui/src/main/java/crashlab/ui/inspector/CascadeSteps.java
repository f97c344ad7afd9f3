package crashlab.ui.inspector;

import crashlab.analysis.Cascade;
import crashlab.analysis.CauseChain;
import crashlab.analysis.EventSentence;
import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.trace.TraceLog;
import crashlab.ui.session.CascadeArrows;
import crashlab.ui.session.CascadeStep;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The told events of one cascade as numbered steps, and how they bring each other about.
final class CascadeSteps {
  /// One step.
  ///
  /// @param number from 1, in virtual time
  record Step(int number, long seq, long timeNanos, int slot, StepKind kind, String sentence) {
    String words() {
      return number
          + ". "
          + Wording.instant(timeNanos)
          + "  "
          + kind.word()
          + ": "
          + sentence
          + ".";
    }
  }

  private static final int FIRST_CIRCLED = 0x2460;
  private static final int CIRCLED = 10; // common fonts have no more circled numbers

  private final Recording run;
  private final Cascade cascade;
  private final CascadeArrows traced;
  private final List<Step> steps;

  /// @param traced the same cascade as the pictures draw it
  CascadeSteps(Recording run, Cascade cascade, CascadeArrows traced) {
    this.run = run;
    this.cascade = cascade;
    this.traced = traced;
    List<Step> list = new ArrayList<>();
    TraceLog log = run.log();
    for (CascadeStep step : traced.steps()) {
      int index = log.indexOf(step.seq());
      list.add(
          new Step(
              step.number(),
              step.seq(),
              step.timeNanos(),
              step.slot(),
              StepKind.of(log, index),
              EventSentence.of(log, index)));
    }
    this.steps = Collections.unmodifiableList(list);
  }

  List<Step> steps() {
    return steps;
  }

  Cascade cascade() {
    return cascade;
  }

  /// The position of the last step that has happened after event `seq`; -1 before the first.
  int reached(long seq) {
    return traced.reached(new Moment(seq, 0)) - 1;
  }

  /// The position of the step that is this event, or -1.
  int indexOf(long seq) {
    return traced.numberOf(seq) - 1;
  }

  /// The `seq` of what brought an event about. For a step it is the one that the pictures draw it
  /// from, else the one before; for another event the nearest step on the way back, else its direct
  /// cause. 0 if it has none.
  long causeOf(long seq) {
    int here = indexOf(seq);
    if (here >= 0) {
      int cause = traced.steps().get(here).cause();
      int step = cause > 0 ? cause : here; // numbers are from 1: the one before
      return step > 0 ? steps.get(step - 1).seq() : 0;
    }
    long direct = 0;
    int at = run.log().indexOf(seq);
    while (at >= 0) {
      long cause = run.log().cause(at);
      at = run.log().indexOf(cause);
      if (at >= 0 && direct == 0) {
        direct = cause;
      }
      if (indexOf(cause) >= 0) {
        return cause;
      }
    }
    return direct;
  }

  /// The `seq` of the first step that an event brought about, else of the next step; 0 if there is
  /// none.
  long effectOf(long seq) {
    int number = traced.numberOf(seq);
    for (CascadeStep step : traced.steps()) {
      if (number > 0 && step.cause() == number) {
        return step.seq();
      }
    }
    int next = reached(seq) + 1;
    return next < steps.size() ? steps.get(next).seq() : 0;
  }

  /// For people: what came of it in all.
  String summary() {
    List<String> words = new ArrayList<>();
    words.add("began at " + Wording.instant(cascade.firstNanos()));
    words.add(count(cascade.exits(), "process ended", "processes ended"));
    if (cascade.restarts() > 0) {
      words.add(count(cascade.restarts(), "restart", "restarts"));
    }
    if (cascade.gaveUp() > 0) {
      words.add(count(cascade.gaveUp(), "supervisor gave up", "supervisors gave up"));
    }
    return String.join(" · ", words);
  }

  private static String count(int count, String one, String many) {
    return Wording.count(count) + " " + (count == 1 ? one : many);
  }

  /// The whole cascade as lines of text.
  String text() {
    var text = new StringBuilder();
    for (Step step : steps) {
      text.append(step.words()).append('\n');
    }
    if (cascade.untold() > 0) {
      text.append(untold()).append('\n');
    }
    return text.toString();
  }

  /// For people: how much is not listed; empty if everything is.
  String untold() {
    return cascade.untold() == 0
        ? ""
        : "… and " + Wording.count(cascade.untold()) + " more steps of the same kinds";
  }

  /// The number of a step in a circle, as far as there are such characters.
  static String circled(long number) {
    return number <= CIRCLED
        ? Character.toString(FIRST_CIRCLED + (int) number - 1)
        : "(" + number + ")";
  }

  /// The position of the cascade to which an event belongs, or [Selection#NONE].
  static int cascadeOf(Recording run, CauseChain chain, long seq) {
    List<Cascade> all = run.cascades().all();
    int found = cascadeWith(all, seq);
    for (int i = chain.links().size() - 1; i >= 0 && found == Selection.NONE; i--) {
      found = cascadeWith(all, chain.links().get(i).seq());
    }
    return found;
  }

  private static int cascadeWith(List<Cascade> all, long seq) {
    for (int i = 0; i < all.size(); i++) {
      Cascade cascade = all.get(i);
      if (cascade.rootSeq() == seq || Collections.binarySearch(cascade.told(), seq) >= 0) {
        return i;
      }
    }
    return Selection.NONE;
  }
}
