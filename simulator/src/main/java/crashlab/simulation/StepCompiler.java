package crashlab.simulation;

import crashlab.behaviour.Address;
import crashlab.behaviour.Agent;
import crashlab.behaviour.AgentSteps;
import crashlab.behaviour.CallStep;
import crashlab.behaviour.Clauses;
import crashlab.behaviour.ControlSteps;
import crashlab.behaviour.EndingSteps;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.MessageSteps;
import crashlab.behaviour.ReceiveStep;
import crashlab.behaviour.RegistrySteps;
import crashlab.behaviour.SignalSteps;
import crashlab.behaviour.SpawnStep;
import crashlab.behaviour.StateLayout;
import crashlab.behaviour.StatemSteps;
import crashlab.behaviour.StepProgram.Ending;
import crashlab.behaviour.SupervisorRequest;
import crashlab.behaviour.SupervisorSteps;
import crashlab.behaviour.SysStep;
import crashlab.behaviour.TaskSteps;
import crashlab.behaviour.TaskWaits;
import crashlab.behaviour.TimeSteps;
import crashlab.otp.AgentVerb;
import crashlab.otp.Atom;
import crashlab.otp.TaskKind;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Step;
import crashlab.vm.ErlangNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes instructions of steps, once for all processes of a module.
final class StepCompiler {
  private final ErlangNode node;
  private final Addresses addresses;
  private final SystemCompiler system;
  private final StateLayout layout;
  private final boolean statem;

  /// @param statem whether the steps are a gen_statem's, where `reply` is an action among others
  StepCompiler(
      ErlangNode node,
      Addresses addresses,
      SystemCompiler system,
      StateLayout layout,
      boolean statem) {
    this.node = node;
    this.addresses = addresses;
    this.system = system;
    this.layout = layout;
    this.statem = statem;
  }

  Instruction[] compile(List<Step> steps) {
    List<Instruction> code = new ArrayList<>(steps.size());
    for (Step step : steps) {
      add(code, step);
    }
    return code.toArray(Instruction[]::new);
  }

  Instruction @Nullable [] compileIfAny(@Nullable List<Step> steps) {
    return steps == null ? null : compile(steps);
  }

  Clauses clauses(Map<String, List<Step>> byName) {
    var compiled = new LinkedHashMap<String, Instruction[]>();
    byName.forEach((name, steps) -> compiled.put(name, compile(steps)));
    return new Clauses(compiled);
  }

  private void add(List<Instruction> code, Step step) {
    if (step instanceof Step.StartTask task) {
      addTask(code, task);
    } else {
      code.add(instruction(step));
    }
  }

  private Address address(crashlab.scenario.Target target) {
    return addresses.of(target);
  }

  private Instruction instruction(Step step) {
    return switch (step) {
      case Step.Work(var duration) -> new TimeSteps.Work(duration);
      case Step.Sleep(var duration) -> new TimeSteps.Sleep(duration);
      case Step.Log(var text) -> new TimeSteps.Log(text);
      case Step.Reply r when statem && r.stop() == null -> new StatemSteps.Reply(r.value());
      case Step.Reply r ->
          new EndingSteps.Reply(
              Ending.REPLY, r.value(), r.continueWith(), r.stop(), r.timeoutNanos());
      case Step.NoReply r ->
          new EndingSteps.Reply(Ending.NOREPLY, Atom.OK, r.continueWith(), null, r.timeoutNanos());
      case Step.ReplyToCaller(var value) -> new EndingSteps.ReplyToCaller(value);
      case Step.Continue(var argument) -> new EndingSteps.Return(Ending.CONTINUE, argument);
      case Step.Stop(var reason) -> new EndingSteps.Return(Ending.STOP, reason);
      case Step.InitError(var reason) -> new EndingSteps.Return(Ending.ERROR, reason);
      case Step.Ignore() -> new EndingSteps.Return(Ending.IGNORE, new Atom("ignore"));
      case Step.Hibernate() -> new EndingSteps.Return(Ending.HIBERNATE, Atom.OK);
      case Step.Timeout(var nanos) -> new EndingSteps.Timeout(nanos);
      case Step.Raise(var message) -> EndingSteps.Fail.raise(message);
      case Step.Exit(var reason) -> EndingSteps.Fail.exit(reason);
      case Step.Throw(var value) -> new EndingSteps.Return(Ending.THROWN, value);
      case Step.Call c ->
          new CallStep.Plain(
              address(c.target()), c.message(), c.timeoutNanos(), compileIfAny(c.rescue()));
      case Step.Cast(var target, var message) -> MessageSteps.Send.cast(address(target), message);
      case Step.Send(var target, var message) -> MessageSteps.Send.plain(address(target), message);
      case Step.SendAfter(var delay, var target, var message) ->
          new MessageSteps.SendAfter(delay, address(target), message);
      case Step.Spawn s ->
          new SpawnStep(
              system.module(s.module()),
              s.bond(),
              s.register() == null ? null : node.directory().name(s.register()));
      case Step.Link(var target) -> new SignalSteps.Link(address(target));
      case Step.Unlink(var target) -> new SignalSteps.Unlink(address(target));
      case Step.Monitor(var target) -> new SignalSteps.SetMonitor(address(target));
      case Step.Demonitor(var target) -> new SignalSteps.Demonitor(address(target));
      case Step.ExitSignal(var target, var reason) ->
          new SignalSteps.ExitSignal(address(target), reason);
      case Step.TrapExit(var on) -> new SignalSteps.TrapExit(on);
      case Step.Register(var name) -> new SignalSteps.Register(node.directory().name(name));
      case Step.StartTask _ -> throw new IllegalStateException("a task takes two instructions");
      case Step.StartChild s -> startChild(s);
      case Step.ChildCommand c -> childCommand(c);
      case Step.TerminateDynamicChild t ->
          new SupervisorSteps.TerminatePid(
              address(t.supervisor()), address(t.child()), compileIfAny(t.rescue()));
      case Step.WhichChildren(var supervisor, var rescue) ->
          new SupervisorSteps.Ask(
              "which_children",
              new SupervisorRequest.WhichChildren(),
              new Atom("which_children"),
              address(supervisor),
              compileIfAny(rescue));
      case Step.Receive r ->
          new ReceiveStep(clauses(r.clauses()), r.timeoutNanos(), compile(r.otherwise()));
      case Step.RegistryRegister(var registry, var key) ->
          new RegistrySteps.Register(node.directory().name(registry), addresses.key(key));
      case Step.RegistryUnregister(var registry, var key) ->
          new RegistrySteps.Unregister(node.directory().name(registry), addresses.key(key));
      case Step.ToAtom(var key) -> new SignalSteps.ToAtom(addresses.key(key));
      case Step.SetState(var key, var value) -> new ControlSteps.SetState(layout.index(key), value);
      case Step.Increment(var key, var by) -> new ControlSteps.Increment(layout.index(key), by);
      case Step.If(var condition, var then, var otherwise) ->
          new ControlSteps.If(condition(condition), compile(then), compile(otherwise));
      case Step.Repeat(var times, var body) -> new ControlSteps.Repeat(times, compile(body));
      case Step.Choose(var choices) ->
          new ControlSteps.Choose(
              choices.stream().map(Step.Choice::weight).toList(),
              choices.stream().map(choice -> compile(choice.body())).toList());
      case Step.NextState(var state, var nanos) -> new StatemSteps.NextState(state, nanos);
      case Step.KeepState() -> StatemSteps.Keep.keep();
      case Step.RepeatState() -> StatemSteps.Keep.repeat();
      case Step.Postpone() -> new StatemSteps.Postpone();
      case Step.NextEvent(var event) -> new StatemSteps.NextEvent(event);
      case Step.StateTimeout(var nanos) -> StatemSteps.Timer.state(nanos);
      case Step.EventTimeout(var nanos) -> StatemSteps.Timer.event(nanos);
      case Step.GenericTimeout(var timer, var nanos) -> StatemSteps.Timer.generic(timer, nanos);
      case Step.AgentRequest a -> agentRequest(a);
      case Step.SysRequest s ->
          new SysStep(s.verb(), address(s.target()), s.timeoutNanos(), compileIfAny(s.rescue()));
    };
  }

  // ---- tasks

  private void addTask(List<Instruction> code, Step.StartTask step) {
    TaskSteps.Job job = system.job(step.job());
    Long await = step.await();
    Long yield = step.yield();
    boolean awaited = await != null || yield != null;
    Instruction[] rescue = compileIfAny(step.rescue());
    if (step.kind() == TaskKind.ASYNC) {
      code.add(new TaskSteps.Async(job, awaited));
    } else {
      crashlab.scenario.Target supervisor = step.supervisor();
      if (supervisor == null) {
        throw new IllegalStateException("no supervisor for a task of kind (" + step.kind() + ")");
      }
      code.add(
          new TaskSteps.Supervised(
              job, step.kind(), awaited, step.restart(), address(supervisor), rescue));
    }
    if (await != null) {
      code.add(new TaskWaits.Await(await, rescue));
    } else if (yield != null) {
      code.add(new TaskWaits.Yield(yield, rescue));
    }
  }

  // ---- supervisors

  private Instruction startChild(Step.StartChild step) {
    Term request = Tuple.of(new Atom("start_child"), StartSpec.term(step.child(), step.given()));
    return new SupervisorSteps.Ask(
        "start_child",
        new SupervisorRequest.StartChild(system.template(step.child())),
        request,
        address(step.supervisor()),
        compileIfAny(step.rescue()));
  }

  private Instruction childCommand(Step.ChildCommand command) {
    String id = command.child();
    SupervisorRequest request =
        switch (command.verb()) {
          case TERMINATE -> new SupervisorRequest.TerminateChild(id);
          case RESTART -> new SupervisorRequest.RestartChild(id);
          case DELETE -> new SupervisorRequest.DeleteChild(id);
        };
    String word = command.verb().word();
    return new SupervisorSteps.Ask(
        word,
        request,
        Tuple.of(new Atom(word), new Atom(id)),
        address(command.supervisor()),
        compileIfAny(command.rescue()));
  }

  // ---- the rest

  private ControlSteps.Condition condition(Step.Condition condition) {
    return switch (condition) {
      case Step.Condition.StateAtLeast(var key, var bound) ->
          ControlSteps.atLeast(layout.index(key), bound);
      case Step.Condition.StateAtMost(var key, var bound) ->
          ControlSteps.atMost(layout.index(key), bound);
      case Step.Condition.StateEquals(var key, var value) ->
          ControlSteps.equalTo(layout.index(key), value);
      case Step.Condition.Probability(var chance) -> ControlSteps.probability(chance);
    };
  }

  private Instruction agentRequest(Step.AgentRequest step) {
    var request = new Agent.Request(step.verb(), step.function());
    Address target = address(step.target());
    return step.verb() == AgentVerb.CAST
        ? new AgentSteps.Cast(request, target)
        : new AgentSteps.Ask(request, target, step.timeoutNanos(), compileIfAny(step.rescue()));
  }
}
