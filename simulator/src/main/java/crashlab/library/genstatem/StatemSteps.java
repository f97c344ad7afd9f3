package crashlab.library.genstatem;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// What a gen_statem callback asks for: its next state and its transition actions. They are
/// collected and carried out when the callback ends. Source: OTP gen_statem manual, `action()`.
final class StatemSteps {
  private StatemSteps() {}

  abstract static class ActionStep extends Instruction {
    abstract void add(GenStatem machine);

    @Override
    public final Next execute(StepProgram program, Frame frame) {
      if (!(program instanceof GenStatem machine)) {
        throw new IllegalStateException("a transition action outside a gen_statem");
      }
      add(machine);
      return Next.STEP;
    }
  }

  public static final class NextState extends ActionStep {
    private final String state;
    private final @Nullable Long timeoutNanos;

    /// @param timeoutNanos a state timeout set with it, or null
    public NextState(String state, @Nullable Long timeoutNanos) {
      this.state = state;
      this.timeoutNanos = timeoutNanos;
    }

    @Override
    void add(GenStatem machine) {
      machine.wishes().wantState(state);
      if (timeoutNanos != null) {
        machine.wishes().wantTimer(StatemTimers.STATE, timeoutNanos);
      }
    }
  }

  /// `keep_state`, which asks for nothing, and `repeat_state`, which repeats the state enter call.
  public static final class Keep extends ActionStep {
    private final boolean again;

    private Keep(boolean again) {
      this.again = again;
    }

    public static Keep keep() {
      return new Keep(false);
    }

    public static Keep repeat() {
      return new Keep(true);
    }

    @Override
    void add(GenStatem machine) {
      if (again) {
        machine.wishes().wantRepeat();
      }
    }
  }

  public static final class Postpone extends ActionStep {
    @Override
    void add(GenStatem machine) {
      machine.wishes().wantPostpone();
    }
  }

  public static final class NextEvent extends ActionStep {
    private final Term event;

    public NextEvent(Term event) {
      this.event = event;
    }

    @Override
    void add(GenStatem machine) {
      machine.wishes().wantEvent(StatemEvent.internal(machine.self(), event));
    }
  }

  /// A reply to the call in hand.
  public static final class StatemReply extends ActionStep {
    private final TermSource value;

    public StatemReply(TermSource value) {
      this.value = value;
    }

    @Override
    void add(GenStatem machine) {
      machine.wishes().wantReply(value.next(machine));
    }
  }

  public static final class Timer extends ActionStep {
    private final String name;
    private final long nanos;

    private Timer(String name, long nanos) {
      this.name = name;
      this.nanos = nanos;
    }

    public static Timer state(long nanos) {
      return new Timer(StatemTimers.STATE, nanos);
    }

    public static Timer event(long nanos) {
      return new Timer(StatemTimers.EVENT, nanos);
    }

    public static Timer generic(String name, long nanos) {
      return new Timer(StatemTimers.generic(name), nanos);
    }

    @Override
    void add(GenStatem machine) {
      machine.wishes().wantTimer(name, nanos);
    }
  }
}
