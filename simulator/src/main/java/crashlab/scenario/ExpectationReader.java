package crashlab.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads expectations: what must be true of a run.
final class ExpectationReader {

  private static final int MOST_KEYS = 50;
  private static final String EXPECTATION = "an expectation such as {\"alive\": \"Cache\"}";
  private static final List<String> CLAIMS =
      List.of("alive", "dead", "restarts", "metric", "never", "order", "within", "outcome");
  private static final Expectation.Bounds ONCE =
      new Expectation.Bounds(BigDecimal.ONE, null, null, "at least once");

  private final Values values;
  private final Problems problems;
  private final Times times;
  private final Targets targets;
  private final EventReader events;
  private final BoundsReader bounds;
  private final AskedReader asked;
  private final ComparisonReader comparisons;
  private final List<String> claims = new ArrayList<>(CLAIMS);
  private final long durationNanos;

  ExpectationReader(Reading reading, long durationNanos) {
    this.values = reading.values();
    this.problems = reading.problems();
    this.times = reading.times();
    this.targets = reading.targets();
    this.events = new EventReader(values, reading.names());
    this.bounds = new BoundsReader(values);
    this.asked = new AskedReader(reading);
    this.comparisons = new ComparisonReader(reading, asked);
    claims.addAll(EventReader.WORDS);
    claims.addAll(asked.words());
    this.durationNanos = durationNanos;
  }

  List<Expectation> expectations(@Nullable At at) {
    List<Expectation> expectations = new ArrayList<>();
    for (At element : values.elements(at, "an array of expectations")) {
      Expectation expectation = expectation(element);
      if (expectation != null) {
        expectations.add(expectation);
      }
    }
    return expectations;
  }

  @Nullable Expectation expectation(At at) {
    Fields fields = values.fields(at, EXPECTATION);
    if (!(at.value() instanceof JsonValue.Obj object)) {
      return null;
    }
    Expectation.Claim claim = claim(fields);
    At when = fields.get("at");
    long nanos = times.duration(when, Step.INFINITY);
    if (when != null && durationNanos > 0 && nanos > durationNanos) {
      problems.mismatch(ProblemKind.CLASH, when, "a time before the run ends");
    }
    At name = fields.get("name");
    String called = name == null ? null : values.name(name, "a name for reports");
    if (claim == null && isUnknown(object)) {
      noteUnknown(at, object);
      return null;
    }
    fields.finish();
    if (claim == null) {
      return null;
    }
    Source source = at.value().source();
    int start = at.value().start();
    var place = new Expectation.Place(at.pointer(), source.line(start), source.column(start));
    return new Expectation(claim, nanos, called, place);
  }

  private boolean isUnknown(JsonValue.Obj object) {
    return object.members().stream().noneMatch(member -> claims.contains(member.key()));
  }

  private void noteUnknown(At at, JsonValue.Obj object) {
    for (JsonValue.Member member : object.members().stream().limit(MOST_KEYS).toList()) {
      String refusal = Unsupported.key(member.key());
      boolean near = Suggestion.nearest(member.key(), claims) != null;
      if (refusal != null || near || object.members().size() == 1) {
        String text = "unknown expectation " + Quoted.of(member.key()) + ", expected one of ";
        if (refusal != null) {
          problems.addKey(ProblemKind.UNSUPPORTED, at, member, refusal, claims);
        } else {
          problems.addKey(at, member, text + Words.list(claims, "or"), claims);
        }
        if (member.value() instanceof JsonValue.Str name) {
          values.orphans().add(name.value());
        }
        return;
      }
    }
    problems.mismatch(at, EXPECTATION + ", one of " + Words.list(claims, "or"));
  }

  private Expectation.@Nullable Claim claim(Fields fields) {
    At alive = fields.get("alive");
    if (alive != null) {
      return new Expectation.Claim.Alive(targets.subject(alive));
    }
    At dead = fields.get("dead");
    if (dead != null) {
      return new Expectation.Claim.Dead(targets.subject(dead));
    }
    At restarts = fields.get("restarts");
    if (restarts != null) {
      Expectation.Bounds count = bounds.needed(fields, Unit.COUNT);
      return new Expectation.Claim.Restarts(targets.subject(restarts), count);
    }
    At metric = fields.get("metric");
    if (metric != null) {
      return metric(metric, fields);
    }
    At never = fields.get("never");
    if (never != null) {
      EventPattern event = events.pattern(never);
      return event == null ? null : new Expectation.Claim.Never(event);
    }
    return rareClaim(fields);
  }

  private Expectation.@Nullable Claim rareClaim(Fields fields) {
    At order = fields.get("order");
    if (order != null) {
      return order(order);
    }
    At within = fields.get("within");
    if (within != null) {
      long nanos = times.duration(within, 0);
      EventPattern after = events.pattern(fields.need("after"));
      EventPattern event = events.pattern(fields.need("event"));
      return after == null || event == null
          ? null
          : new Expectation.Claim.Within(nanos, after, event);
    }
    At outcome = fields.get("outcome");
    if (outcome != null) {
      RunEnd end =
          values.choice(outcome, RunEnd.values(), RunEnd::word, "an outcome", RunEnd.COMPLETED);
      return new Expectation.Claim.OfOutcome(end);
    }
    EventPattern event = events.pattern(fields);
    return event == null ? read(fields) : new Expectation.Claim.Happened(event, count(fields));
  }

  private Expectation.@Nullable Claim metric(At at, Fields fields) {
    MetricPath path = asked.metric(at);
    if (fields.has("same_as")) {
      Shape shape = Shape.figure(path == null ? Unit.COUNT : path.metric().unit());
      Comparison comparison = comparisons.needed(fields, shape);
      return path == null
          ? null
          : new Expectation.Claim.Reads(new Asked.OfMetric(path), comparison);
    }
    Expectation.Bounds within = bounds.needed(fields, path == null ? null : path.metric().unit());
    return path == null ? null : new Expectation.Claim.OfMetric(path, within);
  }

  private Expectation.@Nullable Claim read(Fields fields) {
    Asked what = asked.asked(fields);
    if (what == null) {
      return null;
    }
    Shape shape = AskedReader.shape(what);
    Comparison implied = AskedReader.implied(what, shape);
    if (implied == null) {
      return new Expectation.Claim.Reads(what, comparisons.needed(fields, shape));
    }
    Comparison given = comparisons.optional(fields, shape);
    return new Expectation.Claim.Reads(what, given == null ? implied : given);
  }

  private Expectation.Claim order(At at) {
    List<EventPattern> patterns = new ArrayList<>();
    List<At> elements = values.elements(at, "an array of events");
    for (At element : elements) {
      EventPattern event = events.pattern(element);
      if (event != null) {
        patterns.add(event);
      }
    }
    if (elements.size() < 2 && at.value() instanceof JsonValue.Arr) {
      problems.mismatch(at, "at least two events");
    }
    return new Expectation.Claim.Order(patterns);
  }

  private Expectation.Bounds count(Fields fields) {
    At exactly = fields.get("times");
    if (exactly != null) {
      long times = values.integer(exactly, 0, Integer.MAX_VALUE, 1);
      return new Expectation.Bounds(
          null, null, BigDecimal.valueOf(times), times == 1 ? "once" : times + " times");
    }
    Expectation.Bounds count = bounds.optional(fields, Unit.COUNT);
    return count == null ? ONCE : count;
  }
}
