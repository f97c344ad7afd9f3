package crashlab.ui.compare;

import crashlab.analysis.LoadResult;
import crashlab.analysis.Verdict;
import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.state.Roster;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.scenario.RunEnd;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.compare.Figure.Kind;
import crashlab.ui.compare.Figure.Wish;
import crashlab.ui.session.History;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;

/// What one run came to, in figures: those that its report has, and what only the window knows.
/// Takes as long as it takes to read the run: not for the UI thread.
final class RunFigures {
  private final Recording run;
  private final List<Figure> figures = new ArrayList<>();

  private RunFigures(Recording run) {
    this.run = run;
  }

  /// Returns the figures of a run, the most telling ones first.
  static List<Figure> of(Recording run) {
    var made = new RunFigures(run);
    made.expectations();
    made.failures();
    run.run().facts().loads().forEach(made::load);
    made.deepestMailbox();
    made.size();
    return List.copyOf(made.figures);
  }

  /// Two scenarios expect different things: only what fails can be set against each other.
  private void expectations() {
    List<Verdict> verdicts = run.run().verdicts();
    if (!verdicts.isEmpty()) {
      long failed = verdicts.stream().filter(verdict -> !verdict.holds()).count();
      figures.add(
          new Figure(
              "expectations that fail", Kind.COUNT, Wish.LESS, failed, "of " + verdicts.size()));
    }
  }

  private void failures() {
    TraceLog log = run.log();
    long exits = 0;
    long crashes = 0;
    long restarts = 0;
    long giveUps = 0;
    for (int i = 0; i < log.size(); i++) {
      EventType type = log.type(i);
      if (type == EventType.EXIT && !isArrival(log.pid(i))) {
        exits++;
        crashes += log.detail(i) instanceof Term reason && !ExitReason.isOrderly(reason) ? 1 : 0;
      }
      restarts += type == EventType.SUPERVISOR_RESTART ? 1 : 0;
      giveUps += type == EventType.SUPERVISOR_GIVE_UP ? 1 : 0;
    }
    boolean died = run.run().facts().end() == RunEnd.VM_DIED;
    figures.add(new Figure("VM died", Kind.YES_OR_NO, Wish.LESS, died ? 1 : 0, ""));
    figures.add(Figure.count("crashes", Wish.LESS, crashes));
    figures.add(Figure.count("restarts", Wish.LESS, restarts));
    figures.add(Figure.count("supervisors that gave up", Wish.LESS, giveUps));
    figures.add(timeToRecover());
    figures.add(Figure.count("exits", Wish.NEITHER, exits));
  }

  private boolean isArrival(int pid) {
    int slot = run.roster().slotOf(pid);
    return slot != Roster.NONE && run.roster().isLoad(slot);
  }

  /// How long the longest cascade took from its first event to its last.
  private Figure timeToRecover() {
    double longest = Double.NaN;
    for (Cascade cascade : run.cascades().all()) {
      double took = (double) (cascade.lastNanos() - cascade.firstNanos());
      longest = Double.isNaN(longest) ? took : Math.max(longest, took);
    }
    return new Figure("longest cascade, first to last event", Kind.NANOS, Wish.LESS, longest, "");
  }

  private void load(LoadResult load) {
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

  private static Figure latency(String name, LoadResult load, long nanos) {
    double value = load.completed() == 0 ? Double.NaN : (double) nanos;
    return new Figure(name, Kind.NANOS, Wish.LESS, value, "");
  }

  private void deepestMailbox() {
    History history = run.history();
    Roster roster = run.roster();
    int[] most = new int[roster.size()];
    for (int i = 0; i < history.size(); i++) {
      int slot = history.slot(i);
      most[slot] = Math.max(most[slot], history.mailbox(i));
    }
    int deepest = Roster.NONE;
    for (int slot = 0; slot < most.length; slot++) {
      most[slot] = Math.max(most[slot], counted(slot));
      if (deepest == Roster.NONE || most[slot] > most[deepest]) {
        deepest = slot;
      }
    }
    double depth = deepest == Roster.NONE ? Double.NaN : most[deepest];
    String whose = depth > 0 ? "(" + roster.label(deepest) + ")" : "";
    figures.add(new Figure("deepest mailbox", Kind.COUNT, Wish.LESS, depth, whose));
  }

  /// What the run itself counted for a registered name; within one step a mailbox can have been
  /// deeper than it was seen to be.
  private int counted(int slot) {
    String name = run.log().identities().name(run.roster().occupant(slot, 0));
    return name == null ? 0 : run.run().simulation().processes().mailboxMax(name);
  }

  private void size() {
    figures.add(Figure.count("processes", Wish.NEITHER, run.log().identities().highest()));
    figures.add(Figure.count("events", Wish.NEITHER, run.events()));
    figures.add(new Figure("virtual time", Kind.NANOS, Wish.NEITHER, (double) run.endNanos(), ""));
  }
}
