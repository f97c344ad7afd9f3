package crashlab.analysis.cascade;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.trace.Bisection;
import crashlab.trace.TraceLog;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A cascade as a graph: its steps, numbered in time, and the arrows between the places where they
/// happened. The story, the results and every view of the window tell of it what stands here.
public final class CascadeGraph {
  public static final CascadeGraph NONE = new CascadeGraph(0, List.of(), List.of());

  /// How long after its last event a cascade is still on stage, in virtual time.
  static final long LINGER_NANOS = 250_000_000L;

  private final long lastNanos;
  private final List<CascadeStep> steps;
  private final List<CascadeArrow> arrows;
  private final Map<Long, Integer> numbers = new LinkedHashMap<>();

  /// @param lastNanos when the last of its events happened
  /// @param steps the events that are told, in order
  /// @param arrows in the order in which they are seen
  public CascadeGraph(long lastNanos, List<CascadeStep> steps, List<CascadeArrow> arrows) {
    this.lastNanos = lastNanos;
    this.steps = List.copyOf(steps);
    this.arrows = List.copyOf(arrows);
    this.steps.forEach(step -> numbers.put(step.seq(), step.number()));
  }

  /// All its steps.
  public List<CascadeStep> steps() {
    return steps;
  }

  /// All its arrows.
  public List<CascadeArrow> arrows() {
    return arrows;
  }

  /// When the last of its events happened.
  public long lastNanos() {
    return lastNanos;
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// Where it began; [Roster#NONE] if nowhere in particular.
  public int rootSlot() {
    return steps.isEmpty() ? Roster.NONE : steps.getFirst().slot();
  }

  /// The number of the step that an event is; 0 if it is none.
  public int numberOf(long seq) {
    return numbers.getOrDefault(seq, 0);
  }

  /// The `seq` of what brought an event about. For a step it is the one that it comes from, else
  /// the one before; for another event the nearest step on the way back, else its direct cause. 0
  /// if it has none.
  public long causeOf(TraceLog log, long seq) {
    int here = numberOf(seq);
    if (here > 0) {
      int cause = steps.get(here - 1).cause();
      int before = cause > 0 ? cause : here - 1;
      return before > 0 ? steps.get(before - 1).seq() : 0;
    }
    int at = log.indexOf(seq);
    while (at >= 0) {
      long cause = log.cause(at);
      if (numberOf(cause) > 0) {
        return cause;
      }
      at = log.indexOf(cause);
    }
    int index = log.indexOf(seq);
    long direct = index < 0 ? 0 : log.cause(index);
    return log.indexOf(direct) < 0 ? 0 : direct;
  }

  /// The `seq` of the first step that an event brought about, else of the next step; 0 if there is
  /// none.
  public long effectOf(long seq) {
    int number = numberOf(seq);
    for (CascadeStep step : steps) {
      if (number > 0 && step.cause() == number) {
        return step.seq();
      }
    }
    int next = reached(new Moment(seq, 0));
    return next < steps.size() ? steps.get(next).seq() : 0;
  }

  /// Whether the cascade is what happens at a moment: from its first step until a little after its
  /// last.
  public boolean isOnStage(Moment moment) {
    return !steps.isEmpty()
        && steps.getFirst().seq() <= moment.seq()
        && moment.timeNanos() <= lastNanos + LINGER_NANOS;
  }

  /// How many of its steps have happened.
  public int reached(Moment moment) {
    return Bisection.first(0, steps.size(), i -> steps.get(i).seq() > moment.seq());
  }

  /// The number of the step that a picture is about: the selected event's if it is one of the
  /// steps, else the latest that has happened; 0 before the first.
  public int focus(Moment moment, long selectedEvent) {
    int selected = numberOf(selectedEvent);
    return selected > 0 ? selected : reached(moment);
  }

  /// The arrows from and to a step.
  public List<CascadeArrow> near(int focus) {
    return arrows.stream()
        .filter(arrow -> arrow.cause() == focus || arrow.effect() == focus)
        .toList();
  }

  /// Of arrows those that have happened.
  public static List<CascadeArrow> until(Moment moment, List<CascadeArrow> arrows) {
    return arrows.stream().filter(arrow -> arrow.since() <= moment.seq()).toList();
  }

  /// All slots that belong to it.
  public BitSet involved() {
    return involvedAt(new Moment(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  /// The slots that belong to what has happened of the cascade.
  public BitSet involvedAt(Moment moment) {
    var involved = new BitSet();
    for (CascadeStep step : steps) {
      if (step.seq() <= moment.seq() && step.slot() != Roster.NONE) {
        involved.set(step.slot());
      }
    }
    for (CascadeArrow arrow : arrows) {
      if (arrow.since() <= moment.seq()) {
        involved.set(arrow.from().slot());
        involved.set(arrow.to().slot());
      }
    }
    return involved;
  }
}
