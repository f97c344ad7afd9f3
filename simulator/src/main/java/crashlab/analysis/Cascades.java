package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// The cascades of a run, in the order in which they began.
///
/// @param all at most 2,000, more only if a supervisor gave up or the VM stopped in them
/// @param uncounted events that would have begun further ones
public record Cascades(List<Cascade> all, long uncounted) {
  /// How many are kept; further ones only as `all` says.
  private static final int MOST = 2_000;

  public Cascades {
    all = List.copyOf(all);
  }

  /// Finds the cascades of a run.
  public static Cascades of(TraceLog log) {
    return new Search(log).run();
  }

  /// What an event has to do with cascades.
  private enum Part {
    /// It begins one unless it belongs to one.
    BEGINS,
    /// As [#BEGINS], and it counts even if there are too many.
    DECIDES,
    /// It is told if what brought it about belongs to one.
    FOLLOWS,
    NONE
  }

  private static final class Search {
    private final TraceLog log;
    private final Causality causality;
    private final List<CascadeBuilder> found = new ArrayList<>();
    // By position: the number of the event's cascade plus 1; 0 where it has none.
    private final int[] memberOf;
    private long uncounted;

    Search(TraceLog log) {
      this.log = log;
      this.causality = new Causality(log);
      this.memberOf = new int[log.size()];
    }

    Cascades run() {
      for (int i = 0; i < memberOf.length; i++) {
        Part part = part(i);
        if (part != Part.NONE) {
          join(i, part);
        }
      }
      return new Cascades(found.stream().map(CascadeBuilder::build).toList(), uncounted);
    }

    private void join(int index, Part part) {
      List<Integer> path = new ArrayList<>();
      int at = index;
      while (at >= 0 && memberOf[at] == 0) {
        path.add(at);
        at = causality.before(at);
      }
      int number = at >= 0 ? memberOf[at] : begin(path.getLast(), part);
      if (number == 0) {
        return;
      }
      CascadeBuilder cascade = found.get(number - 1);
      for (int i = path.size() - 1; i >= 0; i--) {
        memberOf[path.get(i)] = number;
        cascade.add(path.get(i), part(path.get(i)) == Part.DECIDES);
      }
    }

    private int begin(int root, Part part) {
      if (part == Part.FOLLOWS) {
        return 0;
      }
      if (part == Part.BEGINS && found.size() >= MOST) {
        uncounted++;
        return 0;
      }
      found.add(new CascadeBuilder(log, root));
      return found.size();
    }

    private Part part(int index) {
      if (isOfALoad(index)) {
        return Part.NONE;
      }
      return switch (log.role(index)) {
        case FAULT -> Part.BEGINS;
        case FAILURE -> isIgnore(index) ? Part.FOLLOWS : Part.BEGINS;
        case DECISION -> isRestart(index) ? Part.BEGINS : Part.DECIDES;
        case STOP -> Part.DECIDES;
        case END -> exit(index);
        case NOTICE, RESCUE -> Part.FOLLOWS;
        case START, TERMINATION, SENDING, RECEIPT, TURN, SIGNAL, LINK, MONITOR -> Part.NONE;
        case ORDER, REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL -> Part.NONE;
      };
    }

    private boolean isOfALoad(int index) {
      Detail.Identity identity = log.identity(log.pid(index));
      return identity != null && identity.kind().isArrival();
    }

    /// A normal end matters only if it brings something about.
    private Part exit(int index) {
      if (!(log.detail(index) instanceof Term reason) || reason.equals(ExitReason.NORMAL)) {
        return Part.NONE;
      }
      return ExitReason.isOrderly(reason) && !isTakenAlong(index) ? Part.FOLLOWS : Part.BEGINS;
    }

    /// Tells whether a process ended by a link to one that is no supervisor: nobody meant it to.
    private boolean isTakenAlong(int exit) {
      int signal = log.indexOf(log.cause(exit));
      int source = signal < 0 ? -1 : log.indexOf(log.cause(signal));
      if (source < 0 || log.type(source) != EventType.EXIT) {
        return false;
      }
      Detail.Identity linked = log.identity(log.pid(source));
      return linked == null || !linked.kind().supervises();
    }

    private boolean isRestart(int index) {
      return log.type(index) == EventType.SUPERVISOR_RESTART;
    }

    private boolean isIgnore(int index) {
      return log.type(index) == EventType.INIT_FAILED
          && log.detail(index) instanceof Atom atom
          && atom.name().equals("ignore");
    }
  }

  /// A cascade while it is put together.
  private static final class CascadeBuilder {
    /// How many events of a cascade are told one by one.
    private static final int TOLD = 100;

    /// How many are told besides, since they decided how it went on.
    private static final int DECISIVE = 100;

    private final TraceLog log;
    private final int root;
    private final List<Long> told = new ArrayList<>();
    private int decisive;
    private long untold;
    private long lastNanos;
    private int exits;
    private int restarts;
    private int gaveUp;

    CascadeBuilder(TraceLog log, int root) {
      this.log = log;
      this.root = root;
    }

    void add(int index, boolean decides) {
      EventType type = log.type(index);
      lastNanos = Math.max(lastNanos, log.timeNanos(index));
      exits += type == EventType.EXIT ? 1 : 0;
      restarts += type == EventType.SUPERVISOR_RESTART ? 1 : 0;
      gaveUp += type == EventType.SUPERVISOR_GIVE_UP ? 1 : 0;
      if (!isWorthASentence(index)) {
        return;
      }
      if (told.size() - decisive < TOLD) {
        told.add(log.seq(index));
      } else if (decides && decisive < DECISIVE) {
        decisive++;
        told.add(log.seq(index));
      } else {
        untold++;
      }
    }

    Cascade build() {
      told.sort(null);
      if (told.size() > 1
          && isSending(root)
          && log.cause(log.indexOf(told.get(1))) == told.get(0)) {
        told.removeFirst(); // who received it says so
      }
      return new Cascade(
          log.seq(root), log.timeNanos(root), lastNanos, told, untold, exits, restarts, gaveUp);
    }

    private boolean isWorthASentence(int index) {
      return switch (log.role(index)) {
        case FAULT, DECISION, STOP, RESCUE, NOTICE, RECEIPT, TURN -> true;
        case FAILURE -> !isOfAFailedProcess(index); // which has said so itself
        case END -> !isOfAFailedInit(index);
        case SENDING -> index == root;
        case START, TERMINATION, SIGNAL, LINK, MONITOR, ORDER, REPORT, RETURN -> false;
        case STANDSTILL, NOTE, WORK, ARRIVAL -> false;
      };
    }

    private boolean isSending(int index) {
      return log.role(index) == EventRole.SENDING;
    }

    private boolean isOfAFailedProcess(int failure) {
      return log.type(failure) == EventType.SUPERVISOR_START_FAILED && log.other(failure) != 0;
    }

    private boolean isOfAFailedInit(int exit) {
      for (int i = exit - 1; i >= Math.max(0, exit - 3); i--) {
        if (log.type(i) == EventType.INIT_FAILED && log.pid(i) == log.pid(exit)) {
          return true;
        }
      }
      return false;
    }
  }
}
