package crashlab.vm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes of a run that go down: at once, or after the step in hand if it is one of their own
/// processes that takes it. If the last node dies by itself, the run is over.
final class Downs {
  private final List<Down> due = new ArrayList<>();
  private boolean areDue;
  private @Nullable String deathCause;

  /// Tells whether a node is to go down before the next step.
  boolean areDue() {
    return areDue;
  }

  /// Why the run is over because its last node died; null while it can go on.
  @Nullable String deathCause() {
    return deathCause;
  }

  /// A node has died by itself: it goes down after the step in hand.
  ///
  /// @param cause the `seq` of its death
  /// @param nodes all of the run; null while one of them is still to boot
  void died(ErlangNode node, String why, long cause, ErlangNode @Nullable [] nodes) {
    add(node, cause);
    if (nodes == null) {
      return;
    }
    boolean isLast = true;
    for (ErlangNode other : nodes) {
      isLast &= !other.isUp();
    }
    if (isLast) {
      deathCause = why;
    }
  }

  /// Takes a node down.
  ///
  /// @param cause the `seq` of what does it; 0 for somebody outside
  void take(ErlangNode node, long cause) {
    if (!node.isUp()) {
      return;
    }
    node.setUp(false);
    if (node.isExecuting()) {
      add(node, cause);
    } else {
      node.goDown(cause);
    }
  }

  private void add(ErlangNode node, long cause) {
    areDue = true;
    due.add(new Down(node, cause));
  }

  /// Lets those go down that are due, and tells whether there were any. Once the run is over it
  /// stands as it stood at the death.
  boolean happen() {
    if (!areDue || deathCause != null) {
      return false;
    }
    areDue = false;
    for (int i = 0; i < due.size(); i++) {
      due.get(i).node().goDown(due.get(i).cause());
    }
    due.clear();
    return true;
  }

  private record Down(ErlangNode node, long cause) {}
}
