package crashlab.world;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.RepeatStep;
import crashlab.kernel.Distribution;
import crashlab.otp.SpawnBond;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessNature;
import crashlab.vm.ProcessSpec;
import java.util.function.Supplier;

/// A node on which arrivals of a load come, and what they do there.
public final class LoadSite {
  private static final long FOREVER = Long.MAX_VALUE;

  private final ErlangNode node;
  private final LoadDriver.Plan plan;
  private final Supplier<FunctionCode> arrival;
  private final ProcessSpec spec;
  private FunctionCode code;

  /// @param id of the load
  /// @param arrival the code of the node for what an arrival does
  public LoadSite(
      ErlangNode node, String id, LoadDriver.Plan plan, Supplier<FunctionCode> arrival) {
    this.node = node;
    this.plan = plan;
    this.arrival = arrival;
    PathEntry path = node.directory().path(id);
    this.spec =
        ProcessSpec.of(path, ProcessNature.of(ProcessKind.LOAD, null, false), null, SpawnBond.NONE);
    this.code = code(arrival.get());
  }

  /// The node has other code now, since it has booted.
  public void renew() {
    code = code(arrival.get());
  }

  ErlangNode node() {
    return node;
  }

  ProcessSpec spec() {
    return spec;
  }

  FunctionCode code() {
    return code;
  }

  private FunctionCode code(FunctionCode once) {
    return new FunctionCode(once.layout(), code(plan, once.steps()));
  }

  private static Instruction[] code(LoadDriver.Plan plan, Instruction[] steps) {
    Instruction[] once = new Instruction[steps.length + 2];
    once[0] = LoadProgram.ArrivalMark.BEGIN;
    System.arraycopy(steps, 0, once, 1, steps.length);
    once[once.length - 1] = LoadProgram.ArrivalMark.END;
    if (!(plan instanceof LoadDriver.Plan.Closed(int _, Distribution think))) {
      return once;
    }
    Instruction[] round = new Instruction[once.length + 1];
    round[0] = new LoadProgram.Think(think);
    System.arraycopy(once, 0, round, 1, once.length);
    Instruction[] body = isNothing(think) ? once : round;
    return new Instruction[] {new RepeatStep(FOREVER, body)};
  }

  private static boolean isNothing(Distribution think) {
    return think instanceof Distribution.Fixed(long nanos) && nanos == 0;
  }
}
