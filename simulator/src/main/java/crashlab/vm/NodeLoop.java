package crashlab.vm;

import crashlab.kernel.EventQueue;

/// Takes a node forward: gives schedulers to processes that want to run, and lets the next event
/// come. Allocates nothing.
public final class NodeLoop {
  /// What happens outside the node at a time that was asked for by [#schedule].
  public interface OutsideEvents {
    void happen(int subject, long argument);
  }

  static final int SLICE = 0;
  static final int TIMER = 1;
  static final int SEND_AFTER = 2;
  private static final int OUTSIDE = 3;

  /// How many reductions a run may have for each event of its limit, so that a loop which brings
  /// about no event comes to an end, too.
  private static final int REDUCTIONS_PER_EVENT = 4;

  private final ErlangNode node;
  private final EventQueue queue;
  private final Schedulers schedulers;
  private final OutsideEvents outside;
  private final Debts debts;
  private final Waits waits;
  private final MessageTimers timers;
  private final long eventLimit;
  private long steps;
  private long horizonNanos = Long.MIN_VALUE;

  NodeLoop(ErlangNode node, EventQueue queue, Schedulers schedulers, OutsideEvents outside) {
    this.node = node;
    this.queue = queue;
    this.schedulers = schedulers;
    this.outside = outside;
    this.debts = node.debts();
    this.waits = node.waits();
    this.timers = node.timers();
    this.eventLimit = node.options().events();
  }

  /// Tells whether a process can run at this very instant.
  public boolean isBusyNow() {
    return schedulers.canDispatch();
  }

  /// The time of the next event; [Long#MAX_VALUE] if nothing is left to happen.
  public long nextEventNanos() {
    return isBusyNow() ? queue.nowNanos() : schedulers.nextNanos();
  }

  /// Moves the clock to a time before which nothing happens.
  public void advanceTo(long timeNanos) {
    queue.advanceTo(timeNanos);
  }

  /// Asks for a call of [OutsideEvents#happen] at `timeNanos`.
  public void schedule(long timeNanos, int subject, long argument) {
    queue.schedule(timeNanos, OUTSIDE, subject, argument);
  }

  /// Lets one thing happen: a process gets a scheduler, or the next event comes. Returns false if
  /// nothing is left to happen.
  public boolean step() {
    steps++;
    if (schedulers.canDispatch()) {
      schedulers.dispatch();
      return true;
    }
    if (schedulers.endNearestStretch()) {
      return true;
    }
    if (!queue.advance()) {
      return false;
    }
    int subject = queue.subject();
    long argument = queue.argument();
    switch (queue.kind()) {
      case SLICE -> schedulers.stretchEnds(subject, argument);
      case TIMER -> waits.timerFires(subject, argument);
      case SEND_AFTER -> timers.fires(subject, argument);
      default -> outside.happen(subject, argument);
    }
    return true;
  }

  /// Takes all steps that come before `nanos`, up to the end of the run, and returns how many these
  /// were.
  public long runBefore(long nanos) {
    long before = steps;
    horizonNanos = nanos;
    while ((schedulers.canDispatch() || schedulers.nextNanos() < nanos) && mayGoOn()) {
      step();
    }
    horizonNanos = Long.MIN_VALUE;
    return steps - before;
  }

  /// Tells whether the run has used up its limit of events.
  public boolean isOverLimit() {
    return node.eventCount() + steps > eventLimit
        || debts.reductions() > REDUCTIONS_PER_EVENT * eventLimit;
  }

  private boolean mayGoOn() {
    return node.deathCause() == null && !isOverLimit();
  }

  /// Takes, in the middle of the turn of `process`, the step that ends in `nanos`: lets the time
  /// pass if nothing else happens meanwhile and nobody looks on step by step. Returns false, and
  /// does nothing, otherwise.
  boolean pass(ErlangProcess process, long nanos) {
    if (!node.isExecuting(process)
        || !mayGoOn()
        || !schedulers.pass(process, nanos, horizonNanos)) {
      return false;
    }
    steps++;
    return true;
  }
}
