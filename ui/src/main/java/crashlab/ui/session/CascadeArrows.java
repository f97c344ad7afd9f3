package crashlab.ui.session;

import crashlab.analysis.Cascade;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.trace.Bisection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// A cascade as all views draw it: its steps, numbered in time, and the arrows between the places
/// where they happened. What one view shows of it is also what another shows.
public final class CascadeArrows {
  public static final CascadeArrows NONE = new CascadeArrows(0, List.of(), List.of());

  /// Above so many arrows those of siblings become one.
  public static final int MOST_SINGLE = 50;

  /// How long after its last event a cascade is still on stage, in virtual time.
  static final long LINGER_NANOS = 250_000_000L;

  private final long lastNanos;
  private final List<CascadeStep> steps;
  private final List<CascadeArrow> arrows;
  private final Map<Long, Integer> numbers = new HashMap<>();

  /// @param lastNanos when the last of its events happened
  /// @param steps the events that are told, in order
  /// @param arrows in the order in which they are seen
  public CascadeArrows(long lastNanos, List<CascadeStep> steps, List<CascadeArrow> arrows) {
    this.lastNanos = lastNanos;
    this.steps = List.copyOf(steps);
    this.arrows = List.copyOf(arrows);
    this.steps.forEach(step -> numbers.put(step.seq(), step.number()));
  }

  /// Finds the steps and the arrows of a cascade. Takes a pass over the events of its time.
  public static CascadeArrows of(Recording recording, Cascade cascade) {
    return new CascadeTracing(recording, cascade).trace();
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

  /// Arrows down from one step to the children of one supervisor, or up to it from its children.
  private record Bundle(CascadeArrow.Kind kind, int from, int cause, int parent) {
    static Bundle of(CascadeArrow arrow, IntUnaryOperator parents) {
      int from = arrow.from().slot();
      int to = arrow.to().slot();
      return to == parents.applyAsInt(from)
          ? new Bundle(arrow.kind(), -2 - to, 0, parents.applyAsInt(to))
          : new Bundle(arrow.kind(), from, arrow.cause(), parents.applyAsInt(to));
    }
  }

  /// Of too many arrows those of siblings become one, which says how many it stands for.
  ///
  /// @param parents gives the parent of a slot
  public static List<CascadeArrow> merged(List<CascadeArrow> single, IntUnaryOperator parents) {
    if (single.size() <= MOST_SINGLE) {
      return single;
    }
    Map<Bundle, CascadeArrow> bundles = new LinkedHashMap<>();
    for (CascadeArrow arrow : single) {
      bundles.merge(
          Bundle.of(arrow, parents), arrow, (one, next) -> one.times(one.count() + next.count()));
    }
    return Collections.unmodifiableList(new ArrayList<>(bundles.values()));
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
