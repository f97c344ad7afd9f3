package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import org.jspecify.annotations.Nullable;

/// One line of history: the scenario as it was opened, or what became of it after somebody broke
/// something at an instant or changed its text.
///
/// @param name unique in the session
/// @param origin the branch that this one began in; null for what was opened
/// @param from where in its origin it began
/// @param change what was done there, for people; empty for what was opened
/// @param recording the run
public record Branch(
    String name, @Nullable Branch origin, Moment from, String change, Recording recording) {

  public ScenarioText source() {
    return recording.source();
  }

  /// The same under another name.
  Branch renamed(String other) {
    return new Branch(other, origin, from, change, recording);
  }

  /// The same after one that it came from, however far back, was replaced by another.
  Branch withAncestor(Branch before, Branch after) {
    if (origin == null || equals(after)) {
      return this;
    }
    Branch other = origin.equals(before) ? after : origin.withAncestor(before, after);
    return other == origin ? this : new Branch(name, other, from, change, recording);
  }

  @Override
  public String toString() {
    return name;
  }
}
