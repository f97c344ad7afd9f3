package crashlab.analysis.state;

import crashlab.otp.SpawnBond;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The links and monitors of a run's processes at any instant, but for the links between
/// supervisors and their children: these are there as long as both live.
public final class LinksAndMonitors {
  /// @param from the process that monitors; of a link the one with the lower pid
  public record Bond(int from, int to, boolean monitor) {}

  private record Span(Bond bond, long fromSeq, long toSeq) {}

  private final List<Span> spans;

  private LinksAndMonitors(List<Span> spans) {
    this.spans = spans;
  }

  /// Collects them. Takes one pass over the events of a run.
  public static LinksAndMonitors of(TraceLog log, Roster roster) {
    return new LinksAndMonitors(new Collection(log, roster).spans());
  }

  /// The bonds after event `seq`, at most `most` of them; processes are told by pid.
  public List<Bond> at(long seq, int most) {
    List<Bond> found = new ArrayList<>();
    for (Span span : spans) {
      if (span.fromSeq() <= seq && seq < span.toSeq()) {
        found.add(span.bond());
        if (found.size() == most) {
          return found;
        }
      }
    }
    return found;
  }

  private static final class Collection {
    private final TraceLog log;
    private final Roster roster;
    private final Map<Bond, List<Long>> open = new LinkedHashMap<>();
    private final Map<Integer, List<Bond>> ofPid = new LinkedHashMap<>();
    private final List<Span> spans = new ArrayList<>();

    Collection(TraceLog log, Roster roster) {
      this.log = log;
      this.roster = roster;
    }

    List<Span> spans() {
      for (int i = 0; i < log.size(); i++) {
        observe(i);
      }
      open.forEach(
          (bond, since) -> since.forEach(seq -> spans.add(new Span(bond, seq, Long.MAX_VALUE))));
      return spans;
    }

    private void observe(int index) {
      int pid = log.pid(index);
      int other = log.other(index);
      EventType type = log.type(index);
      switch (log.role(index)) {
        case START -> {
          if (type == EventType.SPAWN && isLinkedFromBirth(pid)) {
            tie(link(pid, other), index);
          }
        }
        case LINK -> change(link(pid, other), type == EventType.LINK, index);
        case MONITOR -> change(new Bond(pid, other, true), type == EventType.MONITOR, index);
        case END -> {
          List<Bond> ended = ofPid.remove(pid);
          if (ended != null) {
            ended.forEach(bond -> untieAll(bond, index));
          }
        }
        case TERMINATION, STOP, SENDING, RECEIPT, TURN, SIGNAL, NOTICE, FAILURE, RESCUE -> {}
        case DECISION, ORDER, REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> {}
      }
    }

    private void change(Bond bond, boolean tied, int index) {
      if (tied) {
        tie(bond, index);
      } else {
        untie(bond, index);
      }
    }

    private static Bond link(int one, int other) {
      return new Bond(Math.min(one, other), Math.max(one, other), false);
    }

    /// Whether the two were linked when the process began, and not as a child to its supervisor.
    private boolean isLinkedFromBirth(int pid) {
      Detail.Identity identity = log.identity(pid);
      SpawnBond bond = identity == null ? SpawnBond.NONE : identity.bond();
      return bond.isLinked() && !bond.isChild();
    }

    private boolean isShown(int pid) {
      int slot = roster.slotOf(pid);
      return slot != Roster.NONE && !roster.isBehindTheScenes(slot);
    }

    private void tie(Bond bond, int index) {
      if (!isShown(bond.from()) || !isShown(bond.to())) {
        return;
      }
      List<Long> since = open.computeIfAbsent(bond, _ -> new ArrayList<>(1));
      if (since.isEmpty() || bond.monitor()) {
        since.add(log.seq(index));
      }
      ofPid.computeIfAbsent(bond.from(), _ -> new ArrayList<>(2)).add(bond);
      ofPid.computeIfAbsent(bond.to(), _ -> new ArrayList<>(2)).add(bond);
    }

    private void untie(Bond bond, int index) {
      List<Long> since = open.get(bond);
      if (since != null && !since.isEmpty()) {
        spans.add(new Span(bond, since.removeLast(), log.seq(index)));
      }
    }

    private void untieAll(Bond bond, int index) {
      while (open.containsKey(bond) && !open.get(bond).isEmpty()) {
        untie(bond, index);
      }
      open.remove(bond);
    }
  }
}
