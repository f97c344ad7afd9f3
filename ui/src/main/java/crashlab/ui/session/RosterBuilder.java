package crashlab.ui.session;

import crashlab.trace.Detail;
import crashlab.trace.TraceLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives slots to the processes of a run while it goes on.
final class RosterBuilder {
  private record Place(int parent, String path) {}

  private final Map<Place, ArrayDeque<Integer>> vacant = new HashMap<>();
  private final List<Place> places = new ArrayList<>();
  private int[] parents = new int[64];
  private int[] slotOfPid = new int[64];
  private long[] bornSeq = new long[64];
  private long[] endedSeq = new long[64];
  private int slots;
  private int pids;

  /// Returns the slot of a new process.
  int born(int pid, int creator, Detail.Identity identity, long seq) {
    ensure(pid);
    int parent = creator > 0 && creator < pids ? slotOfPid[creator] : Roster.NONE;
    var place = new Place(parent, identity.path());
    ArrayDeque<Integer> left = vacant.get(place);
    Integer again = left == null ? null : left.pollLast();
    int slot = again == null ? newSlot(place) : again;
    slotOfPid[pid] = slot;
    bornSeq[pid] = seq;
    endedSeq[pid] = Long.MAX_VALUE;
    return slot;
  }

  void ended(int pid, long seq) {
    endedSeq[pid] = seq;
    int slot = slotOfPid[pid];
    vacant.computeIfAbsent(places.get(slot), _ -> new ArrayDeque<>(1)).addLast(slot);
  }

  int slotOf(int pid) {
    return pid > 0 && pid < pids ? slotOfPid[pid] : Roster.NONE;
  }

  int slotCount() {
    return slots;
  }

  Roster build(TraceLog log) {
    return new Roster(
        log,
        Arrays.copyOf(parents, slots),
        Arrays.copyOf(slotOfPid, pids),
        Arrays.copyOf(bornSeq, pids),
        Arrays.copyOf(endedSeq, pids));
  }

  private int newSlot(Place place) {
    places.add(place);
    if (slots == parents.length) {
      parents = Arrays.copyOf(parents, slots * 2);
    }
    parents[slots] = place.parent();
    return slots++;
  }

  private void ensure(int pid) {
    if (pid >= slotOfPid.length) {
      int size = Math.max(pid + 1, slotOfPid.length * 2);
      slotOfPid = Arrays.copyOf(slotOfPid, size);
      bornSeq = Arrays.copyOf(bornSeq, size);
      endedSeq = Arrays.copyOf(endedSeq, size);
    }
    while (pids <= pid) {
      slotOfPid[pids] = Roster.NONE;
      endedSeq[pids] = 0;
      pids++;
    }
  }
}
