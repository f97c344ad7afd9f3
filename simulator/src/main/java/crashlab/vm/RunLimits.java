package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// How much has happened in a run, and how much may. The first layer of a [Run], which is one
/// object as a node is.
public abstract sealed class RunLimits permits Run {
  /// How many reductions a run may have for each event of its limit, so that a loop which brings
  /// about no event comes to an end, too.
  private static final int REDUCTIONS_PER_EVENT = 4;

  private static final int THINGS_PER_REDUCTION = 16;
  private static final long STOPPED = -1;

  long seq;
  long steps;
  long plannedSteps;
  private long eventLimit;
  private long reductionLimit;

  /// How many events [Run#runBefore] stops after at the latest.
  private long pause;

  /// The same; less if it is to stop before the next step, so that the way of every step has only
  /// one limit to look at.
  private long stop;

  private long reductions;
  private long turnEnd;
  private @Nullable Cut cut;

  /// A limit that a run went past.
  ///
  /// @param limit its key among the `limits` of a scenario
  /// @param why a sentence for people
  public record Cut(String limit, String why) {}

  RunLimits(long eventLimit) {
    this.eventLimit = eventLimit;
    this.pause = eventLimit;
    this.stop = eventLimit;
    this.reductionLimit = REDUCTIONS_PER_EVENT * eventLimit;
  }

  /// How many steps there were, those of [Run#runBefore] and those that took place within another
  /// among them.
  public final long stepCount() {
    return steps + plannedSteps;
  }

  /// How many events there were.
  public final long eventCount() {
    return seq;
  }

  /// A process gets its turn.
  final void beginTurn() {
    turnEnd = Math.min(reductions + NodeCores.REDUCTIONS, reductionLimit);
  }

  /// Counts one reduction of the running process and tells whether it has to let others run.
  final boolean isOutOfReductions() {
    if (++reductions <= turnEnd) {
      return false;
    }
    stopIfOverLimit();
    return true;
  }

  private void stopIfOverLimit() {
    if (reductions > reductionLimit) {
      stop = STOPPED;
    }
  }

  /// [Run#runBefore] is to come back before the next step.
  final void stop() {
    stop = STOPPED;
  }

  /// What [#stop] was for has been done.
  final void goOn() {
    stop = cut == null ? pause : STOPPED;
    stopIfOverLimit();
  }

  /// Tells whether it has used up its limit of events.
  public final boolean isOverLimit() {
    return seq + steps > eventLimit || reductions > reductionLimit;
  }

  /// The run has more of something than it may: it is cut after the step in hand.
  public final void cut(String limit, String why) {
    if (cut == null) {
      cut = new Cut(limit, why);
      eventLimit = STOPPED;
      pause = STOPPED;
      stop = STOPPED;
    }
  }

  /// Which limit cuts the run before its next step; null if none does.
  public final @Nullable Cut cut() {
    if (cut == null && isOverLimit()) {
      cut = new Cut("events", "the run was cut after " + eventLimit + " events and steps");
    }
    return cut;
  }

  /// One step has looked at so many things, which count a little for the limit of the run.
  public final void walked(long things) {
    reductionLimit -= things / THINGS_PER_REDUCTION;
    stopIfOverLimit();
  }

  /// Tells whether it may go on without anybody looking.
  final boolean mayGoOn() {
    return seq + steps <= stop;
  }

  /// Lets [Run#runBefore] come back after so many more events and steps at the latest, for the
  /// caller to look around and to go on. The course of the run is the same.
  public final void pauseAfter(long more) {
    pause = Math.min(eventLimit, seq + steps + more);
    if (stop != STOPPED) {
      stop = pause;
    }
  }

  /// Tells whether that many were.
  public final boolean isPaused() {
    return seq + steps > pause;
  }
}
