package crashlab.library.process;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.StepProgram;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;

/// The three ways to fail. Source: Erlang Reference Manual, "Errors and Error Handling".
public final class FailureSteps {
  private FailureSteps() {}

  /// `raise` and `exit`: the callback fails with a reason.
  public static final class Fail extends Instruction {
    private final Term reason;

    private Fail(Term reason) {
      this.reason = reason;
    }

    public static Fail raise(String message) {
      return new Fail(ExitReason.raised(message));
    }

    public static Fail exit(Term reason) {
      return new Fail(reason);
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      return program.fail(reason);
    }
  }

  /// `throw`: in a callback of a gen_server that makes the value its return value.
  public static final class Throw extends Instruction {
    private final Term value;

    public Throw(Term value) {
      this.value = value;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      return program.end(StepProgram.Ending.THROWN, value);
    }
  }
}
