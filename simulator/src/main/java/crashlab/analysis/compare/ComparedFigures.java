package crashlab.analysis.compare;

import crashlab.analysis.LoadResult;
import crashlab.analysis.RunFacts;
import crashlab.analysis.Verdict;
import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.compare.Figure.Kind;
import crashlab.analysis.compare.Figure.Wish;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.scenario.RunEnd;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.List;

/// What one run came to, in figures that can be set against those of another.
public final class ComparedFigures {
  private ComparedFigures() {}

  /// Returns what went wrong in a run and how it recovered. Takes one pass over its events.
  public static List<Figure> failures(TraceLog log, RunFacts facts, Cascades cascades) {
    long exits = 0;
    long crashes = 0;
    long restarts = 0;
    long giveUps = 0;
    for (int i = 0; i < log.size(); i++) {
      EventType type = log.type(i);
      if (type == EventType.EXIT && !isArrival(log, log.pid(i))) {
        exits++;
        crashes += log.detail(i) instanceof Term reason && !ExitReason.isOrderly(reason) ? 1 : 0;
      }
      restarts += type == EventType.SUPERVISOR_RESTART ? 1 : 0;
      giveUps += type == EventType.SUPERVISOR_GIVE_UP ? 1 : 0;
    }
    boolean died = facts.end() == RunEnd.VM_DIED;
    return List.of(
        new Figure("VM died", Kind.YES_OR_NO, Wish.LESS, died ? 1 : 0, ""),
        Figure.count("crashes", Wish.LESS, crashes),
        Figure.count("restarts", Wish.LESS, restarts),
        Figure.count("supervisors that gave up", Wish.LESS, giveUps),
        timeToRecover(cascades),
        Figure.count("exits", Wish.NEITHER, exits));
  }

  private static boolean isArrival(TraceLog log, int pid) {
    var identity = log.identity(pid);
    return identity != null && identity.kind() == ProcessKind.LOAD;
  }

  /// How long the longest cascade took from its first event to its last.
  private static Figure timeToRecover(Cascades cascades) {
    double longest = Double.NaN;
    for (Cascade cascade : cascades.all()) {
      double took = (double) (cascade.lastNanos() - cascade.firstNanos());
      longest = Double.isNaN(longest) ? took : Math.max(longest, took);
    }
    return new Figure("longest cascade, first to last event", Kind.NANOS, Wish.LESS, longest, "");
  }

  /// Returns how many expectations fail; nothing if there are none. Two scenarios expect different
  /// things: only what fails can be set against each other.
  public static List<Figure> expectations(List<Verdict> verdicts) {
    long failed = verdicts.stream().filter(verdict -> !verdict.holds()).count();
    return verdicts.isEmpty()
        ? List.of()
        : List.of(
            new Figure(
                "expectations that fail",
                Kind.COUNT,
                Wish.LESS,
                (double) failed,
                "of " + verdicts.size()));
  }

  /// Returns what each load came to.
  public static List<Figure> loads(RunFacts facts) {
    List<Figure> figures = new ArrayList<>();
    for (LoadResult load : facts.loads()) {
      String name = load.id() + ": ";
      long lost = load.failed() + load.inFlight();
      figures.add(Figure.count(name + "requests lost (failed or unfinished)", Wish.LESS, lost));
      figures.add(Figure.count(name + "requests completed", Wish.MORE, load.completed()));
      figures.add(
          new Figure(
              name + "throughput", Kind.PER_SECOND, Wish.MORE, load.throughputPerSecond(), ""));
      figures.add(latency(name + "latency p50", load, load.latency().p50Nanos()));
      figures.add(latency(name + "latency p99", load, load.latency().p99Nanos()));
    }
    return figures;
  }

  private static Figure latency(String name, LoadResult load, long nanos) {
    double value = load.completed() == 0 ? Double.NaN : (double) nanos;
    return new Figure(name, Kind.NANOS, Wish.LESS, value, "");
  }

  /// Returns how large and how long a run was.
  public static List<Figure> size(TraceLog log, RunFacts facts) {
    return List.of(
        Figure.count("processes", Wish.NEITHER, log.identities().highest()),
        Figure.count("events", Wish.NEITHER, facts.events()),
        new Figure("virtual time", Kind.NANOS, Wish.NEITHER, (double) facts.endNanos(), ""));
  }
}
