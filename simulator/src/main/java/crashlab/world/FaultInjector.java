package crashlab.world;

import crashlab.kernel.Nanos;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets faults strike at their times, or when a condition comes true. At one instant a fault comes
/// before all else that is still to happen.
public final class FaultInjector {
  /// Finds whom a fault is to hit, at the moment it strikes; null if there is nobody.
  public interface Aim {
    @Nullable ErlangProcess find();
  }

  /// What a fault does.
  public interface Strike {
    void strike();
  }

  /// A condition that is looked at after every event.
  public interface FaultCondition {
    boolean holds();
  }

  private static final class FaultWatch {
    private final FaultCondition condition;
    private final long afterNanos;
    private final Strike strike;
    private int left;
    private boolean held;

    FaultWatch(FaultCondition condition, long afterNanos, int times, Strike strike) {
      this.condition = condition;
      this.afterNanos = afterNanos;
      this.left = times;
      this.strike = strike;
    }
  }

  private final ErlangNode node;
  private final List<FaultWatch> watches = new ArrayList<>();

  public FaultInjector(ErlangNode node) {
    this.node = node;
  }

  /// Plans a strike at a time and, `times - 1` times more, `everyNanos` apart.
  public void plan(long atNanos, long everyNanos, int times, Strike strike) {
    node.run()
        .agenda()
        .planFirst(
            atNanos,
            () -> {
              strike.strike();
              if (times > 1) {
                plan(Nanos.sum(atNanos, everyNanos), everyNanos, times - 1, strike);
              }
            });
  }

  /// Plans a strike `afterNanos` after each of the first `times` times that a condition comes true.
  public void watch(FaultCondition condition, long afterNanos, int times, Strike strike) {
    watches.add(new FaultWatch(condition, afterNanos, times, strike));
  }

  public boolean hasWatches() {
    return !watches.isEmpty();
  }

  /// Looks at the conditions; is to be called after every event while there are any.
  public void look() {
    for (int i = 0; i < watches.size(); i++) {
      FaultWatch watch = watches.get(i);
      boolean holds = watch.condition.holds();
      if (holds && !watch.held) {
        plan(Nanos.sum(node.nowNanos(), watch.afterNanos), 0, 1, watch.strike);
        watch.left--;
      }
      watch.held = holds;
      if (watch.left == 0) {
        watches.remove(i--);
      }
    }
  }
}
