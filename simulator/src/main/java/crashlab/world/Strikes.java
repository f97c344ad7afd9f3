package crashlab.world;

import crashlab.kernel.Nanos;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Agenda;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes strikes of faults: each tells that it happens, and then does something to the process that
/// it hits, or to the node.
public final class Strikes {
  /// What a fault does to the process that it hits; `cause` is the event that tells of the strike.
  public interface Effect {
    void on(ErlangProcess target, long cause);
  }

  private final ErlangNode node;
  private final Sweep sweep;

  /// @param sweep through the nodes of the run
  public Strikes(ErlangNode node, Sweep sweep) {
    this.node = node;
    this.sweep = sweep;
  }

  public ErlangNode node() {
    return node;
  }

  /// A strike at a process, or at each of several. If there is nobody to hit it is told, and has no
  /// effect.
  public FaultInjector.Strike at(FaultInjector.Aim aim, Detail.Struck what, Effect effect) {
    return () -> {
      List<ErlangProcess> targets = aim.findAll();
      if (targets.isEmpty()) {
        sweep.misses(() -> tell(what, null));
        return;
      }
      sweep.hits();
      for (ErlangProcess target : targets) {
        if (Inspection.isAlive(target)) { // the end of one may have been that of another
          effect.on(target, tell(what, target));
        }
      }
    };
  }

  /// A strike at the node.
  public FaultInjector.Strike atNode(Detail.Struck what, Runnable effect) {
    return () -> {
      tell(what, null);
      effect.run();
    };
  }

  private long tell(Detail.Struck what, @Nullable ErlangProcess target) {
    return node.emit(EventType.FAULT, target, null, 0, what);
  }

  /// Does something `nanos` from now if `target` is still alive; never if that is [Long#MAX_VALUE].
  public void after(long nanos, ErlangProcess target, Runnable what) {
    long time = Nanos.sum(node.nowNanos(), nanos);
    if (time == Long.MAX_VALUE) {
      return;
    }
    Agenda agenda = node.run().agenda();
    agenda.schedule(
        time,
        agenda.add(() -> {
          if (Inspection.isAlive(target)) {
            what.run();
          }
        }));
  }
}
