package crashlab.library.process;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateLayout;
import crashlab.library.BuildContext;
import crashlab.library.Later;
import crashlab.library.ModuleWord;
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
import java.util.List;

/// A module that a bare `spawn` runs: once, then it ends `normal`.
final class ProcessModule {
  private static final Param<List<Step>> RUN =
      Param.needed("run", ModuleParams.steps(Callback.PROCESS));

  static final ModuleWord WORD =
      new ModuleWord(
          new ModuleKind(
              Word.kind("use", "process", "A bare `spawn`: runs once and exits `normal`.")
                  .with(ModuleParams.TRAP_EXIT, ModuleParams.STATE, RUN),
              Restart.PERMANENT),
          ProcessModule::code);

  private ProcessModule() {}

  private static ModuleWord.Code code(Module module, BuildContext context) {
    Arguments given = module.arguments();
    var later =
        new Later<>(() -> {
          var layout = new StateLayout(ModuleParams.STATE.of(given));
          return new FunctionCode(layout, context.code(layout).steps(RUN.of(given)));
        });
    return ModuleWord.Code.of(
        new ModuleCode(
            module.name(),
            ProcessKind.PROCESS,
            ModuleParams.TRAP_EXIT.of(given),
            ProcessNature.NORMAL_PRIORITY,
            false,
            (on, creator) -> new BareProcess(on, later.get(), creator)));
  }
}
