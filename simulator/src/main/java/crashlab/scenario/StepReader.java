package crashlab.scenario;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads steps: an object with one verb, whose other keys are the verb's options.
final class StepReader {
  private static final String STEP = "a step: an object with one verb, such as {\"work\": \"5ms\"}";

  /// In nanoseconds. Source: Elixir gen_server.ex, `call/3`.
  private static final long CALL_TIMEOUT = 5_000_000_000L;

  private final Values values;
  private final Problems problems;
  private final Names names;
  private final Times times;
  private final Terms terms;
  private final Targets targets;
  private final ProcessSteps processSteps;
  private final ControlSteps controlSteps;

  /// @param tree reads the child specs of `start_child`
  StepReader(Values values, Names names, TreeReader tree) {
    this.values = values;
    this.problems = values.problems();
    this.names = names;
    this.times = new Times(values);
    this.terms = new Terms(values);
    this.targets = new Targets(values, names);
    this.processSteps = new ProcessSteps(this, values, names, tree);
    this.controlSteps = new ControlSteps(this, values);
  }

  /// Returns the steps of an array; none where it is absent.
  List<Step> steps(@Nullable At at, Scope scope) {
    List<Step> steps = new ArrayList<>();
    for (At element : values.elements(at, "an array of steps")) {
      Step step = step(element, scope);
      if (step != null) {
        steps.add(step);
      }
    }
    return steps;
  }

  /// Returns the steps of an array, or null where it is absent.
  @Nullable List<Step> optionalSteps(@Nullable At at, Scope scope) {
    return at == null ? null : steps(at, scope);
  }

  /// Returns steps by clause.
  Map<String, List<Step>> clauses(@Nullable At at, Scope scope) {
    Map<String, List<Step>> clauses = new LinkedHashMap<>();
    values
        .entries(at, "an object: message to steps")
        .forEach((message, steps) -> clauses.put(message, steps(steps, scope)));
    return clauses;
  }

  private @Nullable Step step(At at, Scope scope) {
    if (!(at.value() instanceof JsonValue.Obj object)) {
      problems.mismatch(at, STEP);
      return null;
    }
    if (object.members().isEmpty()) {
      problems.mismatch(at, STEP);
      return null;
    }
    JsonValue.Member verb = Verbs.find(object);
    if (verb == null) {
      noteUnknownVerb(at, object);
      return null;
    }
    String refusal = scope.callback().refusal(verb.key());
    if (refusal != null) {
      problems.addKey(at, verb, refusal, List.of());
    }
    Fields fields = values.fields(at, STEP);
    At value = fields.need(verb.key());
    if (value == null) {
      return null;
    }
    Step step = step(verb.key(), value, fields, scope);
    noteSecondVerb(at, object, verb, fields);
    fields.finish();
    return step;
  }

  private void noteUnknownVerb(At at, JsonValue.Obj object) {
    JsonValue.Member meant = Verbs.meant(object);
    String refusal = Unsupported.key(meant.key());
    if (refusal != null) {
      problems.addKey(at, meant, refusal, List.of());
      return;
    }
    List<String> verbs = new ArrayList<>(Verbs.STRONG);
    verbs.addAll(Verbs.WEAK);
    if (meant.value() instanceof JsonValue.Str text) {
      values.orphans().add(text.value());
    }
    problems.addKey(
        at,
        meant,
        "unknown step " + Quoted.of(meant.key()) + ", expected a verb such as work",
        verbs);
  }

  private void noteSecondVerb(At at, JsonValue.Obj object, JsonValue.Member verb, Fields fields) {
    for (JsonValue.Member member : object.members()) {
      boolean second = !member.key().equals(verb.key()) && Verbs.STRONG.contains(member.key());
      if (second && !fields.isAsked(member.key())) {
        String message = "a second verb beside \"%s\": a step has one".formatted(verb.key());
        problems.addKey(at, member, message, List.of());
        fields.skip(member.key());
      }
    }
  }

  private @Nullable Step step(String verb, At at, Fields fields, Scope scope) {
    return switch (verb) {
      case "work" -> new Step.Work(times.distribution(at));
      case "sleep" -> new Step.Sleep(times.distribution(at));
      case "log" -> new Step.Log(values.text(at, ""));
      case "reply" -> reply(at, fields, scope);
      case "noreply" -> {
        values.mark(at);
        At next = fields.get("continue");
        Term argument = next == null ? null : terms.term(next);
        yield new Step.NoReply(argument, times.optionalTimeout(fields.get("timeout")));
      }
      case "reply_to_caller" -> new Step.ReplyToCaller(terms.term(at));
      case "continue" -> new Step.Continue(terms.term(at));
      case "stop" -> new Step.Stop(terms.term(at));
      case "ignore" -> {
        values.mark(at);
        yield new Step.Ignore();
      }
      case "error" -> {
        if (!values.release().hasErrorOfInit()) {
          problems.add(
              fields.at(),
              "{:error, reason} is a return value of init since OTP 26: expected {\"stop\": …}, or"
                  + " another \"otp\"");
        }
        yield new Step.InitError(terms.term(at));
      }
      case "hibernate" -> {
        values.mark(at);
        yield new Step.Hibernate();
      }
      case "timeout" -> new Step.Timeout(times.timeout(at, 0));
      case "raise" -> new Step.Raise(values.text(at, ""));
      case "exit" -> new Step.Exit(terms.term(at));
      case "throw" -> new Step.Throw(terms.term(at));
      case "call" -> call(at, fields, scope);
      case "cast" -> new Step.Cast(targets.target(at), terms.term(fields.need("message")));
      case "send" -> new Step.Send(targets.target(at), terms.term(fields.need("message")));
      case "send_after" ->
          new Step.SendAfter(
              times.distribution(at),
              targets.target(fields.need("to")),
              terms.term(fields.need("message")));
      case "registry_register" -> new Step.RegistryRegister(registry(at), key(fields));
      case "registry_unregister" -> new Step.RegistryUnregister(registry(at), key(fields));
      case "to_atom" -> new Step.ToAtom(targets.key(at));
      default -> {
        Step step = processSteps.step(verb, at, fields, scope);
        yield step != null ? step : controlSteps.step(verb, at, fields, scope);
      }
    };
  }

  private Step reply(At at, Fields fields, Scope scope) {
    Term value = terms.term(at);
    boolean server = scope.callback() == Callback.CALL;
    At next = server ? fields.get("continue") : null;
    At stop = server ? fields.get("stop") : null;
    At timeout = server ? fields.get("timeout") : null;
    boolean several =
        (next != null && stop != null)
            || (next != null && timeout != null)
            || (stop != null && timeout != null);
    if (several) {
      problems.add(fields.at(), "a reply carries one of continue, stop and timeout, not several");
    }
    return new Step.Reply(
        value,
        next == null ? null : terms.term(next),
        stop == null ? null : terms.term(stop),
        times.optionalTimeout(timeout));
  }

  private Step call(At at, Fields fields, Scope scope) {
    Target target = targets.target(at);
    Term message = terms.term(fields.need("message"));
    boolean machine =
        target instanceof Target.Name(String name)
            && names.index().isHeldOnlyBy("gen_statem", name);
    long timeout = times.timeout(fields.get("timeout"), machine ? Step.INFINITY : CALL_TIMEOUT);
    return new Step.Call(target, message, timeout, rescue(fields, scope));
  }

  @Nullable List<Step> rescue(Fields fields, Scope scope) {
    return optionalSteps(fields.get("rescue"), scope);
  }

  /// Reads the `timeout` of a request, by default OTP's 5 seconds.
  long requestTimeout(Fields fields) {
    return times.timeout(fields.get("timeout"), CALL_TIMEOUT);
  }

  private String registry(At at) {
    String registry = values.name(at, "the name of a registry");
    names.useRegistry(at, registry);
    return registry;
  }

  private Key key(Fields fields) {
    return targets.key(fields.need("key"));
  }
}
