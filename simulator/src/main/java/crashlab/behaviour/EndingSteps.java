package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// Steps that end a callback: its return values, and the three ways to fail.
public final class EndingSteps {
  private EndingSteps() {}

  /// A return value: `noreply`, `continue`, `stop`, `ignore`, `timeout`, `hibernate`, or a throw.
  public static final class Return extends Instruction {
    private final StepProgram.Ending ending;
    private final Term value;

    public Return(StepProgram.Ending ending, Term value) {
      this.ending = ending;
      this.value = value;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      return program.end(ending, value);
    }
  }

  /// Ends the steps of a block, such as a span, with a value.
  public static final class ReturnFromBlock extends Instruction {
    private final TermSource value;

    public ReturnFromBlock(TermSource value) {
      this.value = value;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      return program.returnFromBlock(value.next(program));
    }
  }

  /// `reply` and `noreply` with what they bring along.
  public static final class Reply extends Instruction {
    private final StepProgram.Ending ending;
    private final TermSource value;
    private final StepProgram.@Nullable FollowUp followUp;

    /// @param timeoutNanos null for none
    public Reply(
        StepProgram.Ending ending,
        TermSource value,
        @Nullable Term continueWith,
        @Nullable Term stop,
        @Nullable Long timeoutNanos) {
      this.ending = ending;
      this.value = value;
      long nanos = timeoutNanos == null ? StepProgram.NO_TIMEOUT : timeoutNanos;
      boolean alone = continueWith == null && stop == null && timeoutNanos == null;
      this.followUp = alone ? null : new StepProgram.FollowUp(continueWith, stop, nanos);
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      program.setFollowUp(followUp);
      return program.end(ending, value.next(program));
    }
  }

  /// The return value with a timeout.
  public static final class Timeout extends Instruction {
    private final StepProgram.FollowUp followUp;

    public Timeout(long nanos) {
      this.followUp = new StepProgram.FollowUp(null, null, nanos);
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      program.setFollowUp(followUp);
      return program.end(StepProgram.Ending.TIMEOUT, Atom.OK);
    }
  }

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

  /// `GenServer.reply`, now or later.
  public static final class ReplyToCaller extends PaidInstruction {
    private final Term value;

    public ReplyToCaller(Term value) {
      this.value = value;
    }

    @Override
    void charge(StepProgram program) {
      program.charge(Cost.SEND);
      program.chargeCopy(value);
    }

    @Override
    Next act(StepProgram program, Frame frame) {
      program.replyToCaller(value);
      return Next.STEP;
    }
  }
}
