package crashlab.lesson;

import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.scenario.Comparison;
import crashlab.scenario.EventPattern;
import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Bounds;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Lesson;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Shape;
import crashlab.scenario.Step;
import crashlab.scenario.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What each choice of a question claims, as expectations that a run can be asked for.
///
/// Between yes and no the claim is the question's own. Otherwise the claim is true of one choice:
/// each choice is put in its place - a number as the count, a word as the outcome, the exit reason
/// or the process, a time as the instant - and the run tells which of these claims holds. `Both`
/// stands for all choices that can be claimed, `never` and `nobody` for none of them.
final class ChoiceClaims {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern TIME =
      Pattern.compile("(?:at\\s+)?(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(us|ms|s|min|h)");
  private static final List<String> ALL = List.of("both", "all", "all of them");
  private static final List<String> NONE = List.of("never", "nobody", "none", "neither", "nothing");

  private ChoiceClaims() {}

  /// Whether the choices are just yes and no.
  static boolean isYesOrNo(Lesson.Question question) {
    return question.choices().stream().allMatch(choice -> isYes(choice) || isNo(choice));
  }

  static boolean isYes(String choice) {
    return choice.strip().equalsIgnoreCase("yes");
  }

  static boolean isNo(String choice) {
    return choice.strip().equalsIgnoreCase("no");
  }

  static boolean isAll(String choice) {
    return ALL.contains(choice.strip().toLowerCase(Locale.ROOT));
  }

  static boolean isNone(String choice) {
    return NONE.contains(choice.strip().toLowerCase(Locale.ROOT));
  }

  /// What a choice claims, by the pattern of the question's answer; empty if it claims nothing that
  /// a run can be asked for.
  static Optional<Expectation> claim(Lesson.Question question, String choice) {
    Expectation answer = question.answer();
    String word = choice.strip();
    if (isAll(word) || isNone(word)) {
      return Optional.empty();
    }
    Matcher time = TIME.matcher(word);
    if (time.matches() && answer.atNanos() != Step.INFINITY) {
      return Optional.of(answer.at(nanos(time)));
    }
    return claim(answer.claim(), word).map(answer::with);
  }

  private static long nanos(Matcher time) {
    long unit =
        switch (time.group(2)) {
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "min" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    return new BigDecimal(time.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
  }

  private static Optional<Claim> claim(Claim answer, String word) {
    boolean number = NUMBER.matcher(word).matches();
    return switch (answer) {
      case Claim.Happened happened when number && isCounted(happened.count()) ->
          Optional.of(new Claim.Happened(happened.event(), exactly(word)));
      case Claim.Restarts restarts when number ->
          Optional.of(new Claim.Restarts(restarts.subject(), exactly(word)));
      case Claim.OfMetric metric when number ->
          Optional.of(new Claim.OfMetric(metric.path(), exactly(word)));
      case Claim.Reads reads -> reads(reads, word, number);
      case Claim.OfOutcome _ -> RunEnd.of(word).map(Claim.OfOutcome::new);
      case Claim.Happened happened when !number -> about(happened, word);
      case Claim.Order order -> beginsWith(order, word);
      case Claim.Alive _ -> Optional.of(new Claim.Alive(new Subject(word)));
      case Claim.Dead _ -> Optional.of(new Claim.Dead(new Subject(word)));
      case Claim.Restarts restarts ->
          Optional.of(new Claim.Restarts(new Subject(word), restarts.count()));
      case Claim.Happened _, Claim.OfMetric _, Claim.Never _, Claim.Within _ -> Optional.empty();
    };
  }

  /// The choice is the value that is read.
  private static Optional<Claim> reads(Claim.Reads reads, String word, boolean number) {
    Shape shape = reads.expected().shape();
    return switch (shape.kind()) {
      case LIST -> Optional.empty();
      case FIGURE, VALUE -> {
        Term value = number ? new Int(Long.parseLong(word)) : new Text(word);
        yield Optional.of(new Claim.Reads(reads.asked(), Comparison.exactly(value, shape)));
      }
    };
  }

  private static boolean isCounted(Bounds bounds) {
    return bounds.atLeast() != null || bounds.atMost() != null || bounds.equalTo() != null;
  }

  private static Bounds exactly(String number) {
    return new Bounds(null, null, new BigDecimal(number), "exactly " + number);
  }

  /// The choice is a process if it is written like one, or else a reason.
  private static Optional<Claim> about(Claim.Happened happened, String word) {
    EventPattern event = happened.event();
    if (event.reason() != null && Character.isLowerCase(word.codePointAt(0))) {
      var other = new EventPattern(event.kind(), event.subject(), new Atom(word), event.text());
      return Optional.of(new Claim.Happened(other, happened.count()));
    }
    var other = new EventPattern(event.kind(), new Subject(word), event.reason(), event.text());
    return Optional.of(new Claim.Happened(other, happened.count()));
  }

  /// The same events in an order that begins with the process that the choice names.
  private static Optional<Claim> beginsWith(Claim.Order order, String word) {
    List<EventPattern> events = new ArrayList<>(order.events());
    for (EventPattern event : order.events()) {
      Subject subject = event.subject();
      if (subject != null && subject.text().equalsIgnoreCase(word)) {
        events.remove(event);
        events.addFirst(event);
        return Optional.of(new Claim.Order(events));
      }
    }
    return Optional.empty();
  }
}
