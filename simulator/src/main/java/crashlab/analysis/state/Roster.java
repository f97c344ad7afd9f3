package crashlab.analysis.state;

import crashlab.trace.Bisection;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.trace.TraceLog;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The places of a run's processes: a slot for each that can live at the same time as the others.
///
/// A process that comes into being where one has ended takes its slot: a restarted child stands
/// where the crashed one stood, and the arrivals of a load share as many slots as there were at
/// once. Slots are numbered from 0 in the order of their first process; the parent of a slot comes
/// before it.
public final class Roster {
  /// Where there is no slot or no process.
  public static final int NONE = -1;

  private final TraceLog log;
  private final int[] parents;
  private final int[] slotOfPid;
  private final long[] bornSeq;
  private final long[] endedSeq;
  private final int[] firstOccupant;
  private final int[] occupants;

  /// @param parents by slot; [#NONE] for a root
  /// @param slotOfPid by pid; [#NONE] for numbers that no process had
  /// @param bornSeq by pid: the `seq` of its spawn
  /// @param endedSeq by pid: the `seq` of its exit; [Long#MAX_VALUE] if it lived to the end
  Roster(TraceLog log, int[] parents, int[] slotOfPid, long[] bornSeq, long[] endedSeq) {
    this.log = log;
    this.parents = parents;
    this.slotOfPid = slotOfPid;
    this.bornSeq = bornSeq;
    this.endedSeq = endedSeq;
    this.firstOccupant = new int[parents.length + 1];
    for (int slot : slotOfPid) {
      if (slot != NONE) {
        firstOccupant[slot + 1]++;
      }
    }
    for (int slot = 0; slot < parents.length; slot++) {
      firstOccupant[slot + 1] += firstOccupant[slot];
    }
    this.occupants = new int[firstOccupant[parents.length]];
    int[] filled = Arrays.copyOf(firstOccupant, parents.length);
    for (int pid = 0; pid < slotOfPid.length; pid++) {
      if (slotOfPid[pid] != NONE) {
        occupants[filled[slotOfPid[pid]]++] = pid;
      }
    }
  }

  /// Finds the places of the processes that a log tells of. Takes one pass over its events.
  ///
  /// Of a run so long that its log is not complete the arrivals of loads have no place.
  public static Roster of(TraceLog log) {
    var builder = new RosterBuilder();
    for (int i = 0; i < log.size(); i++) {
      int pid = log.pid(i);
      if (log.type(i) == EventType.SPAWN && log.detail(i) instanceof Detail.Identity identity) {
        builder.born(pid, log.other(i), identity, log.seq(i));
      } else if (log.type(i) == EventType.EXIT && builder.slotOf(pid) != NONE) {
        builder.ended(pid, log.seq(i));
      }
    }
    return builder.build(log);
  }

  /// How many slots there are.
  public int size() {
    return parents.length;
  }

  /// The slot of the process that created the first one here; [#NONE] for a root.
  public int parent(int slot) {
    return parents[slot];
  }

  /// All parents, by slot. Not to be changed.
  public int[] parents() {
    return parents;
  }

  /// The slot of a process; [#NONE] if there is none of that pid.
  public int slotOf(int pid) {
    return pid < 0 || pid >= slotOfPid.length ? NONE : slotOfPid[pid];
  }

  /// Who first had the slot.
  public Detail.Identity identity(int slot) {
    Detail.Identity identity = log.identity(occupants[firstOccupant[slot]]);
    if (identity == null) {
      throw new IllegalStateException("nobody is known by the pid of slot " + slot);
    }
    return identity;
  }

  public ProcessKind kind(int slot) {
    return identity(slot).kind();
  }

  /// Whether it is an arrival of a load.
  public boolean isLoad(int slot) {
    return kind(slot).isArrival();
  }

  /// Whether it is a process that a library keeps for itself, or an arrival of a load: neither
  /// stands in the supervision tree.
  public boolean isBehindTheScenes(int slot) {
    return !kind(slot).isSubject();
  }

  /// The name for people: [#name], with its node behind it where there are several.
  public String label(int slot) {
    return identity(slot).node().mark(name(slot));
  }

  /// The name for people who see on which node it is: registered, or else the child id.
  public String name(int slot) {
    Detail.Identity identity = identity(slot);
    String name = log.identities().name(occupants[firstOccupant[slot]]);
    return name == null ? identity.id() : name;
  }

  /// The `index`-th process of the slot, in the order of their creation.
  public int occupant(int slot, int index) {
    return occupants[firstOccupant[slot] + index];
  }

  /// How many processes the slot has had after event `seq`, the one that has it included.
  public int livesBegun(int slot, long seq) {
    int first = firstOccupant[slot];
    return Bisection.first(first, firstOccupant[slot + 1], at -> bornSeq[occupants[at]] > seq)
        - first;
  }

  /// The process that has the slot after event `seq`, or had it last; [#NONE] before the first.
  public int pidAt(int slot, long seq) {
    int begun = livesBegun(slot, seq);
    return begun == 0 ? NONE : occupant(slot, begun - 1);
  }

  /// The `seq` of a process's spawn.
  public long bornSeq(int pid) {
    return bornSeq[pid];
  }

  /// The `seq` of a process's exit; [Long#MAX_VALUE] if it lived to the end.
  public long endedSeq(int pid) {
    return endedSeq[pid];
  }

  /// Whether the process lives after event `seq`.
  public boolean isAlive(int pid, long seq) {
    return bornSeq[pid] <= seq && seq < endedSeq[pid];
  }

  /// Who a process is, or null.
  public Detail.@Nullable Identity who(int pid) {
    return log.identity(pid);
  }

  /// A pid as Erlang prints it; empty for [#NONE].
  public String pidText(int pid) {
    Detail.Identity identity = who(pid);
    return identity == null ? "" : identity.pidText(pid);
  }

  /// The slot with this path, registered name or child id; the first of several, or [#NONE].
  public int find(String word) {
    for (int slot = 0; slot < size(); slot++) {
      if (identity(slot).path().equals(word) || label(slot).equals(word)) {
        return slot;
      }
    }
    return NONE;
  }
}
