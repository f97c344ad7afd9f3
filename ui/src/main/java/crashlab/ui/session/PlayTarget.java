package crashlab.ui.session;

import crashlab.analysis.Verdict;
import crashlab.analysis.state.Moment;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Up to where a run is to be played.
public sealed interface PlayTarget {
  /// Finds the first moment after `from` at which it is true.
  Optional<Moment> next(Recording run, Moment from);

  /// For people, such as `Cache ends`.
  String words(Recording run);

  /// A process of the slot ends.
  record ProcessEnds(int slot) implements PlayTarget {
    @Override
    public Optional<Moment> next(Recording run, Moment from) {
      TraceLog log = run.log();
      return nextEvent(
          run, from, i -> log.type(i) == EventType.EXIT && run.roster().slotOf(log.pid(i)) == slot);
    }

    @Override
    public String words(Recording run) {
      return run.roster().label(slot) + " ends";
    }
  }

  /// A supervisor restarts the process of the slot.
  record Restarted(int slot) implements PlayTarget {
    @Override
    public Optional<Moment> next(Recording run, Moment from) {
      TraceLog log = run.log();
      return nextEvent(
          run,
          from,
          i ->
              log.type(i) == EventType.SUPERVISOR_RESTART
                  && run.roster().slotOf(log.other(i)) == slot);
    }

    @Override
    public String words(Recording run) {
      return run.roster().label(slot) + " is restarted";
    }
  }

  /// More than `above` messages wait in the mailbox of the slot.
  record MailboxAbove(int slot, int above) implements PlayTarget {
    @Override
    public Optional<Moment> next(Recording run, Moment from) {
      History history = run.history();
      for (int i = history.changesAt(from); i < history.size(); i++) {
        if (history.slot(i) == slot && history.mailbox(i) > above) {
          return Optional.of(new Moment(history.seq(i), history.timeNanos(i)));
        }
      }
      return Optional.empty();
    }

    @Override
    public String words(Recording run) {
      return "mailbox of " + run.roster().label(slot) + " above " + above;
    }
  }

  /// An expectation is decided.
  ///
  /// @param index its position among the verdicts
  record ExpectationDecided(int index) implements PlayTarget {
    @Override
    public Optional<Moment> next(Recording run, Moment from) {
      Verdict verdict = run.run().verdicts().get(index);
      Moment when =
          verdict.seq() > 0 ? run.momentOf(verdict.seq()) : run.momentAt(verdict.whenNanos());
      return when.compareTo(from) > 0 ? Optional.of(when) : Optional.empty();
    }

    @Override
    public String words(Recording run) {
      return "decided: " + run.run().verdicts().get(index).told();
    }
  }

  private static Optional<Moment> nextEvent(Recording run, Moment from, IntPredicate isWanted) {
    TraceLog log = run.log();
    for (int i = run.indexAtOrBefore(from.seq()) + 1; i < log.size(); i++) {
      if (isWanted.test(i)) {
        return Optional.of(new Moment(log.seq(i), log.timeNanos(i)));
      }
    }
    return Optional.empty();
  }
}
