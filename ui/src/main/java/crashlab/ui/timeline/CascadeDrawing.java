package crashlab.ui.timeline;

import crashlab.analysis.Cascade;
import crashlab.ui.session.Moment;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// A cascade as a picture: its steps, numbered in the order of time, and the arrows between them.
///
/// @param steps the events that are told
/// @param arrows from cause to effect
/// @param lastNanos when the last of its events happened
record CascadeDrawing(List<Step> steps, List<CascadeArrow> arrows, long lastNanos) {
  static final CascadeDrawing NONE = new CascadeDrawing(List.of(), List.of(), 0);

  /// Above so many arrows those of siblings become one.
  static final int MOST_SINGLE = 50;

  /// How long after its last event a cascade is still on stage, in virtual time.
  private static final long LINGER_NANOS = 250_000_000L;

  /// @param number from 1
  /// @param seq of the event
  /// @param slot where it happened; -1 for the whole virtual machine
  /// @param stopped whether an exit was trapped here, so that it went no further
  record Step(int number, long seq, int slot, long nanos, boolean stopped) {}

  CascadeDrawing {
    steps = List.copyOf(steps);
    arrows = List.copyOf(arrows);
  }

  /// Finds the steps and arrows of a cascade.
  static CascadeDrawing of(Recording run, Cascade cascade) {
    return new CascadeSearch(run, cascade).draw();
  }

  /// Whether the cascade is what happens at a moment: from its first step until a little after its
  /// last.
  boolean isOnStage(Moment moment) {
    return !steps.isEmpty()
        && steps.getFirst().seq() <= moment.seq()
        && moment.timeNanos() <= lastNanos + LINGER_NANOS;
  }

  /// The number of the step that the picture is about: the selected event's if it is one of the
  /// steps, else the latest that has happened, else the first.
  int focus(Moment moment, long selectedEvent) {
    int latest = 1;
    for (Step step : steps) {
      if (step.seq() == selectedEvent) {
        return step.number();
      }
      if (step.seq() <= moment.seq()) {
        latest = step.number();
      }
    }
    return latest;
  }

  /// The arrows one hop each way from a step.
  List<CascadeArrow> near(int focus, IntUnaryOperator parents) {
    return merged(
        arrows.stream().filter(arrow -> arrow.cause() == focus || arrow.effect() == focus).toList(),
        parents);
  }

  /// All its arrows.
  ///
  /// @param parents gives the parent of a slot: arrows to siblings can become one
  List<CascadeArrow> all(IntUnaryOperator parents) {
    return merged(arrows, parents);
  }

  /// The slots that belong to it.
  BitSet involved() {
    var involved = new BitSet();
    for (Step step : steps) {
      if (step.slot() >= 0) {
        involved.set(step.slot());
      }
    }
    for (CascadeArrow arrow : arrows) {
      involved.set(arrow.from().slot());
      involved.set(arrow.to().slot());
    }
    return involved;
  }

  /// Arrows down from one instant to the children of one supervisor, or up to it from its children.
  private record Bundle(CascadeArrow.Kind kind, int from, long fromNanos, int parent) {
    static Bundle of(CascadeArrow arrow, IntUnaryOperator parents) {
      int from = arrow.from().slot();
      int to = arrow.to().slot();
      return to == parents.applyAsInt(from)
          ? new Bundle(arrow.kind(), -2 - to, 0, parents.applyAsInt(to))
          : new Bundle(arrow.kind(), from, arrow.from().nanos(), parents.applyAsInt(to));
    }
  }

  /// Of too many arrows those of siblings become one, which says how many it stands for.
  private static List<CascadeArrow> merged(List<CascadeArrow> single, IntUnaryOperator parents) {
    if (single.size() <= MOST_SINGLE) {
      return single;
    }
    Map<Bundle, CascadeArrow> bundles = new LinkedHashMap<>();
    for (CascadeArrow arrow : single) {
      bundles.merge(
          Bundle.of(arrow, parents), arrow, (one, next) -> one.times(one.count() + next.count()));
    }
    return new ArrayList<>(bundles.values());
  }
}
