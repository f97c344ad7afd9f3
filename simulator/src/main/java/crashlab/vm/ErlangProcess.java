package crashlab.vm;

import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import org.jspecify.annotations.Nullable;

/// A process: its mailbox, links, monitors and place with the schedulers. One lean object, since a
/// run may hold millions; what it runs is its [Program].
public final class ErlangProcess {
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

  final int number;
  final Detail.Identity identity;
  final Program program;
  final @Nullable ErlangProcess parent;
  final PathEntry path;
  final Mailbox mailbox = new Mailbox();
  int slot;
  Status status = Status.WAITING;
  byte priority = RunQueue.NORMAL;
  boolean trapsExits;
  boolean timedOut;
  boolean wakesOnMessage;
  boolean wantsToRun;
  boolean hasSentExits;
  int suspensions;
  int scheduler = -1;
  double slowness = 1;
  long debtNanos;
  long busyNanos;
  long deadlineNanos = NEVER;
  long timerAtNanos = NEVER;
  long cause;
  long waitRef;
  long startRef;
  long bytes;
  @Nullable Message matched;
  @Nullable Message lastMatched;
  @Nullable ErlangProcess nextReady;
  @Nullable NameSlot name;
  @Nullable Link firstLink;
  @Nullable Link lastLink;
  int linkCount;
  @Nullable Monitor firstMonitor;
  @Nullable Monitor lastMonitor;
  @Nullable Monitor firstWatching;
  @Nullable Monitor lastWatching;
  @Nullable Monitor callMonitor;
  @Nullable Term exitReason;
  @Nullable Term pendingCrash;
  private @Nullable Object supervision;

  ErlangProcess(
      int number,
      Detail.Identity identity,
      Program program,
      @Nullable ErlangProcess parent,
      PathEntry path) {
    this.number = number;
    this.identity = identity;
    this.program = program;
    this.parent = parent;
    this.path = path;
  }

  public Pid pid() {
    return new Pid(number);
  }

  /// The number in the pid.
  public int number() {
    return number;
  }

  public Detail.Identity identity() {
    return identity;
  }

  public PathEntry path() {
    return path;
  }

  public Program program() {
    return program;
  }

  public Status status() {
    return status;
  }

  public boolean isAlive() {
    return status != Status.ENDED;
  }

  public boolean trapsExits() {
    return trapsExits;
  }

  public boolean isSuspended() {
    return suspensions > 0;
  }

  /// The process that started this one with a link and whose exit signal stops it; null for
  /// somebody outside.
  public @Nullable ErlangProcess parent() {
    return parent;
  }

  /// The name it is registered under, or null.
  public @Nullable NameSlot name() {
    return name;
  }

  /// Why it ended; null while it lives.
  public @Nullable Term exitReason() {
    return exitReason;
  }

  /// How many messages wait.
  public int mailboxSize() {
    return mailbox.size();
  }

  /// The oldest message that waits, or null.
  public @Nullable Message firstMessage() {
    return mailbox.first();
  }

  /// The `seq` of the event that made the process do what it does now.
  public long cause() {
    return cause;
  }

  public void setCause(long seq) {
    cause = seq;
  }

  /// Tells, once, whether the time that the process waited for is up.
  public boolean takeTimeout() {
    boolean was = timedOut;
    timedOut = false;
    return was;
  }

  /// Returns an injected failure, once, or null.
  public @Nullable Term takeCrash() {
    Term crash = pendingCrash;
    pendingCrash = null;
    return crash;
  }

  /// The time at which its wait is over; [Long#MAX_VALUE] if it has no limit.
  public long deadlineNanos() {
    return deadlineNanos;
  }

  /// Ends the time limit of a wait that a message has ended.
  public void setDeadlineOff() {
    deadlineNanos = NEVER;
    timedOut = false;
  }

  /// What its supervisor keeps about it, or null.
  public @Nullable Object supervision() {
    return supervision;
  }

  public void setSupervision(Object entry) {
    supervision = entry;
  }

  public int linkCount() {
    return linkCount;
  }

  /// The fields of a link list are the node's; this walks them for those who look on.
  public void forEachLink(java.util.function.Consumer<ErlangProcess> action) {
    for (Link link = firstLink; link != null; link = link.nextOf(this)) {
      action.accept(link.peerOf(this));
    }
  }

  /// Walks the processes that this one monitors.
  public void forEachMonitored(java.util.function.Consumer<ErlangProcess> action) {
    for (Monitor monitor = firstMonitor; monitor != null; monitor = monitor.nextOfWatcher) {
      if (monitor.watched != null) {
        action.accept(monitor.watched);
      }
    }
  }

  /// Walks the processes that monitor this one.
  public void forEachWatcher(java.util.function.Consumer<ErlangProcess> action) {
    for (Monitor monitor = firstWatching; monitor != null; monitor = monitor.nextOfWatched) {
      action.accept(monitor.watcher);
    }
  }

  @Override
  public String toString() {
    return identity.subject();
  }
}
