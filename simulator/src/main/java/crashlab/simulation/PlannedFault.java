package crashlab.simulation;

import crashlab.scenario.Fault;
import crashlab.vm.ErlangProcess;
import crashlab.world.FaultInjector;
import crashlab.world.FaultInjector.Strike;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fault of a scenario and what came of it: how often it was due, struck, and found nobody.
final class PlannedFault implements Strike {
  private final Fault fault;
  private @Nullable Strike strike;
  private long due;
  private long strikes;
  private long misses;
  private boolean aims;
  private boolean finds;

  PlannedFault(Fault fault) {
    this.fault = fault;
  }

  void strikeWith(Strike given) {
    strike = given;
  }

  Fault fault() {
    return fault;
  }

  boolean wasDue() {
    return due > 0;
  }

  boolean cameToStrike() {
    return strikes > 0;
  }

  boolean hitSomebody() {
    return strikes > misses;
  }

  /// The same aim; what it finds is known here.
  FaultInjector.Aim watched(FaultInjector.Aim aim) {
    return new FaultInjector.Aim() {
      @Override
      public @Nullable ErlangProcess find() {
        var process = aim.find();
        note(process != null);
        return process;
      }

      @Override
      public List<ErlangProcess> findAll() {
        List<ErlangProcess> processes = aim.findAll();
        note(!processes.isEmpty());
        return processes;
      }
    };
  }

  private void note(boolean found) {
    aims = true;
    finds |= found;
  }

  @Override
  public void due() {
    due++;
  }

  @Override
  public void strike() {
    strikes++;
    aims = false;
    finds = false;
    if (strike != null) {
      strike.strike();
    }
    misses += aims && !finds ? 1 : 0;
  }
}
