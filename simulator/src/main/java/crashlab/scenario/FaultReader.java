package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads faults: what breaks, and when.
final class FaultReader {
  private static final List<String> TIMING = List.of("at", "every", "times", "when", "after");

  private static final List<String> CONDITIONS =
      Stream.concat(Stream.of("mailbox"), EventReader.WORDS.stream()).toList();

  private static final Scope FROM_OUTSIDE =
      Scope.of(new Callback("a fault", Callback.Family.OTHER));

  private final Reading reading;
  private final Values values;
  private final Problems problems;
  private final Times times;
  private final Targets targets;
  private final EventReader events;

  FaultReader(Reading reading) {
    this.reading = reading;
    this.values = reading.values();
    this.problems = reading.problems();
    this.times = reading.times();
    this.targets = reading.targets();
    this.events = new EventReader(values, reading.names());
  }

  List<Fault> faults(@Nullable At at) {
    List<Fault> faults = new ArrayList<>();
    for (At element : values.elements(at, "an array of faults")) {
      Fault fault = fault(element);
      if (fault != null) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private @Nullable Fault fault(At at) {
    Fields fields = values.fields(at, "a fault such as {\"at\": \"2s\", \"kill\": \"Cache\"}");
    if (!(at.value() instanceof JsonValue.Obj object)) {
      return null;
    }
    JsonValue.Member member = find(object);
    if (member == null) {
      noteUnknown(at, object);
      return null;
    }
    Fault.Trigger trigger = trigger(fields);
    FaultVerb verb = reading.vocabulary().fault(member.key());
    At value = fields.need(member.key());
    Fault fault = null;
    if (value != null && verb != null) {
      Arguments given = verb.word().read(value, fields, reading, FROM_OUTSIDE);
      fault = new Fault(trigger, new Fault.Action(verb, given));
    }
    fields.finish();
    return fault;
  }

  private JsonValue.@Nullable Member find(JsonValue.Obj object) {
    for (JsonValue.Member member : object.members()) {
      if (reading.vocabulary().fault(member.key()) != null) {
        return member;
      }
    }
    return null;
  }

  private void noteUnknown(At at, JsonValue.Obj object) {
    for (JsonValue.Member member : object.members()) {
      String guarantee = BrokenGuarantee.of(member.key());
      if (guarantee != null) {
        problems.addKey(ProblemKind.IMPOSSIBLE, at, member, guarantee);
        return;
      }
      String refusal = Unsupported.key(member.key());
      if (refusal != null) {
        problems.addKey(ProblemKind.UNSUPPORTED, at, member, refusal);
        return;
      }
    }
    String expected = "expected one of " + Words.list(reading.vocabulary().faultNames(), "or");
    for (JsonValue.Member member : object.members()) {
      if (!isOption(member.key())) {
        if (member.value() instanceof JsonValue.Str text) {
          values.orphans().add(text.value());
        }
        problems.addKey(
            at,
            member,
            "unknown fault " + Quoted.of(member.key()) + ", " + expected,
            reading.vocabulary().faultNames());
        return;
      }
    }
    problems.add(ProblemKind.MISSING, at, "this says when, but not what breaks: " + expected);
  }

  private boolean isOption(String key) {
    return TIMING.contains(key)
        || reading.vocabulary().faults().stream()
            .flatMap(fault -> fault.word().options().stream())
            .anyMatch(option -> option.key().equals(key));
  }

  private Fault.Trigger trigger(Fields fields) {
    At when = fields.get("when");
    At at = fields.get("at");
    At timesAt = fields.get("times");
    int count = values.integer(timesAt, 1, 1_000_000, 1);
    if (when != null) {
      if (at != null) {
        problems.add(at, "a fault has \"at\" or \"when\", not both");
      }
      long after = times.duration(fields.get("after"), 0);
      Fault.Occurrence condition = condition(when);
      return condition == null
          ? new Fault.Trigger.AtTimes(0, 0, 1)
          : new Fault.Trigger.When(condition, after, count);
    }
    if (at == null) {
      fields.needOneOf(List.of("at", "when"));
    }
    At every = fields.get("every");
    if (every != null && timesAt == null && !fields.isMisspelt("times")) {
      problems.add(every, "\"every\" needs \"times\": how often the fault happens in all");
    }
    if (timesAt != null && every == null && count > 1 && !fields.isMisspelt("every")) {
      problems.add(timesAt, "\"times\" needs \"every\": how far apart");
    }
    long apart = every == null ? 0 : times.positive(every, 1);
    return new Fault.Trigger.AtTimes(times.duration(at, 0), apart, count);
  }

  private Fault.@Nullable Occurrence condition(At at) {
    String expected = "a condition such as {\"mailbox\": \"Cache\", \"above\": 500}";
    Fields fields = values.fields(at, expected);
    At mailbox = fields.get("mailbox");
    Fault.Occurrence condition = null;
    if (mailbox != null) {
      Target target = targets.outside(mailbox);
      int above = values.integer(fields.need("above"), 0, Integer.MAX_VALUE, 0);
      condition = new Fault.Occurrence.MailboxAbove(target, above);
    } else {
      EventPattern event = events.pattern(fields);
      int count = values.integer(fields.get("count"), 1, Integer.MAX_VALUE, 1);
      if (event != null) {
        condition = new Fault.Occurrence.Happened(event, count);
      } else {
        fields.needOneOf(CONDITIONS);
      }
    }
    fields.finish();
    return condition;
  }
}
