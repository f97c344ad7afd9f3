package crashlab.analysis.state;

import crashlab.trace.Detail;
import crashlab.trace.TraceLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives slots to the processes of a run while it goes on.
public final class RosterBuilder {
  private record Place(int parent, String path) {}

  private final Map<Place, ArrayDeque<Integer>> vacant = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();
  private int[] parents = new int[64];
  private int[] slotOfPid = new int[64];
  private long[] bornSeq = new long[64];
  private long[] endedSeq = new long[64];
  private int slots;
  private int pids;

  /// Returns the slot of a new process.
  ///
  /// @param creator its pid; 0 for none
  /// @param seq of the spawn
  public int born(int pid, int creator, Detail.Identity identity, long seq) {
    ensure(pid);
    int parent = creator > 0 && creator < pids ? slotOfPid[creator] : Roster.NONE;
    var place = new Place(parent, identity.place());
    ArrayDeque<Integer> left = vacant.get(place);
    Integer again = left == null ? null : left.pollLast();
    int slot = again == null ? newSlot(place) : again;
    slotOfPid[pid] = slot;
    bornSeq[pid] = seq;
    endedSeq[pid] = Long.MAX_VALUE;
    return slot;
  }

  /// Takes the end of a process that was born: another can have its slot.
  ///
  /// @param seq of the exit
  public void ended(int pid, long seq) {
    endedSeq[pid] = seq;
    int slot = slotOfPid[pid];
    vacant.computeIfAbsent(places.get(slot), _ -> new ArrayDeque<>(1)).addLast(slot);
  }

  /// Returns the slot of a process; [Roster#NONE] if none of that pid was born.
  public int slotOf(int pid) {
    return pid > 0 && pid < pids ? slotOfPid[pid] : Roster.NONE;
  }

  /// Returns how many slots there are so far.
  public int slotCount() {
    return slots;
  }

  /// Returns the places of all that were born.
  ///
  /// @param log knows who they are
  public Roster build(TraceLog log) {
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
