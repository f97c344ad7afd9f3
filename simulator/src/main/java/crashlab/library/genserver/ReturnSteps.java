package crashlab.library.genserver;

import crashlab.behaviour.FollowUp;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// Steps that end a callback of a gen_server with a return value, and replies.
public final class ReturnSteps {
  private ReturnSteps() {}

  /// A return value: `noreply`, `continue`, `stop`, `ignore`, `timeout`, `hibernate`.
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

  /// `reply` and `noreply` with what they bring along.
  public static final class Reply extends Instruction {
    private final StepProgram.Ending ending;
    private final TermSource value;
    private final @Nullable FollowUp followUp;

    /// @param timeoutNanos null for none
    public Reply(
        StepProgram.Ending ending,
        TermSource value,
        @Nullable Term continueWith,
        @Nullable Term stop,
        @Nullable Long timeoutNanos) {
      this.ending = ending;
      this.value = value;
      long nanos = timeoutNanos == null ? FollowUp.NO_TIMEOUT : timeoutNanos;
      boolean alone = continueWith == null && stop == null && timeoutNanos == null;
      this.followUp = alone ? null : new FollowUp(continueWith, stop, nanos);
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      program.setFollowUp(followUp);
      return program.end(ending, value.next(program));
    }
  }

  /// The return value with a timeout.
  public static final class Timeout extends Instruction {
    private final FollowUp followUp;

    public Timeout(long nanos) {
      this.followUp = new FollowUp(null, null, nanos);
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      program.setFollowUp(followUp);
      return program.end(StepProgram.Ending.TIMEOUT, Atom.OK);
    }
  }

  /// `GenServer.reply`, now or later.
  public static final class ReplyToCaller extends PaidInstruction {
    private final Term value;

    public ReplyToCaller(Term value) {
      this.value = value;
    }

    @Override
    protected void charge(StepProgram program) {
      program.charge(Cost.SEND);
      program.chargeCopy(value);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      program.replyToCaller(value);
      return Next.STEP;
    }
  }
}
