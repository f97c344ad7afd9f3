package crashlab.library.task;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateLayout;
import crashlab.library.BuildContext;
import crashlab.library.Later;
import crashlab.library.ModuleWord;
import crashlab.library.TaskCode;
import crashlab.otp.Restart;
import crashlab.scenario.Arguments;
import crashlab.scenario.Callback;
import crashlab.scenario.Module;
import crashlab.scenario.ModuleKind;
import crashlab.scenario.ModuleParams;
import crashlab.scenario.Param;
import crashlab.scenario.Step;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import crashlab.vm.ProcessNature;
import java.util.LinkedHashMap;
import java.util.List;

/// A module that is a Task: it runs once and ends `normal`; its result is that of the `reply` step,
/// else `ok`.
final class TaskModule {
  private static final Param<List<Step>> RUN =
      Param.needed("run", ModuleParams.steps(Callback.TASK));

  static final ModuleWord WORD =
      new ModuleWord(
          new ModuleKind(
              Word.kind("use", "task", "A `Task`: runs once and exits `normal`.")
                  .with(ModuleParams.TRAP_EXIT, RUN),
              Restart.TEMPORARY),
          TaskModule::code);

  private TaskModule() {}

  private static ModuleWord.Code code(Module module, BuildContext context) {
    Arguments given = module.arguments();
    boolean trapsExits = ModuleParams.TRAP_EXIT.of(given);
    Later<FunctionCode> later =
        new Later<>(() -> {
          var layout = new StateLayout(new LinkedHashMap<>());
          return new FunctionCode(layout, context.code(layout).steps(RUN.of(given)));
        });
    var code =
        new ModuleCode(
            module.name(),
            ProcessKind.TASK,
            trapsExits,
            ProcessNature.NORMAL_PRIORITY,
            false,
            (on, creator) -> TaskProgram.unowned(on, later.get(), creator));
    return new ModuleWord.Code(code, new TaskCode(module.name(), true, trapsExits, later::get));
  }
}
