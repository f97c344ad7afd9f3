package crashlab.library.agent;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateLayout;
import crashlab.library.BuildContext;
import crashlab.library.CodeContext;
import crashlab.library.Later;
import crashlab.library.ModuleWord;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Module;
import crashlab.scenario.ModuleKind;
import crashlab.scenario.ModuleParams;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Step;
import crashlab.scenario.ValueType;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import crashlab.vm.ProcessNature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A module that is an Agent: a state, and functions on it.
final class AgentModule {
  private static final String STATE_SCHEMA =
      "{\"anyOf\": [{\"$ref\": \"#/$defs/state\"}, {\"type\": [\"string\", \"number\", \"boolean\","
          + " \"null\"]}, {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/term\"}}]}";
  private static final Param<Map<String, Term>> STATE =
      Param.usual(
              "state",
              ValueType.<Map<String, Term>>of(
                  STATE_SCHEMA, "{key: v}", Collections.emptyMap(), AgentModule::state),
              Collections.<String, Term>emptyMap(),
              null)
          .says("The state: an object of values, or one value, whose key is then `value`.");
  private static final Param<List<Step>> INIT =
      Param.usual("init", ModuleParams.steps(Callback.AGENT), List.of(), null);
  private static final Param<Map<String, List<Step>>> FUNCTIONS =
      Param.usual("functions", ModuleParams.clauses(Callback.AGENT), Collections.emptyMap(), null);

  static final ModuleWord WORD =
      new ModuleWord(
          new ModuleKind(
              Word.kind(
                      "use",
                      "agent",
                      "An `Agent`. `state` is an object, or one value, whose key is then `value`;"
                          + " `functions` are steps by name.")
                  .with(STATE, INIT, FUNCTIONS),
              Restart.PERMANENT),
          AgentModule::code);

  private AgentModule() {}

  private static Map<String, Term> state(At at, Reading reading, Scope scope) {
    Map<String, Term> state = new LinkedHashMap<>();
    if (at.value() instanceof JsonValue.Obj) {
      state.putAll(reading.terms().state(at));
    } else {
      state.put(StateLayout.VALUE, reading.terms().term(at));
    }
    scope.module().declareState(at, state.keySet());
    return state;
  }

  private static ModuleWord.Code code(Module module, BuildContext context) {
    var later = new Later<>(() -> functions(module.arguments(), context));
    return ModuleWord.Code.of(
        new ModuleCode(
            module.name(),
            ProcessKind.AGENT,
            false,
            ProcessNature.NORMAL_PRIORITY,
            true,
            (on, creator) -> new Agent(on, later.get())));
  }

  private static AgentCode functions(Arguments given, BuildContext context) {
    var layout = new StateLayout(STATE.of(given));
    CodeContext code = context.code(layout);
    var functions = new LinkedHashMap<String, Instruction[]>();
    FUNCTIONS.of(given).forEach((name, body) -> functions.put(name, code.steps(body)));
    return new AgentCode(layout, code.steps(INIT.of(given)), functions);
  }
}
