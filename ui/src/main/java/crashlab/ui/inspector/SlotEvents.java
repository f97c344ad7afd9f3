package crashlab.ui.inspector;

import crashlab.analysis.state.Roster;
import crashlab.trace.TraceLog;
import crashlab.ui.session.Recording;
import java.util.Arrays;

/// The events of a run that concern one slot: its processes did them or suffered them.
final class SlotEvents {
  private final Recording run;
  private final int slot;
  private final int[] positions;

  /// Goes through the whole log once.
  SlotEvents(Recording run, int slot) {
    this.run = run;
    this.slot = slot;
    TraceLog log = run.log();
    Roster roster = run.roster();
    int[] found = new int[64];
    int size = 0;
    int events = log.size();
    for (int i = 0; i < events; i++) {
      if (roster.slotOf(log.pid(i)) == slot || roster.slotOf(log.other(i)) == slot) {
        if (size == found.length) {
          found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = i;
      }
    }
    positions = Arrays.copyOf(found, size);
  }

  Recording run() {
    return run;
  }

  int slot() {
    return slot;
  }

  boolean isOf(Recording other, int otherSlot) {
    return run == other && slot == otherSlot;
  }

  /// How many of them have happened after event `seq`.
  int until(long seq) {
    int last = run.indexAtOrBefore(seq);
    int found = Arrays.binarySearch(positions, last);
    return found < 0 ? -found - 1 : found + 1;
  }

  /// The position in the log of the `number`-th of them.
  int position(int number) {
    return positions[number];
  }
}
