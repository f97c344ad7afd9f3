package crashlab.library.process;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
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
      program.setState(key, new Int((now instanceof Int number ? number.value() : 0) + by));
      return Next.STEP;
    }
  }

  /// A condition of an `if`.
  public interface IfCondition {
    boolean holds(StepProgram program);
  }

  /// Returns a condition on a number in the state.
  public static IfCondition atLeast(int key, long bound) {
    return program -> compare(program.state(key), bound) >= 0;
  }

  public static IfCondition atMost(int key, long bound) {
    return program -> compare(program.state(key), bound) <= 0;
  }

  public static IfCondition equalTo(int key, Term value) {
    return program -> program.state(key).equals(value);
  }

  public static IfCondition among(int key, List<Term> values) {
    return program -> values.contains(program.state(key));
  }

  public static IfCondition probability(double chance) {
    return program -> program.random().nextDouble() < chance;
  }

  private static int compare(Term term, long bound) {
    return switch (term) {
      case Int number -> Long.compare(number.value(), bound);
      case Decimal number -> number.value().compareTo(BigDecimal.valueOf(bound));
      // what is no number counts as 0
      case Atom _, Text _, Bool _, Tuple _, MapTerm _, Blob _ -> -Long.signum(bound);
      case Pid _, Opaque _, ExceptionTerm _ -> -Long.signum(bound);
    };
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
      return program.goOnWith(frame, condition.holds(program) ? then : otherwise);
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
