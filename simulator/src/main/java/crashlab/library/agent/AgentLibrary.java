package crashlab.library.agent;

import crashlab.library.Library;
import crashlab.library.ModuleWord;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.NameIndex;
import crashlab.scenario.Param;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.Problems;
import crashlab.scenario.Reading;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Agent. Source: Elixir agent.ex.
public final class AgentLibrary implements Library {
  private static final ValueType<String> FUNCTION_NAME =
      ValueTypes.name(
              "the name of a function", "f", (at, name, reading, _) -> use(at, name, reading))
          .naming("function");
  private static final Param<@Nullable String> ANY_FUNCTION =
      Param.optional("function", FUNCTION_NAME).says("A function of the agent.");
  private static final Param<String> FUNCTION =
      Param.needed("function", FUNCTION_NAME).says("A function of the agent.");

  @Override
  public String name() {
    return "Agent";
  }

  @Override
  public List<StepWord> steps() {
    return List.of(
        ask(Agent.AgentOperation.GET, "`Agent.get`.", ANY_FUNCTION),
        ask(Agent.AgentOperation.UPDATE, "`Agent.update`.", FUNCTION),
        ask(
            Agent.AgentOperation.GET_AND_UPDATE,
            "`Agent.get_and_update`: answers with the old value.",
            FUNCTION),
        cast());
  }

  private static StepWord ask(
      Agent.AgentOperation operation, String says, Param<? extends @Nullable String> function) {
    Param<Target> agent = agent(operation);
    return StepWord.of(
        Verb.of(
            Word.of(agent, says)
                .with(function, RequestParams.TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)
                .settled((given, fields, reading, _) -> onAgent(agent, given, fields, reading))),
        (given, code) ->
            new AgentSteps.AskAgent(
                new Agent.AgentRequest(operation, function.of(given)),
                code.address(agent.of(given)),
                RequestParams.TIMEOUT.of(given),
                RequestParams.use(given, code)));
  }

  private static StepWord cast() {
    Param<Target> agent = agent(Agent.AgentOperation.CAST);
    return StepWord.of(
        Verb.of(
            Word.of(agent, "`Agent.cast`.")
                .with(FUNCTION)
                .settled((given, fields, reading, _) -> onAgent(agent, given, fields, reading))),
        (given, code) ->
            new AgentSteps.Cast(
                new Agent.AgentRequest(Agent.AgentOperation.CAST, FUNCTION.of(given)),
                code.address(agent.of(given))));
  }

  private static Param<Target> agent(Agent.AgentOperation operation) {
    return Param.needed("agent_" + operation.word(), ValueTypes.TARGET).says("The agent.");
  }

  private static void use(At at, String name, Reading reading) {
    if (name.isEmpty()) {
      return;
    }
    NameIndex index = reading.names().index();
    if (index.agentFunctions().contains(name)) {
      index.functionPlaces().use(name);
    } else {
      Problems.Hint hint = new Problems.Hint.Nearest(name, index.agentFunctions());
      index.functionPlaces().miss(name, at, "a function of an agent", hint);
    }
  }

  /// Refuses a name that only processes hold which are no agents.
  private static Arguments onAgent(
      Param<Target> agent, Arguments given, Fields fields, Reading reading) {
    At at = fields.get(agent.key());
    if (at == null || !(agent.of(given) instanceof Target.Name(String name))) {
      return given;
    }
    List<NameIndex.Holder> holders = reading.names().index().holders(name);
    for (NameIndex.Holder holder : holders) {
      String use = holder.module() == null ? null : reading.names().index().useOf(holder.module());
      if (use == null || use.equals("agent") || !reading.vocabulary().moduleUses().contains(use)) {
        return given;
      }
    }
    if (!holders.isEmpty()) {
      reading.problems().mismatch(ProblemKind.UNKNOWN_NAME, at, "the name of an agent");
    }
    return given;
  }

  @Override
  public List<ModuleWord> modules() {
    return List.of(AgentModule.WORD);
  }
}
