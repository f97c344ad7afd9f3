package crashlab.analysis;

import crashlab.otp.Term;
import crashlab.scenario.EventPattern;
import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Bounds;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.RunEnd;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether one claim is true of a run at the present instant.
interface ClaimCheck {
  /// The present instant.
  ///
  /// @param end how the run ended, once it is over
  record Present(long nanos, Readout readout, @Nullable RunEnd end) {}

  /// What was found.
  ///
  /// @param seq the most telling event, 0 where there is none
  /// @param whenNanos when it happened, -1 where there is none
  record Finding(boolean holds, String seen, long seq, long whenNanos) {}

  Finding find(Present present);

  /// Takes note of what can only be seen at certain instants, of which this may be one.
  default void look(Present present) {}

  /// Whether all was seen that it takes to find.
  default boolean isDecided() {
    return true;
  }

  /// The instants besides that of the expectation at which there is something to be seen;
  /// [crashlab.scenario.Step#INFINITY] for the end of the run.
  default long[] instants() {
    return new long[0];
  }

  /// Returns the check of a claim, which watches the run through `happenings` from now on.
  static ClaimCheck of(Expectation expectation, Happenings happenings) {
    return switch (expectation.claim()) {
      case Claim.Alive alive -> alive(happenings.watch(alive.subject()), happenings);
      case Claim.Dead dead -> dead(happenings.watch(dead.subject()), happenings);
      case Claim.Happened happened ->
          happened(happenings.tally(happened.event()), happened.count(), happenings);
      case Claim.Never never -> never(happenings.tally(never.event()));
      case Claim.Restarts restarts ->
          restarts(happenings.watch(restarts.subject()), restarts.count());
      case Claim.Reads reads -> new ReadCheck(reads, expectation.atNanos(), happenings);
      case Claim.OfMetric metric -> present -> metric(metric, present.readout());
      case Claim.Order order -> order(order.events().stream().map(happenings::tally).toList());
      case Claim.Within within -> within(within, happenings);
      case Claim.OfOutcome outcome -> present -> end(outcome.end(), present, happenings);
    };
  }

  private static ClaimCheck alive(Watch watch, Happenings happenings) {
    return _ -> {
      if (watch.living > 0) {
        return new Finding(
            true, watch.word + " is alive", watch.latestSpawnSeq, watch.latestSpawnNanos);
      }
      return new Finding(
          false, absence(watch, happenings), watch.latestExitSeq, whenItEnded(watch));
    };
  }

  private static ClaimCheck dead(Watch watch, Happenings happenings) {
    return _ -> {
      if (watch.living == 0) {
        String seen = absence(watch, happenings);
        return new Finding(true, seen, watch.latestExitSeq, whenItEnded(watch));
      }
      return new Finding(
          false,
          watch.word + " is alive since " + Wording.instant(watch.latestSpawnNanos),
          watch.latestSpawnSeq,
          watch.latestSpawnNanos);
    };
  }

  private static long whenItEnded(Watch watch) {
    return watch.latestExitSeq == 0 ? -1 : watch.latestExitNanos;
  }

  private static String absence(Watch watch, Happenings happenings) {
    if (watch.isEmpty()) {
      return watch.word + " was never there";
    }
    Term reason = watch.latestReason;
    String why =
        reason == null ? "" : " with " + new Wording(happenings.identities()).reason(reason);
    return watch.word + " ended at " + Wording.instant(watch.latestExitNanos) + why;
  }

  private static ClaimCheck happened(EventTally tally, Bounds bounds, Happenings happenings) {
    return _ -> {
      boolean holds =
          isOpen(bounds) ? tally.count > 0 : isWithin(BigDecimal.valueOf(tally.count), bounds);
      Watch watch = tally.watch;
      return holds || watch == null || tally.count > 0 || !isAnotherEnd(tally, watch)
          ? finding(holds, tally)
          : new Finding(
              false,
              seen(tally) + ": " + absence(watch, happenings),
              watch.latestExitSeq,
              watch.latestExitNanos);
    };
  }

  /// Whether a process ended, but with another reason than was asked for.
  private static boolean isAnotherEnd(EventTally tally, Watch watch) {
    return tally.pattern.kind() == EventPattern.Kind.EXITED
        && tally.pattern.reason() != null
        && watch.latestExitSeq != 0;
  }

  private static ClaimCheck never(EventTally tally) {
    return _ ->
        tally.count == 0
            ? finding(true, tally)
            : new Finding(false, seen(tally), tally.firstSeq, tally.firstNanos);
  }

  private static Finding finding(boolean holds, EventTally tally) {
    return new Finding(
        holds, seen(tally), tally.latestSeq, tally.count == 0 ? -1 : tally.latestNanos);
  }

  private static String seen(EventTally tally) {
    if (tally.count == 0) {
      return "it did not happen that " + ClaimWording.event(tally.pattern);
    }
    String latest = tally.count == 1 ? "" : ", the last time";
    return "it happened "
        + ClaimWording.times(tally.count)
        + latest
        + " at "
        + Wording.instant(tally.latestNanos);
  }

  private static ClaimCheck restarts(Watch watch, Bounds bounds) {
    return _ -> {
      boolean holds =
          isOpen(bounds)
              ? watch.restarts > 0
              : isWithin(BigDecimal.valueOf(watch.restarts), bounds);
      if (watch.isEmpty()) {
        return new Finding(holds, watch.word + " was never there", 0, -1);
      }
      if (watch.restarts == 0) {
        return new Finding(
            holds, watch.word + " was not restarted", watch.latestExitSeq, whenItEnded(watch));
      }
      String seen =
          watch.word
              + " was restarted "
              + ClaimWording.times(watch.restarts)
              + (watch.restarts == 1 ? "" : ", the last time")
              + " at "
              + Wording.instant(watch.latestRestartNanos);
      return new Finding(holds, seen, watch.latestRestartSeq, watch.latestRestartNanos);
    };
  }

  private static Finding metric(Claim.OfMetric claim, Readout readout) {
    BigDecimal value = readout.figure(claim.path());
    if (value == null) {
      return new Finding(false, "the run has no figure " + claim.path(), 0, -1);
    }
    String seen = claim.path() + " is " + ClaimWording.figure(value, claim.bounds());
    return new Finding(isWithin(value, claim.bounds()), seen, 0, -1);
  }

  private static ClaimCheck order(List<EventTally> tallies) {
    return _ -> {
      EventTally before = null;
      for (EventTally tally : tallies) {
        if (tally.count == 0) {
          return finding(false, tally);
        }
        if (before != null && tally.firstSeq <= before.firstSeq) {
          return new Finding(false, swapped(before, tally), tally.firstSeq, tally.firstNanos);
        }
        before = tally;
      }
      return new Finding(
          true,
          "it happened in this order",
          before == null ? 0 : before.firstSeq,
          before == null ? -1 : before.firstNanos);
    };
  }

  private static String swapped(EventTally first, EventTally second) {
    return ClaimWording.event(second.pattern)
        + " at "
        + Wording.instant(second.firstNanos)
        + ", before "
        + ClaimWording.event(first.pattern)
        + " at "
        + Wording.instant(first.firstNanos);
  }

  private static ClaimCheck within(Claim.Within claim, Happenings happenings) {
    EventTally event = happenings.tally(claim.event());
    EventTally after = happenings.tally(claim.after());
    var check = new WithinCheck(claim.nanos(), after, event);
    return present -> {
      long broken = check.broken(present.nanos());
      if (broken == 0) {
        return new Finding(true, followed(after), after.latestSeq, -1);
      }
      return new Finding(false, notFollowed(check, claim.after()), broken, check.brokenNanos());
    };
  }

  private static String followed(EventTally after) {
    return after.count == 0
        ? "it did not happen that " + ClaimWording.event(after.pattern)
        : "it held each time: " + ClaimWording.times(after.count);
  }

  private static String notFollowed(WithinCheck check, EventPattern after) {
    String start = ClaimWording.event(after) + " at " + Wording.instant(check.brokenNanos());
    return check.followedNanos() < 0
        ? start + ", and nothing of the kind followed"
        : start + ", and it took " + Wording.duration(check.followedNanos() - check.brokenNanos());
  }

  private static Finding end(RunEnd wanted, Present present, Happenings happenings) {
    RunEnd end = present.end();
    return end == null
        ? new Finding(false, "the run was still going on", 0, -1)
        : new Finding(end.is(wanted), "the run ended with " + end, happenings.endSeq(), -1);
  }

  private static boolean isOpen(Bounds bounds) {
    return bounds.atLeast() == null && bounds.atMost() == null && bounds.equalTo() == null;
  }

  private static boolean isWithin(BigDecimal value, Bounds bounds) {
    return (bounds.atLeast() == null || value.compareTo(bounds.atLeast()) >= 0)
        && (bounds.atMost() == null || value.compareTo(bounds.atMost()) <= 0)
        && (bounds.equalTo() == null || value.compareTo(bounds.equalTo()) == 0);
  }
}
