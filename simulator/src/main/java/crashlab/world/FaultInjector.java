package crashlab.world;

import crashlab.kernel.Nanos;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets faults strike at their times, or when a condition comes true. At one instant a fault comes
/// before all else that is still to happen.
public final class FaultInjector {
  /// Finds whom a fault is to hit, at the moment it strikes; null if there is nobody.
  public interface Aim {
    @Nullable ErlangProcess find();

    /// Finds all, where it may be several; none where there is nobody.
    default List<ErlangProcess> findAll() {
      ErlangProcess found = find();
      return found == null ? List.of() : List.of(found);
    }
  }

  /// What a fault does.
  public interface Strike {
    void strike();

    /// Its condition came true, so that it is to strike.
    default void due() {}
  }

  /// A condition that is looked at after every step.
  public interface FaultCondition {
    boolean holds();

    /// Whether it tells when it may hold, and need not be looked at in between.
    default boolean sleeps() {
      return false;
    }

    /// Takes what one that sleeps is to wake.
    default void wakes(Waker waker) {}
  }

  /// Lets a condition be looked at after the step in hand.
  public interface Waker {
    void wake();
  }

  private static final class FaultWatch {
    private final int number;
    private final FaultCondition condition;
    private final long afterNanos;
    private final Strike strike;
    private int left;
    private boolean held;
    private boolean isAwake = true;
    private boolean sleeps;

    FaultWatch(int number, FaultCondition condition, long afterNanos, int times, Strike strike) {
      this.number = number;
      this.condition = condition;
      this.afterNanos = afterNanos;
      this.left = times;
      this.strike = strike;
    }
  }

  private final Run run;
  // Those to look at, in the order of the file.
  private final List<FaultWatch> awake = new ArrayList<>();
  private int watches;
  private int planned;
  private long looks;

  public FaultInjector(Run run) {
    this.run = run;
  }

  /// Plans a strike at a time and, `times - 1` times more, `everyNanos` apart.
  public void plan(long atNanos, long everyNanos, int times, Strike strike) {
    run.agenda()
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
    var watch = new FaultWatch(planned++, condition, afterNanos, times, strike);
    condition.wakes(() -> wake(watch));
    watch.sleeps = condition.sleeps();
    watches++;
    awake.add(watch);
  }

  private void wake(FaultWatch watch) {
    if (watch.isAwake || watch.left == 0) {
      return;
    }
    watch.isAwake = true;
    int place = awake.size();
    while (place > 0 && awake.get(place - 1).number > watch.number) {
      place--;
    }
    awake.add(place, watch);
  }

  public boolean hasWatches() {
    return watches > 0;
  }

  /// How often a condition was looked at.
  public long looks() {
    return looks;
  }

  /// Looks at the conditions; is to be called after every step while there are any.
  public void look() {
    looks += awake.size();
    for (int i = 0; i < awake.size(); i++) {
      FaultWatch watch = awake.get(i);
      boolean holds = watch.condition.holds();
      if (holds && !watch.held) {
        watch.strike.due();
        plan(Nanos.sum(run.nowNanos(), watch.afterNanos), 0, 1, watch.strike);
        watch.left--;
      }
      watch.held = holds;
      if (watch.left == 0) {
        watches--;
      }
      if (watch.left == 0 || (watch.sleeps && !holds)) {
        watch.isAwake = false;
        awake.remove(i--);
      }
    }
  }
}
