package crashlab.ui.session;

import crashlab.analysis.state.Roster;
import crashlab.analysis.state.RosterBuilder;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.simulation.ProcessWatcher;
import crashlab.simulation.Standing;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Watches a run and writes down how every slot looks: from where the process stands, and from what
/// the trace says that is not to be seen on the process itself (it was told to shut down, its
/// supervisor gave up, it stands in for one that crashed).
final class StateTracker implements TraceSink, ProcessWatcher {
  private final RosterBuilder roster;
  private final History.Builder history;
  private final int mostChanges;
  private final BitSet stopping = new BitSet();
  private final BitSet gaveUp = new BitSet();
  private final BitSet reborn = new BitSet();
  private final BitSet ended = new BitSet();
  private Look[] looks = new Look[64];
  private int[] mailboxes = new int[64];
  private long lastSeq;

  /// @param mostChanges past so many changes only the births and ends of processes are written down
  StateTracker(RosterBuilder roster, History.Builder history, int mostChanges) {
    this.roster = roster;
    this.history = history;
    this.mostChanges = mostChanges;
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    lastSeq = seq;
    switch (EventRole.of(type, detail)) {
      case START -> born(seq, timeNanos, pid, other, detail);
      case END -> ended(seq, timeNanos, pid, detail);
      case TERMINATION -> stops(timeNanos, pid);
      case ORDER -> stops(timeNanos, other);
      case DECISION -> decided(timeNanos, type, pid);
      case STOP -> stopped(timeNanos, type);
      case SENDING, RECEIPT, TURN, SIGNAL, NOTICE, LINK, MONITOR, FAILURE, RESCUE -> {}
      case REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> {}
    }
  }

  private void decided(long timeNanos, EventType type, int pid) {
    if (type == EventType.SUPERVISOR_GIVE_UP) {
      gaveUp.set(pid);
      show(timeNanos, pid, Look.GAVE_UP, mailbox(pid));
    }
  }

  private void stopped(long timeNanos, EventType type) {
    if (type == EventType.VM_DIED) {
      allEnd(timeNanos);
    }
  }

  private void born(long seq, long timeNanos, int pid, int creator, @Nullable Digested detail) {
    if (!(detail instanceof Detail.Identity identity)) {
      return;
    }
    int before = roster.slotCount();
    int slot = roster.born(pid, creator, identity, seq);
    boolean again = slot < before && !identity.kind().isArrival();
    if (again) {
      reborn.set(pid);
    }
    show(timeNanos, pid, again ? Look.RESTARTING : Look.STARTING, 0);
  }

  private void ended(long seq, long timeNanos, int pid, @Nullable Digested detail) {
    if (!(detail instanceof Term reason) || roster.slotOf(pid) == Roster.NONE) {
      return;
    }
    boolean ordered = ExitReason.isOrderly(reason) || stopping.get(pid);
    Look look = gaveUp.get(pid) ? Look.GAVE_UP : ordered ? Look.DOWN : Look.CRASHED;
    show(timeNanos, pid, look, 0);
    ended.set(pid);
    roster.ended(pid, seq);
  }

  private void stops(long timeNanos, int pid) {
    stopping.set(pid);
    if (!gaveUp.get(pid) && !ended.get(pid)) {
      show(timeNanos, pid, Look.STOPPING, mailbox(pid));
    }
  }

  /// With the virtual machine everything is gone; what had crashed before stays to be seen.
  private void allEnd(long timeNanos) {
    for (int slot = 0; slot < roster.slotCount(); slot++) {
      Look look = looks[slot];
      if (look.isAlive() && look != Look.GAVE_UP) {
        showSlot(timeNanos, slot, Look.DOWN, 0);
      }
    }
  }

  @Override
  public void changed(long timeNanos, int pid, Standing standing, int mailbox) {
    if (standing == Standing.ENDED || ended.get(pid)) {
      return;
    }
    show(timeNanos, pid, look(pid, standing, mailbox), mailbox);
  }

  private Look look(int pid, Standing standing, int mailbox) {
    if (gaveUp.get(pid)) {
      return Look.GAVE_UP;
    }
    if (stopping.get(pid)) {
      return Look.STOPPING;
    }
    return switch (standing) {
      case SUSPENDED -> Look.SUSPENDED;
      case STARTING -> reborn.get(pid) ? Look.RESTARTING : Look.STARTING;
      case RUNNING -> overloaded(mailbox, Look.BUSY);
      case READY -> overloaded(mailbox, Look.READY);
      case IDLE -> overloaded(mailbox, Look.IDLE);
      case CALLING, WAITING -> overloaded(mailbox, Look.BLOCKED);
      case ENDED -> Look.DOWN;
    };
  }

  private static Look overloaded(int mailbox, Look otherwise) {
    return mailbox >= Look.OVERLOAD ? Look.OVERLOADED : otherwise;
  }

  private int mailbox(int pid) {
    int slot = roster.slotOf(pid);
    return slot == Roster.NONE || slot >= mailboxes.length ? 0 : mailboxes[slot];
  }

  private void show(long timeNanos, int pid, Look look, int mailbox) {
    int slot = roster.slotOf(pid);
    if (slot != Roster.NONE) {
      showSlot(timeNanos, slot, look, mailbox);
    }
  }

  private void showSlot(long timeNanos, int slot, Look look, int mailbox) {
    ensure(slot);
    if (looks[slot] == look && mailboxes[slot] == mailbox) {
      return;
    }
    boolean matters = looks[slot].isAlive() != look.isAlive() || look == Look.GAVE_UP;
    looks[slot] = look;
    mailboxes[slot] = mailbox;
    if (history.size() < mostChanges || matters) {
      history.add(timeNanos, lastSeq, slot, look, mailbox);
    }
  }

  private void ensure(int slot) {
    int old = looks.length;
    if (slot >= old) {
      int size = Math.max(slot + 1, old * 2);
      looks = Arrays.copyOf(looks, size);
      mailboxes = Arrays.copyOf(mailboxes, size);
    }
    for (int i = slot; i >= 0 && looks[i] == null; i--) {
      looks[i] = Look.ABSENT;
    }
  }
}
