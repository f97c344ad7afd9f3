package crashlab.scenario;

import crashlab.otp.AgentVerb;
import crashlab.otp.Restart;
import crashlab.otp.SpawnBond;
import crashlab.otp.SysVerb;
import crashlab.otp.TaskKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the steps about other processes: spawns, links, tasks, supervisors, agents and `:sys`.
final class ProcessSteps {
  private static final List<String> SPAWNED = List.of("process", "task");
  private static final List<String> TASKS = List.of("task");
  private static final List<String> DYNAMIC = List.of("dynamic_supervisor", "task_supervisor");

  private final StepReader steps;
  private final Values values;
  private final Problems problems;
  private final Names names;
  private final Times times;
  private final Terms terms;
  private final Targets targets;
  private final TreeReader tree;

  ProcessSteps(StepReader steps, Values values, Names names, TreeReader tree) {
    this.steps = steps;
    this.values = values;
    this.problems = values.problems();
    this.names = names;
    this.times = new Times(values);
    this.terms = new Terms(values);
    this.targets = new Targets(values, names);
    this.tree = tree;
  }

  /// Returns the step, or null if the verb is of another family.
  @Nullable Step step(String verb, At at, Fields fields, Scope scope) {
    return switch (verb) {
      case "spawn" -> spawn(at, fields, SpawnBond.NONE);
      case "spawn_link" -> spawn(at, fields, SpawnBond.LINK);
      case "spawn_monitor" -> spawn(at, fields, SpawnBond.MONITOR);
      case "link" -> new Step.Link(targets.target(at));
      case "unlink" -> new Step.Unlink(targets.target(at));
      case "monitor" -> new Step.Monitor(targets.target(at));
      case "demonitor" -> new Step.Demonitor(targets.target(at));
      case "exit_signal" ->
          new Step.ExitSignal(targets.target(at), terms.term(fields.need("reason")));
      case "trap_exit" -> new Step.TrapExit(values.bool(at, true));
      case "register" -> new Step.Register(values.name(at, "a name to register"));
      case "task_async" -> task(TaskKind.ASYNC, at, fields, scope);
      case "task_supervisor_async" -> task(TaskKind.SUPERVISOR_ASYNC, at, fields, scope);
      case "task_supervisor_async_nolink" ->
          task(TaskKind.SUPERVISOR_ASYNC_NOLINK, at, fields, scope);
      case "task_start_child" -> task(TaskKind.START_CHILD, at, fields, scope);
      case "start_child" -> startChild(at, fields, scope);
      case "terminate_child" -> childCommand(Step.ChildVerb.TERMINATE, at, fields, scope);
      case "restart_child" -> childCommand(Step.ChildVerb.RESTART, at, fields, scope);
      case "delete_child" -> childCommand(Step.ChildVerb.DELETE, at, fields, scope);
      case "which_children" ->
          new Step.WhichChildren(targets.supervisor(at), steps.rescue(fields, scope));
      case "agent_get" -> agent(AgentVerb.GET, at, fields, scope);
      case "agent_update" -> agent(AgentVerb.UPDATE, at, fields, scope);
      case "agent_get_and_update" -> agent(AgentVerb.GET_AND_UPDATE, at, fields, scope);
      case "agent_cast" -> agent(AgentVerb.CAST, at, fields, scope);
      case "sys_get_state" -> sys(SysVerb.GET_STATE, at, fields, scope);
      case "sys_suspend" -> sys(SysVerb.SUSPEND, at, fields, scope);
      case "sys_resume" -> sys(SysVerb.RESUME, at, fields, scope);
      case "sys_trace" -> sys(SysVerb.TRACE, at, fields, scope);
      default -> null;
    };
  }

  private Step spawn(At at, Fields fields, SpawnBond bond) {
    String module = values.name(at, "the name of a process or task module");
    names.useModule(at, module, SPAWNED, "a process or task module");
    At name = fields.get("name");
    return new Step.Spawn(module, bond, name == null ? null : values.name(name, "a name"));
  }

  private Step task(TaskKind kind, At at, Fields fields, Scope scope) {
    Step.Job job = job(at, scope);
    boolean start = kind == TaskKind.START_CHILD;
    Target supervisor = kind == TaskKind.ASYNC ? null : taskSupervisor(fields.need("supervisor"));
    At await = start ? null : fields.get("await");
    At yield = start ? null : fields.get("yield");
    if (await != null && yield != null) {
      problems.add(fields.at(), "a task is awaited or yielded to, not both");
    }
    Restart restart =
        start
            ? values.choice(
                fields.get("restart"),
                Restart.values(),
                Restart::word,
                "a restart type",
                Restart.TEMPORARY)
            : Restart.TEMPORARY;
    return new Step.StartTask(
        kind,
        job,
        supervisor,
        times.optionalTimeout(await),
        times.optionalTimeout(yield),
        restart,
        steps.rescue(fields, scope));
  }

  private Step.Job job(At at, Scope scope) {
    if (at.value() instanceof JsonValue.Obj) {
      Fields fields = values.fields(at, "steps");
      List<Step> run = steps.steps(fields.need("run"), scope.in(Callback.TASK));
      fields.finish();
      return new Step.Job.Inline(run);
    }
    String module = values.name(at, "the name of a task module, or {\"run\": [steps]}");
    names.useModule(at, module, TASKS, "a task module");
    return new Step.Job.OfModule(module);
  }

  private Target taskSupervisor(@Nullable At at) {
    if (at != null && at.value() instanceof JsonValue.Str text && !text.value().isBlank()) {
      names.useTaskSupervisor(at, text.value());
      return new Target.Name(text.value());
    }
    return targets.target(at);
  }

  private @Nullable Step startChild(At at, Fields fields, Scope scope) {
    Target supervisor = targets.supervisor(at);
    String type = typeOf(supervisor);
    if ("task_supervisor".equals(type)) {
      problems.add(at, "a task_supervisor starts tasks only: use task_start_child");
    } else if ("partition_supervisor".equals(type)) {
      problems.add(at, "expected one of the partitions: {\"partition\": …, \"key\": …}");
    }
    At spec = fields.need("child");
    if (spec == null) {
      return null;
    }
    ChildSpec child = tree.started(spec);
    names.start(supervisor, child);
    return new Step.StartChild(
        supervisor, child, JsonTerms.of(spec.value()), steps.rescue(fields, scope));
  }

  private Step childCommand(Step.ChildVerb verb, At at, Fields fields, Scope scope) {
    Target supervisor = targets.supervisor(at);
    String type = typeOf(supervisor);
    boolean dynamic = type != null && DYNAMIC.contains(type);
    At child = fields.need("child");
    if (dynamic && verb != Step.ChildVerb.TERMINATE) {
      problems.add(at, "a " + type + " has no " + verb.word() + ", since its children have no ids");
    }
    boolean addressed = child != null && child.value() instanceof JsonValue.Obj;
    List<Step> rescue = steps.rescue(fields, scope);
    if (verb == Step.ChildVerb.TERMINATE && (dynamic || addressed)) {
      if (child != null && addressed && type != null && !dynamic) {
        problems.mismatch(
            child, "the id of a child, since the supervisor is no dynamic_supervisor");
      }
      return new Step.TerminateDynamicChild(supervisor, targets.target(child), rescue);
    }
    String id = values.name(child, "the id of a child");
    if (child != null) {
      names.useChildId(child, id);
    }
    return new Step.ChildCommand(verb, supervisor, id, rescue);
  }

  /// Returns the type of the supervisor that is addressed, or null where nothing is known.
  private @Nullable String typeOf(Target supervisor) {
    return switch (supervisor) {
      case Target.Name(String name) -> {
        List<NameIndex.Holder> holders = names.index().holders(name);
        String type = holders.isEmpty() ? "?" : holders.getFirst().type();
        yield TreeReader.TYPES.contains(type) ? type : null;
      }
      case Target.Partition(String name, _) -> names.index().typeInPartitionsOf(name);
      default -> null;
    };
  }

  private Step agent(AgentVerb verb, At at, Fields fields, Scope scope) {
    Target target = targets.target(at);
    boolean get = verb == AgentVerb.GET;
    At function = get ? fields.get("function") : fields.need("function");
    String name = function == null ? null : values.name(function, "the name of a function");
    if (function != null && name != null && !name.isEmpty()) {
      useFunction(function, name);
    }
    if (target instanceof Target.Name(String held)) {
      refuseOtherThanAgent(at, held);
    }
    boolean cast = verb == AgentVerb.CAST;
    long timeout = cast ? Step.INFINITY : steps.requestTimeout(fields);
    return new Step.AgentRequest(
        verb, target, name, timeout, cast ? null : steps.rescue(fields, scope));
  }

  private void useFunction(At at, String name) {
    NameIndex index = names.index();
    if (index.agentFunctions().contains(name)) {
      index.functionPlaces().use(name);
    } else {
      Problems.Hint hint = new Problems.Hint.Nearest(name, index.agentFunctions());
      index.functionPlaces().miss(name, at, "a function of an agent", hint);
    }
  }

  private void refuseOtherThanAgent(At at, String name) {
    for (NameIndex.Holder holder : names.index().holders(name)) {
      String use = holder.module() == null ? null : names.index().useOf(holder.module());
      if (use == null || use.equals("agent") || !ModuleReader.USES.contains(use)) {
        return;
      }
    }
    if (!names.index().holders(name).isEmpty()) {
      problems.mismatch(at, "the name of an agent");
    }
  }

  private Step sys(SysVerb verb, At at, Fields fields, Scope scope) {
    Target target = targets.target(at);
    return new Step.SysRequest(
        verb, target, steps.requestTimeout(fields), steps.rescue(fields, scope));
  }
}
