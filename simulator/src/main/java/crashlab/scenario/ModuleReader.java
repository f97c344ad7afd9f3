package crashlab.scenario;

import crashlab.otp.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads modules: what processes do, by callback.
public final class ModuleReader {
  public static final List<String> USES =
      List.of("gen_server", "agent", "gen_statem", "task", "process");

  private final Values values;
  private final Problems problems;
  private final Terms terms;
  private final StepReader steps;

  ModuleReader(Values values, StepReader steps) {
    this.values = values;
    this.problems = values.problems();
    this.terms = new Terms(values);
    this.steps = steps;
  }

  /// Returns the modules by name, in the order of the file.
  Map<String, Module> modules(At at) {
    Map<String, Module> modules = new LinkedHashMap<>();
    values
        .entries(at, "an object: module name to module")
        .forEach((name, value) -> modules.put(name, module(name, value)));
    return modules;
  }

  private Module module(String name, At at) {
    if (name.isBlank()) {
      problems.add(at, "a module needs a name");
    }
    Fields fields = values.fields(at, "a module such as {\"use\": \"gen_server\"}");
    At use = fields.need("use");
    String word = use == null ? misspeltUse(fields) : use(use);
    var scope = new Scope(Callback.INIT, new Scope.ModuleScope());
    Module module =
        switch (word) {
          case "gen_server" -> server(name, fields, scope);
          case "agent" -> agent(name, fields, scope);
          case "gen_statem" -> machine(name, fields, scope);
          case "task" ->
              new Module.Task(name, trapExit(fields), run(fields, scope.in(Callback.TASK)));
          case "process" ->
              new Module.Process(
                  name,
                  trapExit(fields),
                  state(fields, scope),
                  run(fields, scope.in(Callback.PROCESS)));
          default -> null;
        };
    if (module == null) {
      return new Module.Task(name, false, List.of());
    }
    fields.finish();
    scope.module().check(problems);
    return module;
  }

  /// Returns the behaviour under a key that looks like `use`, so that the rest is read; or nothing,
  /// with a problem noted.
  private String misspeltUse(Fields fields) {
    if (fields.at().value() instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        boolean meant =
            member.value() instanceof JsonValue.Str text
                && USES.contains(text.value())
                && Suggestion.nearest(member.key(), List.of("use")) != null;
        if (meant) {
          return ((JsonValue.Str) member.value()).value();
        }
      }
      problems.add(fields.at(), "\"use\" is missing: " + Words.list(USES, "or"));
    }
    return "";
  }

  /// Returns the behaviour; where it is misspelt the one that was probably meant, so that the rest
  /// is read.
  private String use(At at) {
    if (!(at.value() instanceof JsonValue.Str text) || USES.contains(text.value())) {
      return at.value() instanceof JsonValue.Str text ? text.value() : noteUse(at);
    }
    String refusal = Unsupported.type(text.value());
    if (refusal != null) {
      problems.add(at, refusal);
      return "";
    }
    noteUse(at);
    String near = Suggestion.nearest(text.value(), USES);
    return near == null ? "" : near;
  }

  private String noteUse(At at) {
    problems.mismatch(at, "a behaviour (" + Words.list(USES, "or") + ")", USES);
    return "";
  }

  private boolean trapExit(Fields fields) {
    return values.bool(fields.get("trap_exit"), false);
  }

  private List<Step> run(Fields fields, Scope scope) {
    return steps.steps(fields.need("run"), scope);
  }

  private Map<String, Term> state(Fields fields, Scope scope) {
    At at = fields.get("state");
    Map<String, Term> state = terms.state(at);
    if (at != null) {
      scope.module().declareState(at, state.keySet());
    }
    return state;
  }

  private Module server(String name, Fields fields, Scope scope) {
    boolean trapExit = trapExit(fields);
    Module.Priority priority =
        values.choice(
            fields.get("priority"),
            Module.Priority.values(),
            value -> value.name().toLowerCase(Locale.ROOT),
            "a priority",
            Module.Priority.NORMAL);
    Map<String, Term> state = state(fields, scope);
    return new Module.GenServer(
        name,
        trapExit,
        priority,
        state,
        steps.steps(fields.get("init"), scope),
        steps.clauses(fields.get("handle_call"), scope.in(Callback.CALL)),
        steps.clauses(fields.get("handle_cast"), scope.in(Callback.CAST)),
        steps.clauses(fields.get("handle_info"), scope.in(Callback.INFO)),
        steps.clauses(fields.get("handle_continue"), scope.in(Callback.CONTINUE)),
        steps.optionalSteps(fields.get("terminate"), scope.in(Callback.TERMINATE)));
  }

  private Module agent(String name, Fields fields, Scope scope) {
    At at = fields.get("state");
    Map<String, Term> state;
    if (at != null && !(at.value() instanceof JsonValue.Obj)) {
      state = Map.of("value", terms.term(at));
    } else {
      state = terms.state(at);
    }
    if (at != null) {
      scope.module().declareState(at, state.keySet());
    }
    Scope inside = scope.in(Callback.AGENT);
    return new Module.Agent(
        name,
        state,
        steps.steps(fields.get("init"), inside),
        steps.clauses(fields.get("functions"), inside));
  }

  private Module machine(String name, Fields fields, Scope scope) {
    boolean trapExit = trapExit(fields);
    Map<String, Term> state = state(fields, scope);
    At initial = fields.need("initial");
    Map<String, At> entries =
        values.entries(fields.need("states"), "an object: state name to clauses");
    entries.forEach(scope.module()::declareState);
    Map<String, Module.State> states = new LinkedHashMap<>();
    entries.forEach((word, at) -> states.put(word, machineState(at, scope)));
    String first = values.name(initial, "a state");
    if (initial != null && fields.has("states")) {
      scope.module().usesState(initial, first);
    }
    return new Module.GenStatem(
        name,
        trapExit,
        state,
        first,
        states,
        steps.steps(fields.get("init"), scope),
        steps.optionalSteps(fields.get("terminate"), scope.in(Callback.TERMINATE)));
  }

  private Module.State machineState(At at, Scope scope) {
    Fields fields = values.fields(at, "a state: an object with enter, call, cast, info …");
    Scope event = scope.in(Callback.STATE_EVENT);
    var state =
        new Module.State(
            steps.optionalSteps(fields.get("enter"), scope.in(Callback.STATE_ENTER)),
            steps.clauses(fields.get("call"), scope.in(Callback.STATE_CALL)),
            steps.clauses(fields.get("cast"), event),
            steps.clauses(fields.get("info"), event),
            steps.clauses(fields.get("internal"), event),
            steps.optionalSteps(fields.get("state_timeout"), event),
            steps.optionalSteps(fields.get("timeout"), event),
            steps.clauses(fields.get("timeouts"), event));
    fields.finish();
    return state;
  }
}
