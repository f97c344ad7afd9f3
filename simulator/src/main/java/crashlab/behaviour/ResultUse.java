package crashlab.behaviour;

import org.jspecify.annotations.Nullable;

/// What a step does with the value that it returns, and what happens if it fails.
///
/// @param into the index of the key of the state that takes the value; [#NOWHERE] for none
/// @param rescue runs if the step fails; null: its callback fails with it
public record ResultUse(int into, Instruction @Nullable [] rescue) {
  public static final int NOWHERE = -1;

  /// The value is dropped, a failure goes on.
  public static final ResultUse NONE = new ResultUse(NOWHERE, null);

  /// The value is dropped.
  public static ResultUse rescuing(Instruction @Nullable [] rescue) {
    return rescue == null ? NONE : new ResultUse(NOWHERE, rescue);
  }
}
