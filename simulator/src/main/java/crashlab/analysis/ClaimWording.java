package crashlab.analysis;

import crashlab.scenario.EventPattern;
import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Bounds;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Step;
import crashlab.trace.Identities;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/// Expectations as clauses.
final class ClaimWording {
  private static final Wording WORDS = new Wording(new Identities());

  private ClaimWording() {}

  /// Returns what is expected and when.
  static String expected(Expectation expectation) {
    String when =
        expectation.atNanos() == Step.INFINITY
            ? atTheEnd(expectation.claim())
            : " at " + Wording.instant(expectation.atNanos());
    return claim(expectation.claim()) + when;
  }

  private static String atTheEnd(Claim claim) {
    return switch (claim) {
      case Claim.Alive _, Claim.Dead _ -> " at the end";
      case Claim.Happened _, Claim.Never _, Claim.Restarts _, Claim.OfMetric _, Claim.Reads _ -> "";
      case Claim.Order _, Claim.Within _, Claim.OfOutcome _ -> "";
    };
  }

  private static String claim(Claim claim) {
    return switch (claim) {
      case Claim.Alive alive -> alive.subject().shown() + " is alive";
      case Claim.Dead dead -> dead.subject().shown() + " is not alive";
      case Claim.Happened happened -> event(happened.event()) + count(happened.count());
      case Claim.Never never -> "it never happens that " + event(never.event());
      case Claim.Restarts restarts ->
          restarts.subject().shown() + " is restarted" + count(restarts.count());
      case Claim.Reads reads -> reads.asked().shown() + ": " + reads.expected().shown();
      case Claim.OfMetric metric -> metric.path().text() + bounds(metric.bounds());
      case Claim.Order order ->
          order.events().stream().map(ClaimWording::event).collect(Collectors.joining(", then "));
      case Claim.Within within ->
          "each time that "
              + event(within.after())
              + ", "
              + event(within.event())
              + " within "
              + Wording.duration(within.nanos());
      case Claim.OfOutcome outcome -> "the run ends with " + outcome.end();
    };
  }

  /// Returns an event as a clause: `Cache exits with :killed`.
  static String event(EventPattern pattern) {
    String who = pattern.subject() == null ? "somebody" : pattern.subject().shown();
    return switch (pattern.kind()) {
      case EXITED ->
          pattern.reason() == null
              ? who + " exits"
              : who + " exits with " + WORDS.reason(pattern.reason());
      case STARTED -> who + " starts";
      case RESTARTED -> who + " is restarted";
      case GAVE_UP -> who + " gives up";
      case CALL_TIMEOUT -> "a call by " + who + " times out";
      case LOGGED ->
          pattern.text() == null ? who + " logs" : who + " logs \"" + pattern.text() + '"';
    };
  }

  private static String bounds(Bounds bounds) {
    return bounds.shown().isEmpty() ? "" : ": " + bounds.shown();
  }

  private static String count(Bounds bounds) {
    String shown = bounds.shown();
    if (shown.isEmpty() || !Character.isDigit(shown.charAt(shown.length() - 1))) {
      return bounds(bounds);
    }
    return bounds(bounds) + (shown.endsWith(" 1") ? " time" : " times");
  }

  /// Returns how often something happened.
  static String times(long count) {
    return count == 1 ? "once" : count == 2 ? "twice" : Wording.count(count) + " times";
  }

  /// Returns how often something happened, and when, as half a sentence: `, twice from 1.0 s to 2.5
  /// s`, `, 3 times at 1.0 s`.
  static String often(long times, long firstNanos, long lastNanos) {
    String first = Wording.when(firstNanos);
    String last = Wording.when(lastNanos);
    String when = first.equals(last) ? " at " + first : " from " + first + " to " + last;
    return ", " + times(times) + when;
  }

  /// Returns a figure in the unit in which its bounds are written.
  static String figure(BigDecimal value, Bounds bounds) {
    if (bounds.shown().matches(".*\\d(ns|us|ms|s|min|h)")) {
      return Wording.duration(value.longValue());
    }
    return value.stripTrailingZeros().toPlainString();
  }
}
