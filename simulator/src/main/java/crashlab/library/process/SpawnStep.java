package crashlab.library.process;

import crashlab.behaviour.CreatedPaths;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Cost;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.SpawnBond;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessSpec;
import org.jspecify.annotations.Nullable;

/// `spawn`, `spawn_link` and `spawn_monitor`. Source: OTP erlang manual, `spawn_opt/4`.
public final class SpawnStep extends PaidInstruction {
  private final ModuleCode module;
  private final SpawnBond bond;
  private final @Nullable NameSlot name;
  private final CreatedPaths paths;
  private @Nullable ProcessSpec latestSpec;

  public SpawnStep(ModuleCode module, SpawnBond bond, @Nullable NameSlot name, ResultUse use) {
    super(use);
    this.module = module;
    this.bond = bond;
    this.name = name;
    this.paths = new CreatedPaths(module.name());
  }

  @Override
  protected void charge(StepProgram program) {
    program.charge(Cost.SPAWN);
    if (bond.isMonitored()) {
      program.charge(Cost.MONITOR);
    }
  }

  @Override
  protected Next act(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    boolean nameIsFree = name == null || node.local().whereis(name) == null;
    ErlangProcess child =
        node.lifecycle()
            .spawn(
                spec(paths.of(node, self.path()), nameIsFree ? name : null),
                module.factory().create(node, self),
                self);
    if (bond.isMonitored()) {
      node.bonds().monitor(self, child);
    }
    if (!nameIsFree) {
      return failed(program, frame, ExitReason.argumentError(taken()));
    }
    if (keepsValue()) {
      keep(program, child.pid());
    }
    return Next.STEP;
  }

  private ErrorInfo taken() {
    return new ErrorInfo("the name " + (name == null ? "" : name.name()) + " was taken", null);
  }

  /// The spec of what the step creates; the latest is kept while path and name stay the same.
  private ProcessSpec spec(PathEntry path, @Nullable NameSlot free) {
    ProcessSpec latest = latestSpec;
    if (latest != null && latest.path() == path && latest.name() == free) {
      return latest;
    }
    ProcessSpec spec = ProcessSpec.of(path, module.nature(), free, bond);
    latestSpec = spec;
    return spec;
  }
}
