package crashlab.library.process;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Int;
import crashlab.otp.Term;
import java.util.List;

/// Steps of state and choice.
public final class ControlSteps {
  private ControlSteps() {}

  public static final class SetState extends Instruction {
    private final int key;
    private final TermSource value;

    public SetState(int key, TermSource value) {
      this.key = key;
      this.value = value;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      program.setState(key, value.next(program));
      return Next.STEP;
    }
  }

  /// Adds to a number; what is no number counts as 0.
  public static final class Increment extends Instruction {
    private final int key;
    private final long by;

    public Increment(int key, long by) {
      this.key = key;
      this.by = by;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      Term now = program.state(key);
      program.setState(key, Int.sum(now instanceof Int number ? number.value() : 0, by));
      return Next.STEP;
    }
  }

  public static final class If extends Instruction {
    private final IfCondition condition;
    private final Instruction[] then;
    private final Instruction[] otherwise;

    public If(IfCondition condition, Instruction[] then, Instruction[] otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      return program.goOnWith(frame, condition.holds(program, frame) ? then : otherwise);
    }
  }

  /// One of several bodies, by weight.
  public static final class Choose extends Instruction {
    private final long[] upTo;
    private final Instruction[][] bodies;

    public Choose(List<Long> weights, List<Instruction[]> bodies) {
      this.upTo = new long[weights.size()];
      long sum = 0;
      for (int i = 0; i < upTo.length; i++) {
        sum += weights.get(i);
        upTo[i] = sum;
      }
      this.bodies = bodies.toArray(Instruction[][]::new);
    }

    @Override
    public Next execute(StepProgram program, Frame frame) {
      long drawn = program.random().nextLong(upTo[upTo.length - 1]);
      int chosen = 0;
      while (upTo[chosen] <= drawn) {
        chosen++;
      }
      return program.goOnWith(frame, bodies[chosen]);
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
}
