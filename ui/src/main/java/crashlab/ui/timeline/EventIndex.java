package crashlab.ui.timeline;

import crashlab.analysis.state.Roster;
import crashlab.trace.Bisection;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.session.Recording;
import java.util.Arrays;

/// The events of a run by slot, the messages by their sending, and the faults. Events are given by
/// their position in the log.
final class EventIndex {
  /// Where there is no event.
  static final int NONE = -1;

  private final TraceLog log;
  private final int[] offsets;
  private final int[] events;
  private final int[] receipts;
  private final int[] received;
  private int[] faults = new int[8];

  EventIndex(Recording run) {
    this.log = run.log();
    Roster roster = run.roster();
    int size = log.size();
    offsets = new int[roster.size() + 1];
    receipts = new int[size];
    int faultCount = 0;
    for (int i = 0; i < size; i++) {
      int slot = roster.slotOf(log.pid(i));
      if (slot != Roster.NONE) {
        offsets[slot + 1]++;
      }
      EventType type = log.type(i);
      if (isReceipt(type)) {
        int sending = log.indexOf(log.cause(i));
        if (sending >= 0 && isSending(log.type(sending))) {
          receipts[sending] = i + 1;
        }
      } else if (type == EventType.FAULT) {
        if (faultCount == faults.length) {
          faults = Arrays.copyOf(faults, faultCount * 2);
        }
        faults[faultCount++] = i;
      }
    }
    faults = Arrays.copyOf(faults, faultCount);
    for (int slot = 0; slot < roster.size(); slot++) {
      offsets[slot + 1] += offsets[slot];
    }
    events = new int[offsets[roster.size()]];
    received = new int[events.length + 1];
    fill(roster, size);
  }

  private void fill(Roster roster, int size) {
    int[] filled = offsets.clone();
    for (int i = 0; i < size; i++) {
      int slot = roster.slotOf(log.pid(i));
      if (slot != Roster.NONE) {
        events[filled[slot]++] = i;
      }
    }
    for (int at = 0; at < events.length; at++) {
      received[at + 1] = received[at] + (isReceipt(log.type(events[at])) ? 1 : 0);
    }
  }

  static boolean isSending(EventType type) {
    return type.role() == EventRole.SENDING;
  }

  static boolean isReceipt(EventType type) {
    return type.role() == EventRole.RECEIPT;
  }

  /// The event that received what the event at a position sent; [#NONE] if nobody did.
  int receiptOf(int sending) {
    return receipts[sending] - 1;
  }

  /// The faults of the run.
  int[] faults() {
    return faults;
  }

  /// The first of all events at or after a time.
  int firstAt(double nanos) {
    return Bisection.first(0, log.size(), i -> log.timeNanos(i) >= nanos);
  }

  /// The event of a slot that is nearest to a time and no further than `reach`; [#NONE] if there is
  /// none. Of several at one time the last, of two as near the earlier.
  int nearest(int slot, double nanos, double reach) {
    int after = entry(slot, nanos);
    int found = NONE;
    double best = reach;
    if (after < offsets[slot + 1]) {
      double distance = log.timeNanos(events[after]) - nanos;
      if (distance <= best) {
        long time = log.timeNanos(events[after]);
        int last = entry(slot, (double) time + 1) - 1;
        found = events[last];
        best = distance;
      }
    }
    if (after > offsets[slot] && nanos - log.timeNanos(events[after - 1]) <= best) {
      found = events[after - 1];
    }
    return found;
  }

  /// How many messages a slot took out of its mailbox from one time to another, exclusive.
  int receivedBetween(int slot, double from, double to) {
    return received[entry(slot, to)] - received[entry(slot, from)];
  }

  /// Counts the messages that a slot took out of its mailbox, by column.
  void countReceived(int slot, Columns columns, int[] into) {
    int at = entry(slot, columns.start(0));
    int end = offsets[slot + 1];
    for (int column = 0; column < into.length; column++) {
      double until = columns.start(column + 1);
      int next = at;
      if (next < end && log.timeNanos(events[next]) < until) {
        next = Bisection.firstNear(at, end, i -> log.timeNanos(events[i]) >= until);
      }
      into[column] = received[next] - received[at];
      at = next;
    }
  }

  /// The first of a slot's events at or after a time.
  private int entry(int slot, double nanos) {
    return Bisection.first(
        offsets[slot], offsets[slot + 1], i -> log.timeNanos(events[i]) >= nanos);
  }
}
