package crashlab.library.process;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.StepProgram;
import crashlab.kernel.Distribution;
import crashlab.otp.Cost;
import crashlab.otp.Text;
import crashlab.trace.EventType;

/// Steps that let time pass or write a line.
public final class TimeSteps {
  private TimeSteps() {}

  /// Uses a scheduler for a while.
  public static final class Work extends PaidInstruction {
    private final Distribution duration;

    public Work(Distribution duration) {
      this.duration = duration;
    }

    @Override
    protected void charge(StepProgram program) {
      program.charge(Cost.WORK);
      program.node().chargeWork(program.self(), duration.draw(program.random()));
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      return Next.STEP;
    }
  }

  /// Waits without a scheduler.
  public static final class Sleep extends Instruction {
    private final Distribution duration;

    public Sleep(Distribution duration) {
      this.duration = duration;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      if (frame.phase == 0) {
        frame.phase = 1;
        if (program.pay()) {
          return Next.STAY;
        }
      }
      if (frame.phase == 1) {
        frame.phase = 2;
        program.node().waits().sleep(program.self(), duration.draw(program.random()));
        return Next.STAY;
      }
      return Next.STEP;
    }
  }

  /// One log entry.
  public static final class Log extends PaidInstruction {
    private final Text text;

    public Log(String text) {
      this.text = new Text(text);
    }

    @Override
    protected void charge(StepProgram program) {
      // a line costs next to nothing; what the process owes is paid before it is written
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      program.emit(EventType.LOG, null, text);
      return Next.STEP;
    }
  }
}
