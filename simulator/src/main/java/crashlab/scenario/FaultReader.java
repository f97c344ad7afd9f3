package crashlab.scenario;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads faults: what breaks, and when.
final class FaultReader {
  static final List<String> ACTIONS =
      List.of(
          "kill",
          "exit",
          "crash",
          "suspend",
          "hang",
          "slow",
          "stop",
          "cast",
          "start_child",
          "clock_jump");

  private static final List<String> OPTIONS =
      List.of(
          "at", "every", "times", "when", "after", "reason", "for", "factor", "message", "child");

  private static final List<String> CONDITIONS =
      Stream.concat(Stream.of("mailbox"), EventReader.WORDS.stream()).toList();

  private final Values values;
  private final Problems problems;
  private final Names names;
  private final Times times;
  private final Terms terms;
  private final Targets targets;
  private final TreeReader tree;
  private final EventReader events;

  FaultReader(Values values, Names names, TreeReader tree) {
    this.values = values;
    this.problems = values.problems();
    this.names = names;
    this.times = new Times(values);
    this.terms = new Terms(values);
    this.targets = new Targets(values, names);
    this.tree = tree;
    this.events = new EventReader(values, names);
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
    At value = fields.need(member.key());
    Fault.Action action = value == null ? null : action(member.key(), value, fields);
    fields.finish();
    return action == null ? null : new Fault(trigger, action);
  }

  private static JsonValue.@Nullable Member find(JsonValue.Obj object) {
    for (JsonValue.Member member : object.members()) {
      if (ACTIONS.contains(member.key())) {
        return member;
      }
    }
    return null;
  }

  private void noteUnknown(At at, JsonValue.Obj object) {
    for (JsonValue.Member member : object.members()) {
      String guarantee = BrokenGuarantee.of(member.key());
      String refusal = guarantee != null ? guarantee : Unsupported.key(member.key());
      if (refusal != null) {
        problems.addKey(at, member, refusal, List.of());
        return;
      }
    }
    String expected = "expected one of " + Words.list(ACTIONS, "or");
    for (JsonValue.Member member : object.members()) {
      if (!OPTIONS.contains(member.key())) {
        if (member.value() instanceof JsonValue.Str text) {
          values.orphans().add(text.value());
        }
        problems.addKey(
            at, member, "unknown fault " + Quoted.of(member.key()) + ", " + expected, ACTIONS);
        return;
      }
    }
    problems.add(at, "this says when, but not what breaks: " + expected);
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
          ? new Fault.Trigger.At(0, 0, 1)
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
    return new Fault.Trigger.At(times.duration(at, 0), apart, count);
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

  private Fault.@Nullable Action action(String word, At at, Fields fields) {
    return switch (word) {
      case "kill" -> new Fault.Action.Kill(targets.outside(at));
      case "exit" -> new Fault.Action.Exit(targets.outside(at), reason(fields));
      case "crash" -> new Fault.Action.Crash(targets.outside(at), reason(fields));
      case "suspend" -> new Fault.Action.Suspend(targets.outside(at), span(fields));
      case "hang" -> new Fault.Action.Hang(targets.outside(at), span(fields));
      case "slow" -> {
        double factor = values.number(fields.need("factor"), 1, 1e6, 1);
        yield new Fault.Action.Slow(targets.outside(at), factor, span(fields));
      }
      case "stop" -> new Fault.Action.Stop(targets.outside(at));
      case "cast" -> new Fault.Action.Cast(targets.outside(at), terms.term(fields.need("message")));
      case "start_child" -> startChild(at, fields);
      case "clock_jump" -> clockJump(at);
      default -> null;
    };
  }

  private Term reason(Fields fields) {
    return terms.term(fields.need("reason"));
  }

  private long span(Fields fields) {
    return times.positive(fields.need("for"), 1);
  }

  private Fault.@Nullable Action startChild(At at, Fields fields) {
    Target supervisor = targets.supervisor(at);
    At spec = fields.need("child");
    if (spec == null) {
      return null;
    }
    ChildSpec child = tree.started(spec);
    names.start(supervisor, child);
    return new Fault.Action.StartChild(supervisor, child);
  }

  private Fault.Action clockJump(At at) {
    boolean back =
        (at.value() instanceof JsonValue.Str text && text.value().startsWith("-"))
            || (at.value() instanceof JsonValue.Num number && number.text().startsWith("-"));
    if (back) {
      problems.add(
          at,
          "\"clock_jump\" would break a guarantee of the BEAM: Erlang's monotonic time never goes"
              + " back");
      return new Fault.Action.ClockJump(0);
    }
    return new Fault.Action.ClockJump(times.duration(at, 0));
  }
}
