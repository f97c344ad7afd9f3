package crashlab.behaviour;

/// One step, ready to be run. It keeps nothing itself, since all processes of a module share it:
/// what it must remember while its process waits is in the [Frame].
public abstract class Instruction {
  public static final Instruction[] NONE = {};

  /// What the process does after an instruction.
  public enum Next {
    /// Goes on with the next step.
    STEP,
    /// Stops here, waits or pays, and comes back to this instruction.
    STAY,
    /// Goes on with the frame that is on top now.
    JUMP,
    /// The callback is over; how, stands in the program.
    OVER
  }

  /// Runs the step, or goes on with it, in `program`.
  public abstract Next execute(StepProgram program, Frame frame);
}
