package crashlab.library.genserver;

import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateLayout;
import crashlab.library.BuildContext;
import crashlab.library.CodeContext;
import crashlab.library.Later;
import crashlab.library.ModuleWord;
import crashlab.otp.Priority;
import crashlab.otp.Restart;
import crashlab.scenario.Arguments;
import crashlab.scenario.Callback;
import crashlab.scenario.ChildParams;
import crashlab.scenario.Module;
import crashlab.scenario.ModuleKind;
import crashlab.scenario.ModuleParams;
import crashlab.scenario.Param;
import crashlab.scenario.Step;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A module that is a gen_server. Source: OTP gen_server manual.
final class ServerModule {
  private static final Param<Priority> PRIORITY =
      Param.usual(
              "priority",
              ChildParams.choice(Priority.values(), Priority::word, "a priority", Priority.NORMAL),
              Priority.NORMAL,
              "\"normal\"")
          .says("The priority for the schedulers.");
  private static final Param<List<Step>> INIT =
      Param.usual("init", ModuleParams.steps(Callback.INIT), List.of(), null);
  private static final Param<Map<String, List<Step>>> HANDLE_CALL =
      clauses("handle_call", Callback.CALL);
  private static final Param<Map<String, List<Step>>> HANDLE_CAST =
      clauses("handle_cast", Callback.CAST);
  private static final Param<Map<String, List<Step>>> HANDLE_CONTINUE =
      clauses("handle_continue", Callback.CONTINUE);
  private static final Param<@Nullable List<Step>> TERMINATE =
      Param.optional("terminate", ModuleParams.steps(Callback.TERMINATE));

  static final ModuleWord WORD =
      new ModuleWord(
          new ModuleKind(
              Word.kind(
                      "use",
                      "gen_server",
                      "A `GenServer`. Its `handle_…` are clauses; `EXIT`, `DOWN`, `task_result` and"
                          + " `timeout` come to `handle_info`.")
                  .with(
                      ModuleParams.TRAP_EXIT,
                      PRIORITY,
                      ModuleParams.STATE,
                      INIT,
                      HANDLE_CALL,
                      HANDLE_CAST,
                      ModuleParams.HANDLE_INFO,
                      HANDLE_CONTINUE,
                      TERMINATE),
              Restart.PERMANENT),
          ServerModule::code);

  private ServerModule() {}

  private static Param<Map<String, List<Step>>> clauses(String key, Callback callback) {
    return Param.usual(key, ModuleParams.clauses(callback), Collections.emptyMap(), null);
  }

  private static ModuleWord.Code code(Module module, BuildContext context) {
    Arguments given = module.arguments();
    var later = new Later<>(() -> callbacks(given, context));
    return ModuleWord.Code.of(
        new ModuleCode(
            module.name(),
            ProcessKind.GEN_SERVER,
            ModuleParams.TRAP_EXIT.of(given),
            PRIORITY.of(given).ordinal(),
            true,
            (on, creator) -> new GenServer(on, later.get())));
  }

  private static ServerCode callbacks(Arguments given, BuildContext context) {
    var layout = new StateLayout(ModuleParams.STATE.of(given));
    CodeContext code = context.code(layout);
    return new ServerCode(
        layout,
        code.steps(INIT.of(given)),
        code.clauses(HANDLE_CALL.of(given)),
        code.clauses(HANDLE_CAST.of(given)),
        code.clauses(ModuleParams.HANDLE_INFO.of(given)),
        code.clauses(HANDLE_CONTINUE.of(given)),
        code.optionalSteps(TERMINATE.of(given)));
  }
}
