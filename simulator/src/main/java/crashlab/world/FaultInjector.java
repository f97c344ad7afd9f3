package crashlab.world;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import crashlab.vm.Agenda;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Breaks things at their times. At one instant a fault comes before all else that is still to
/// happen.
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
  public interface Condition {
    boolean holds();
  }

  private static final class Watch {
    private final Condition condition;
    private final long afterNanos;
    private final Strike strike;
    private int left;
    private boolean held;

    Watch(Condition condition, long afterNanos, int times, Strike strike) {
      this.condition = condition;
      this.afterNanos = afterNanos;
      this.left = times;
      this.strike = strike;
    }
  }

  private final ErlangNode node;
  private final List<Watch> watches = new ArrayList<>();

  public FaultInjector(ErlangNode node) {
    this.node = node;
  }

  // ---- when

  /// Plans a strike at a time and, `times - 1` times more, `everyNanos` apart.
  public void plan(long atNanos, long everyNanos, int times, Strike strike) {
    node.run()
        .agenda()
        .planFirst(
            atNanos,
            () -> {
              strike.strike();
              if (times > 1) {
                plan(atNanos + everyNanos, everyNanos, times - 1, strike);
              }
            });
  }

  /// Plans a strike `afterNanos` after each of the first `times` times that a condition comes true.
  public void watch(Condition condition, long afterNanos, int times, Strike strike) {
    watches.add(new Watch(condition, afterNanos, times, strike));
  }

  public boolean hasWatches() {
    return !watches.isEmpty();
  }

  /// Looks at the conditions; is to be called after every event while there are any.
  public void look() {
    for (int i = 0; i < watches.size(); i++) {
      Watch watch = watches.get(i);
      boolean holds = watch.condition.holds();
      if (holds && !watch.held) {
        plan(node.nowNanos() + watch.afterNanos, 0, 1, watch.strike);
        watch.left--;
      }
      watch.held = holds;
      if (watch.left == 0) {
        watches.remove(i--);
      }
    }
  }

  // ---- what

  private long tell(String what, @Nullable ErlangProcess target) {
    return node.emit(EventType.FAULT, target, null, 0, new Text(what));
  }

  /// `exit(pid, reason)` from a process that nobody is linked to.
  public Strike exit(Aim aim, Term reason) {
    String what = reason.equals(ExitReason.KILL) ? "kill" : "exit with reason " + reason.inspect();
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell(what, target);
      if (target != null) {
        node.lifecycle().exitSignal(null, target, reason, cause);
      }
    };
  }

  /// The process itself fails with `reason` the next time it runs.
  public Strike crash(Aim aim, Term reason) {
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell("crash with reason " + reason.inspect(), target);
      if (target == null) {
        return;
      }
      switch (target.kind()) {
        case TASK, PROCESS, LOAD -> node.interventions().setCrash(target, reason);
        case GEN_SERVER, AGENT, GEN_STATEM, SUPERVISOR, DYNAMIC_SUPERVISOR, TASK_SUPERVISOR ->
            node.deliver(target, node.message(Message.Kind.CRASH, null, reason, cause));
        case PARTITION_SUPERVISOR, REGISTRY, REGISTRY_PARTITION ->
            node.deliver(target, node.message(Message.Kind.CRASH, null, reason, cause));
      }
    };
  }

  /// `erlang:suspend_process` for a while.
  public Strike suspend(Aim aim, long forNanos) {
    return halt("suspend", aim, forNanos);
  }

  /// The process is stuck in what it does for a while.
  public Strike hang(Aim aim, long forNanos) {
    return halt("hang", aim, forNanos);
  }

  private Strike halt(String what, Aim aim, long forNanos) {
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell(what, target);
      if (target == null || !Inspection.isAlive(target)) {
        return;
      }
      node.interventions().suspend(target);
      long suspended = node.emit(EventType.SUSPEND, target, null, cause, null);
      after(
          forNanos,
          () -> {
            if (Inspection.isAlive(target)) {
              node.emit(EventType.RESUME, target, null, suspended, null);
              node.interventions().resume(target);
            }
          });
    };
  }

  /// Everything that the process does takes `factor` times as long for a while.
  public Strike slow(Aim aim, double factor, long forNanos) {
    return () -> {
      ErlangProcess target = aim.find();
      tell("slow down by a factor of " + factor, target);
      if (target != null) {
        node.interventions().setSlowness(target, factor);
        after(forNanos, () -> node.interventions().setSlowness(target, 1));
      }
    };
  }

  private void after(long nanos, Strike strike) {
    long time = node.nowNanos() + nanos;
    if (nanos == Long.MAX_VALUE || time < 0) {
      return;
    }
    Agenda agenda = node.run().agenda();
    agenda.schedule(time, agenda.add(strike::strike));
  }

  /// `GenServer.stop` with reason normal.
  public Strike stop(Aim aim) {
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell("stop", target);
      if (target != null) {
        node.deliver(target, node.message(Message.Kind.STOP, null, ExitReason.NORMAL, cause));
      }
    };
  }

  /// A cast from outside.
  public Strike cast(Aim aim, Term message) {
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell("cast " + message.inspect(), target);
      if (target != null) {
        node.deliver(target, node.message(Message.Kind.CAST, null, message, cause));
      }
    };
  }

  /// A request to a supervisor from outside.
  public Strike request(Aim aim, String what, Object request) {
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell(what, target);
      if (target != null) {
        Message message = node.message(Message.Kind.CALL, null, new crashlab.otp.Atom(what), cause);
        node.deliver(target, message.with(request));
      }
    };
  }

  /// The monotonic clock moves on at one blow.
  public Strike jumpClock(long byNanos) {
    return () -> {
      tell("clock jumps by " + byNanos / 1_000_000 + " ms", null);
      node.jumpClock(byNanos);
    };
  }
}
