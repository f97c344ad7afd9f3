package crashlab.ui.library;

import crashlab.experiment.ShippedScenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the first start shows.
///
/// It is `nested-escalation`: five processes and no load, so the whole tree fits and each step
/// shows something; it crashes 20 ms after its start, spends three budgets one above the other, and
/// ends with the death of the node after little more than a second. Who only presses Space has then
/// seen a crash, restarts, a supervisor that gives up, and an escalation to the root.
public final class Welcome {
  private static final List<String> WANTED =
      List.of("supervision/nested-escalation", "tasks/linked-task");

  private Welcome() {}

  /// Returns the file; empty if no scenario ships.
  public static Optional<Path> scenario(ShippedScenarios shipped) {
    var byName = shipped.byName();
    for (String name : WANTED) {
      Path file = byName.get(name);
      if (file != null) {
        return Optional.of(file);
      }
    }
    return shipped.files().stream().findFirst();
  }
}
