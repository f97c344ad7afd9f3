package crashlab.ui.tree;

import crashlab.analysis.Cascade;
import crashlab.ui.session.Moment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// What of a cascade is drawn into the tree: its steps, numbered in time, and the arrows between
/// the places where they happened.
public final class CascadeArrows {
  /// Above so many arrows those of siblings become one.
  public static final int MOST_SINGLE = 50;

  /// How long after its last event a cascade is still shown, in virtual time.
  static final long LINGER_NANOS = 250_000_000L;

  /// How one thing led to another.
  public enum Kind {
    /// An exit signal along a link.
    LINK("link"),
    /// A DOWN.
    MONITOR("monitor"),
    /// A call, a cast or a message.
    MESSAGE("message"),
    /// A supervisor learned of an end and decided what to do.
    DECISION("decision"),
    /// A supervisor told a child to stop.
    STOP("stop"),
    /// A supervisor started a child again.
    RESTART("restart"),
    /// A supervisor gave up, and its parent learned of it.
    ESCALATION("gave up");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// One of a cascade's events that are told.
  ///
  /// @param number 1 for the first
  /// @param slot where it happened; -1 for the whole virtual machine
  public record Step(int number, long seq, long timeNanos, int slot) {}

  /// @param seq of the event that it arrives with
  /// @param from a slot
  /// @param to a slot
  /// @param stopped whether it went no further: who it reached traps exits
  /// @param cause the number of the step that it comes from; 0 for none
  /// @param effect the number of the step that it leads to; 0 for none
  /// @param count how many arrows it stands for
  public record Arrow(
      long seq,
      Kind kind,
      int from,
      int to,
      String label,
      boolean stopped,
      int cause,
      int effect,
      int count) {
    Arrow standingFor(int arrows) {
      return new Arrow(seq, kind, from, to, label, stopped, cause, effect, arrows);
    }
  }

  private final Cascade cascade;
  private final List<Step> steps;
  private final List<Arrow> arrows;

  CascadeArrows(Cascade cascade, List<Step> steps, List<Arrow> arrows) {
    this.cascade = cascade;
    this.steps = List.copyOf(steps);
    this.arrows = List.copyOf(arrows);
  }

  public Cascade cascade() {
    return cascade;
  }

  /// All its steps.
  public List<Step> steps() {
    return steps;
  }

  /// All its arrows.
  public List<Arrow> arrows() {
    return arrows;
  }

  /// Where it began; -1 if nowhere in particular.
  public int rootSlot() {
    return steps.isEmpty() ? -1 : steps.getFirst().slot();
  }

  /// Whether the cascade is shown at a moment: from its first step until a little after its last.
  public boolean isShown(Moment moment) {
    return !steps.isEmpty()
        && steps.getFirst().seq() <= moment.seq()
        && moment.timeNanos() <= cascade.lastNanos() + LINGER_NANOS;
  }

  /// The steps that have happened.
  public List<Step> stepsAt(Moment moment) {
    return steps.stream().filter(step -> step.seq() <= moment.seq()).toList();
  }

  /// The number of the step that the picture is about: the selected event's if it is one of the
  /// steps, else the latest that has happened; 0 before the first.
  public int focus(Moment moment, long selectedEvent) {
    int latest = 0;
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

  /// The arrows that are drawn at a moment.
  ///
  /// @param focus the step whose causes and effects are shown
  /// @param whole whether those of all other steps are shown as well
  /// @param parents gives the parent of a slot: arrows to siblings can become one
  public List<Arrow> arrowsAt(Moment moment, int focus, boolean whole, IntUnaryOperator parents) {
    List<Arrow> drawn = new ArrayList<>();
    for (Arrow arrow : arrows) {
      boolean near = whole || arrow.cause() == focus || arrow.effect() == focus;
      if (near && arrow.seq() <= moment.seq()) {
        drawn.add(arrow);
      }
    }
    return drawn.size() > MOST_SINGLE ? merged(drawn, parents) : drawn;
  }

  private record Bundle(Kind kind, int from, int parent) {}

  private static List<Arrow> merged(List<Arrow> single, IntUnaryOperator parents) {
    Map<Bundle, Arrow> bundles = new LinkedHashMap<>();
    for (Arrow arrow : single) {
      bundles.merge(
          new Bundle(
              arrow.kind(), group(arrow, arrow.from(), parents), parents.applyAsInt(arrow.to())),
          arrow,
          (first, next) -> first.standingFor(first.count() + next.count()));
    }
    return new ArrayList<>(bundles.values());
  }

  /// Of arrows up to one supervisor all children count as one origin.
  private static int group(Arrow arrow, int from, IntUnaryOperator parents) {
    return arrow.to() == parents.applyAsInt(from) ? -2 - arrow.to() : from;
  }

  /// The slots that belong to what has happened of the cascade.
  public BitSet involvedAt(Moment moment) {
    var involved = new BitSet();
    for (Step step : steps) {
      if (step.seq() <= moment.seq() && step.slot() >= 0) {
        involved.set(step.slot());
      }
    }
    for (Arrow arrow : arrows) {
      if (arrow.seq() <= moment.seq()) {
        involved.set(arrow.from());
        involved.set(arrow.to());
      }
    }
    return involved;
  }
}
