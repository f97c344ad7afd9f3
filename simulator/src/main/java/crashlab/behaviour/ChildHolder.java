package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.vm.ErlangProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supervisor of any kind, as observers see it.
public interface ChildHolder {
  /// Returns a running child with equal chances, or null if there is none.
  @Nullable ErlangProcess randomChild(RandomStream random);

  /// How many restarts count within the window now; of a supervisor that has ended, how many did at
  /// its last decision.
  int restartsCounted();

  /// How many restarts are allowed within the window.
  int maxRestarts();

  int maxSeconds();

  /// How many restarts it and those before it under its path have decided on.
  long restarts();

  /// Its children as which_children would list them, in start order.
  List<ListedChild> listedChildren();

  /// @param status `running`, `restarting` or `undefined`
  record ListedChild(String id, @Nullable ErlangProcess process, String status) {}
}
