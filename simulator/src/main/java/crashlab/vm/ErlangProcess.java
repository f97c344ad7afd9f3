package crashlab.vm;

import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.ProcessKind;
import org.jspecify.annotations.Nullable;

/// A process: its mailbox, links, monitors and place with the schedulers. One lean object, since a
/// run may hold millions; what it runs is its [Program].
public final class ErlangProcess implements Destination {
  /// Where a process stands with the schedulers.
  public enum Status {
    /// Waits for a message, a time, or both.
    WAITING,
    /// Wants to run and stands in a run queue.
    READY,
    /// Has a scheduler.
    RUNNING,
    ENDED
  }

  static final long NEVER = Long.MAX_VALUE;

  /* What is seldom asked, in one byte: a process without a gap is 8 bytes smaller. */
  private static final int WANTS_TO_RUN = 1;
  private static final int HAS_SENT_EXITS = 2;
  private static final int IS_STARTING = 4;
  private static final int HAS_REQUEST = 8;

  final ErlangNode node;
  final int number;
  final int incarnation;
  final ProcessSpec spec;
  final Program program;
  final @Nullable ErlangProcess parent;
  int slot;
  int linkCount;
  int waiting;
  short scheduler = -1;

  /// Of which application it is, by the number of that on its node; 0 for none.
  byte application;

  boolean trapsExits;
  boolean timedOut;
  boolean wakesOnMessage;

  /// Whether a fault or `:sys` has ever done something to it, or the runtime system does: most ask
  /// no further.
  private boolean isAfflicted;

  private byte flags;
  Status status = Status.WAITING;
  long debtNanos;
  long busyNanos;
  long cause;
  @Nullable ErlangProcess nextReady;
  @Nullable Message firstMessage;
  @Nullable Message lastMessage;
  @Nullable Link firstLink;
  @Nullable Link lastLink;
  @Nullable Term exitReason;
  @Nullable RareState rare;
  private @Nullable Object supervision;

  ErlangProcess(
      ErlangNode node,
      int number,
      int incarnation,
      ProcessSpec spec,
      Program program,
      @Nullable ErlangProcess parent) {
    this.node = node;
    this.number = number;
    this.incarnation = incarnation;
    this.spec = spec;
    this.program = program;
    this.parent = parent;
    this.trapsExits = spec.trapsExits();
  }

  /// What only some processes need, made at the first need.
  RareState rare() {
    RareState state = rare;
    if (state == null) {
      state = new RareState();
      rare = state;
    }
    return state;
  }

  /// What faults do to it, made at the first.
  Affliction affliction() {
    RareState state = rare();
    Affliction affliction = state.affliction;
    if (affliction == null) {
      affliction = new Affliction();
      state.affliction = affliction;
      isAfflicted = true;
    }
    return affliction;
  }

  /// The same if there was a fault already, or null.
  @Nullable Affliction afflictionIfAny() {
    RareState state = isAfflicted ? rare : null;
    return state == null ? null : state.affliction;
  }

  private boolean is(int flag) {
    return (flags & flag) != 0;
  }

  private void set(int flag, boolean on) {
    flags = (byte) (on ? flags | flag : flags & ~flag);
  }

  /// Tells whether it was woken while it was suspended.
  boolean wantsToRun() {
    return is(WANTS_TO_RUN);
  }

  void setWantsToRun(boolean wants) {
    set(WANTS_TO_RUN, wants);
  }

  /// Tells whether it has sent exit signals on its own.
  boolean hasSentExits() {
    return is(HAS_SENT_EXITS);
  }

  void setHasSentExits() {
    set(HAS_SENT_EXITS, true);
  }

  /// Tells whether its starter waits for the end of its init.
  boolean isStarting() {
    return is(IS_STARTING);
  }

  void setStarting(boolean starting) {
    set(IS_STARTING, starting);
  }

  /// Tells whether it carries out a request of the runtime system.
  boolean hasRequest() {
    return is(HAS_REQUEST);
  }

  void setRequest(boolean on) {
    set(HAS_REQUEST, on);
    isAfflicted = on || (rare != null && rare.affliction != null);
  }

  public Pid pid() {
    return new Pid(number, node.index());
  }

  /// The node that it runs on, for all its life.
  @Override
  public ErlangNode node() {
    return node;
  }

  /// The number in the pid.
  public int number() {
    return number;
  }

  /// Who it is. Allocates.
  public Detail.Identity identity() {
    return spec.identity(incarnation);
  }

  /// Counts the processes of its path from 1.
  public int incarnation() {
    return incarnation;
  }

  public ProcessKind kind() {
    return spec.kind();
  }

  public PathEntry path() {
    return spec.path();
  }

  boolean isAlive() {
    return status != Status.ENDED;
  }

  public boolean trapsExits() {
    return trapsExits;
  }

  public void setTrapsExits(boolean on) {
    trapsExits = on;
  }

  /// Tells whether `erlang:suspend_process` has suspended it.
  boolean isPaused() {
    Affliction state = afflictionIfAny();
    return state != null && state.pauses > 0;
  }

  boolean isSuspended() {
    Affliction state = afflictionIfAny();
    return state != null && state.suspensions > 0;
  }

  /// Tells whether it gets no scheduler now, whatever it wants.
  boolean isHeldUp() {
    return isAfflicted && (hasRequest() || isSuspended());
  }

  /// The process that started this one with a link and whose exit signal stops it; null for
  /// somebody outside.
  public @Nullable ErlangProcess parent() {
    return parent;
  }

  /// The name it is registered under, or null.
  public @Nullable NameSlot name() {
    RareState state = rare;
    return state == null ? null : state.name;
  }

  /// The `seq` of the event that made the process do what it does now.
  public long cause() {
    return cause;
  }

  public void setCause(long seq) {
    cause = seq;
  }

  /// Tells whether a supervisor started it in place of another, without being asked.
  public boolean isRestarted() {
    return spec.bond().isRestart();
  }

  /// Tells whether the time that it waited for ran out while it was suspended: then it is up,
  /// whatever has come.
  public boolean isTimeoutFirst() {
    Affliction state = afflictionIfAny();
    return state != null && state.ranOutSuspended;
  }

  /// Tells, once, whether the time that the process waited for is up.
  public boolean takeTimeout() {
    boolean was = timedOut;
    timedOut = false;
    if (was && isTimeoutFirst()) {
      affliction().ranOutSuspended = false;
    }
    return was;
  }

  /// Tells whether an injected failure is to strike.
  public boolean hasCrash() {
    Affliction state = afflictionIfAny();
    return state != null && state.pendingCrash != null;
  }

  /// Tells whether it was to strike where the process waits.
  public boolean isStruckWaiting() {
    Affliction state = afflictionIfAny();
    return state != null && state.struckWaiting;
  }

  /// Returns an injected failure, once, which is then the cause of what the process does; or null.
  public @Nullable Term takeCrash() {
    Affliction state = afflictionIfAny();
    if (state == null || state.pendingCrash == null) {
      return null;
    }
    Term crash = state.pendingCrash;
    state.pendingCrash = null;
    state.struckWaiting = false;
    cause = state.crashCause;
    return crash;
  }

  /// The time at which its wait is over; [Long#MAX_VALUE] if it has no limit.
  public long deadlineNanos() {
    RareState state = rare;
    return state == null ? NEVER : state.deadlineNanos;
  }

  /// Ends the time limit of a wait that a message has ended.
  public void setDeadlineOff() {
    timedOut = false;
    RareState state = rare;
    if (state != null) {
      state.deadlineNanos = NEVER;
    }
    if (isTimeoutFirst()) {
      affliction().ranOutSuspended = false;
    }
  }

  /// What its supervisor keeps about it, or null.
  @Nullable Object supervision() {
    return supervision;
  }

  public void setSupervision(Object entry) {
    supervision = entry;
  }

  @Override
  public String toString() {
    return identity().subject();
  }
}
