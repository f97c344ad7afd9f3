package crashlab.library.genstatem;

import crashlab.behaviour.Clauses;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateLayout;
import crashlab.library.BuildContext;
import crashlab.library.CodeContext;
import crashlab.library.Later;
import crashlab.library.ModuleWord;
import crashlab.otp.Restart;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.Fields;
import crashlab.scenario.Module;
import crashlab.scenario.ModuleKind;
import crashlab.scenario.ModuleParams;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Step;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import crashlab.vm.ProcessNature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A module that is a gen_statem. Source: OTP gen_statem manual.
final class StatemModule {
  private static final Param<String> INITIAL =
      Param.needed("initial", ValueTypes.name("a state", "S").naming("state"))
          .says("The first state.");
  private static final Param<Map<String, StatemState>> STATES =
      Param.needed(
              "states",
              ValueType.<Map<String, StatemState>>of(
                      StatemState.schema(),
                      "{state: clauses}",
                      Collections.emptyMap(),
                      StatemModule::states)
                  .holding(states ->
                      states.values().stream().flatMap(s -> s.blocks().stream()).toList()))
          .says("State name to clauses.");
  private static final Param<List<Step>> INIT =
      Param.usual("init", ModuleParams.steps(Callback.STATE_INIT), List.of(), null);
  private static final Param<@Nullable List<Step>> TERMINATE =
      Param.optional("terminate", ModuleParams.steps(Callback.TERMINATE));

  static final ModuleWord WORD =
      new ModuleWord(
          new ModuleKind(
              Word.kind("use", "gen_statem", "A `gen_statem`: events are handled by state.")
                  .with(
                      ModuleParams.TRAP_EXIT, ModuleParams.STATE, STATES, INITIAL, INIT, TERMINATE)
                  .settled(StatemModule::withInitialState),
              Restart.PERMANENT),
          StatemModule::code);

  private StatemModule() {}

  private static Map<String, StatemState> states(At at, Reading reading, Scope scope) {
    Map<String, At> entries = reading.values().entries(at, "an object: state name to clauses");
    entries.forEach(scope.module()::declareState);
    Map<String, StatemState> states = new LinkedHashMap<>();
    entries.forEach((name, state) -> states.put(name, StatemState.read(state, reading, scope)));
    return states;
  }

  private static Arguments withInitialState(
      Arguments given, Fields fields, Reading reading, Scope scope) {
    At initial = fields.get("initial");
    if (initial != null && fields.has("states")) {
      scope.module().usesState(initial, INITIAL.of(given));
    }
    return given;
  }

  private static ModuleWord.Code code(Module module, BuildContext context) {
    Arguments given = module.arguments();
    var later = new Later<>(() -> callbacks(given, context));
    return ModuleWord.Code.of(
        new ModuleCode(
            module.name(),
            ProcessKind.GEN_STATEM,
            ModuleParams.TRAP_EXIT.of(given),
            ProcessNature.NORMAL_PRIORITY,
            true,
            (on, creator) -> new GenStatem(on, later.get())));
  }

  private static StatemCode callbacks(Arguments given, BuildContext context) {
    var layout = new StateLayout(ModuleParams.STATE.of(given));
    CodeContext code = context.code(layout, StatemSteps.StatemReply::new);
    var states = new LinkedHashMap<String, StatemCode.State>();
    STATES.of(given).forEach((name, state) -> states.put(name, state(state, code)));
    return new StatemCode(
        layout,
        INITIAL.of(given),
        states,
        code.steps(INIT.of(given)),
        code.optionalSteps(TERMINATE.of(given)));
  }

  private static StatemCode.State state(StatemState state, CodeContext code) {
    var generic = new LinkedHashMap<String, Instruction[]>();
    state.genericTimeouts().forEach((timer, body) -> generic.put(timer, code.steps(body)));
    Clauses call = code.clauses(state.call());
    Clauses cast = code.clauses(state.cast());
    return new StatemCode.State(
        code.optionalSteps(state.enter()),
        call,
        cast,
        code.clauses(state.info()),
        code.clauses(state.internal()),
        code.optionalSteps(state.stateTimeout()),
        code.optionalSteps(state.eventTimeout()),
        generic);
  }
}
