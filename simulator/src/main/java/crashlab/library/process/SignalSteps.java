package crashlab.library.process;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Monitor;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// Steps about links, monitors, exit signals and names.
public final class SignalSteps {
  private SignalSteps() {}

  /// A step that acts on one target; nobody being there is `badarg` unless the target is a pid.
  abstract static class OnTarget extends PaidInstruction {
    final Address target;
    private final String doing;

    /// @param doing what people are told that it wanted, such as `link to`
    OnTarget(Address target, ResultUse use, String doing) {
      super(use);
      this.target = target;
      this.doing = doing;
    }

    abstract Next act(StepProgram program, Frame frame, ErlangProcess other);

    Next nobody(StepProgram program, Frame frame) {
      return target.isPid()
          ? Next.STEP
          : failed(program, frame, target.nobodyThere(program, frame, doing));
    }

    /// Tells whether what it does takes a pid: a name of another node stands then for the pid that
    /// somebody there had told.
    boolean takesPids() {
      return true;
    }

    private @Nullable ErlangProcess pidElsewhere(StepProgram program) {
      NameSlot name = target.nameElsewhere(program);
      return name == null ? null : name.node().directory().pidUnder(name);
    }

    @Override
    protected final void charge(StepProgram program) {
      program.charge(Cost.SEND);
      target.charge(program);
    }

    @Override
    protected final Next act(StepProgram program, Frame frame) {
      ErlangProcess other = target.resolve(program, frame);
      if (other == null && takesPids()) {
        other = pidElsewhere(program);
      }
      return other == null ? nobody(program, frame) : act(program, frame, other);
    }
  }

  /// `Process.link`. A dead pid of this node makes it raise `noproc`, or send an EXIT to one that
  /// traps exits.
  ///
  /// Source: OTP erlang manual, `link/1`.
  public static final class SetLink extends OnTarget {
    public SetLink(Address target, ResultUse use) {
      super(target, use, "link to");
    }

    @Override
    Next act(StepProgram program, Frame frame, ErlangProcess other) {
      Atom raised = program.node().bonds().linkOrRaise(program.self(), other);
      return raised == null ? Next.STEP : failed(program, frame, ExitReason.withStack(raised));
    }
  }

  /// `Process.unlink`.
  public static final class Unlink extends OnTarget {
    public Unlink(Address target, ResultUse use) {
      super(target, use, "unlink from");
    }

    @Override
    Next act(StepProgram program, Frame frame, ErlangProcess other) {
      program.node().bonds().unlink(program.self(), other);
      return Next.STEP;
    }
  }

  /// `Process.exit(target, reason)`.
  public static final class ExitSignal extends OnTarget {
    private final Term reason;

    public ExitSignal(Address target, Term reason, ResultUse use) {
      super(target, use, "exit signal to");
      this.reason = reason;
    }

    @Override
    Next act(StepProgram program, Frame frame, ErlangProcess other) {
      ErlangProcess self = program.self();
      program.node().lifecycle().exitSignal(self, other, reason, self.cause());
      return Next.STEP;
    }
  }

  /// `Process.monitor`: by name or pid; nobody there gives a DOWN with `noproc`.
  public static final class SetMonitor extends OnTarget {
    public SetMonitor(Address target, ResultUse use) {
      super(target, use, "monitor");
    }

    @Override
    boolean takesPids() {
      return false; // the other node looks the name up
    }

    @Override
    Next act(StepProgram program, Frame frame, ErlangProcess other) {
      program.charge(Cost.MONITOR);
      program.node().bonds().monitor(program.self(), other);
      return Next.STEP;
    }

    @Override
    Next nobody(StepProgram program, Frame frame) {
      NameSlot name = target.name();
      if (name != null) {
        program.node().bonds().monitorName(program.self(), name);
        return Next.STEP;
      }
      return super.nobody(program, frame);
    }
  }

  /// `Process.demonitor` of the monitor that was set on the target last.
  public static final class Demonitor extends OnTarget {
    public Demonitor(Address target, ResultUse use) {
      super(target, use, "demonitor");
    }

    @Override
    boolean takesPids() {
      return false;
    }

    @Override
    Next act(StepProgram program, Frame frame, ErlangProcess other) {
      Monitor monitor = program.node().bonds().findMonitor(program.self(), other);
      if (monitor != null) {
        program.node().bonds().demonitor(monitor);
      }
      return Next.STEP;
    }

    @Override
    Next nobody(StepProgram program, Frame frame) {
      NameSlot name = target.name();
      Monitor monitor =
          name == null ? null : program.node().bonds().findMonitor(program.self(), name);
      if (monitor != null) {
        program.node().bonds().demonitor(monitor);
      }
      return Next.STEP;
    }
  }

  /// `Process.flag(:trap_exit, on)`.
  public static final class TrapExit extends Instruction {
    private final boolean on;

    public TrapExit(boolean on) {
      this.on = on;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      program.self().setTrapsExits(on);
      return Next.STEP;
    }
  }

  /// `Process.register(self(), name)`. Source: Elixir process.ex, `register/2`.
  public static final class RegisterName extends RescuableInstruction {
    private final NameSlot name;

    public RegisterName(NameSlot name, ResultUse use) {
      super(use);
      this.name = name;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      if (program.node().directory().register(program.self(), name)) {
        return Next.STEP;
      }
      return failed(
          program,
          frame,
          ExitReason.argumentError(
              new ErrorInfo("the name " + name.name() + " was taken, or it has one", null)));
    }
  }

  /// `{"to_atom": key}`: `String.to_atom`.
  public static final class ToAtom extends Instruction {
    private final KeySource key;

    public ToAtom(KeySource key) {
      this.key = key;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      Term drawn = key.next(program.random());
      String name = drawn instanceof Text text ? text.value() : drawn.inspect();
      return program.node().makeAtom(name) ? Next.STEP : Next.STAY;
    }
  }
}
