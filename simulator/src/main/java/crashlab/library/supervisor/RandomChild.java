package crashlab.library.supervisor;

import crashlab.behaviour.Address;
import crashlab.behaviour.ChildHolder;
import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.kernel.RandomStream;
import crashlab.otp.Term;
import crashlab.vm.ErlangProcess;
import crashlab.vm.LocalProcesses;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// A random running child of the supervisor that holds a name.
public final class RandomChild extends Address {
  private final NameSlot supervisor;

  public RandomChild(NameSlot supervisor) {
    this.supervisor = supervisor;
  }

  /// Returns a child drawn from `random`, or null if none runs.
  public @Nullable ErlangProcess draw(RandomStream random) {
    LocalProcesses local = supervisor.node().local();
    ErlangProcess holder = local.whereis(supervisor);
    return holder != null && local.program(holder) instanceof ChildHolder children
        ? children.randomChild(random)
        : null;
  }

  @Override
  public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
    return draw(program.random());
  }

  @Override
  public Term term(StepProgram program, Frame frame) {
    return supervisor.atom();
  }
}
