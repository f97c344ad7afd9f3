package crashlab.behaviour;

import org.jspecify.annotations.Nullable;

/// What a child's start function is given, and what it makes of a name that is taken.
///
/// @param args drawn when the child is started for the first time; null for none
/// @param ignoresTakenName whether it returns `ignore` then, in place of `already_started`
public record StartArguments(@Nullable KeySource args, boolean ignoresTakenName) {
  public static final StartArguments NONE = new StartArguments(null, false);

  /// The key of the state that has the argument.
  public static final String KEY = "args";
}
