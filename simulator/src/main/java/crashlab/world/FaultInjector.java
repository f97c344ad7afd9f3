package crashlab.world;

import crashlab.otp.Atom;
import crashlab.otp.Decimal;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.vm.Agenda;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.Message;
import java.math.BigDecimal;
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

  private static final FaultEvent KILL = FaultEvent.of("kill", "kill");
  private static final FaultEvent EXIT =
      FaultEvent.of("exit", "exit with reason {reason}", "reason");
  private static final FaultEvent CRASH =
      FaultEvent.of("crash", "crash with reason {reason}", "reason");
  private static final FaultEvent SUSPEND = FaultEvent.of("suspend", "suspend");
  private static final FaultEvent HANG = FaultEvent.of("hang", "hang");
  private static final FaultEvent SLOW =
      FaultEvent.of("slow", "slow down by a factor of {factor}", "factor");
  private static final FaultEvent STOP = FaultEvent.of("stop", "stop");
  private static final FaultEvent CAST = FaultEvent.of("cast", "cast {message}", "message");

  /// The faults that have more to say than their word.
  public static final List<FaultEvent> EVENTS =
      List.of(EXIT, CRASH, SLOW, CAST, FaultEvent.CLOCK_JUMP);

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

  private long tell(Detail.Struck what, @Nullable ErlangProcess target) {
    return node.emit(EventType.FAULT, target, null, 0, what);
  }

  /// `exit(pid, reason)` from a process that nobody is linked to.
  public Strike exit(Aim aim, Term reason) {
    Detail.Struck what = reason.equals(ExitReason.KILL) ? KILL.with() : EXIT.with(reason);
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
      long cause = tell(CRASH.with(reason), target);
      if (target == null) {
        return;
      }
      if (target.kind().isServer()) {
        node.deliver(target, node.message(Message.Kind.CRASH, null, reason, cause));
      } else {
        node.interventions().setCrash(target, reason);
      }
    };
  }

  /// `erlang:suspend_process` for a while.
  public Strike suspend(Aim aim, long forNanos) {
    return halt(SUSPEND.with(), aim, forNanos);
  }

  /// The process is stuck in what it does for a while.
  public Strike hang(Aim aim, long forNanos) {
    return halt(HANG.with(), aim, forNanos);
  }

  private Strike halt(Detail.Struck what, Aim aim, long forNanos) {
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
      tell(SLOW.with(new Decimal(BigDecimal.valueOf(factor))), target);
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
      long cause = tell(STOP.with(), target);
      if (target != null) {
        node.deliver(target, node.message(Message.Kind.STOP, null, ExitReason.NORMAL, cause));
      }
    };
  }

  /// A cast from outside.
  public Strike cast(Aim aim, Term message) {
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell(CAST.with(message), target);
      if (target != null) {
        node.deliver(target, node.message(Message.Kind.CAST, null, message, cause));
      }
    };
  }

  /// A request to a supervisor from outside.
  ///
  /// @param what the request's name, which is the fault's as well
  public Strike request(Aim aim, String what, Object request) {
    var fault = FaultEvent.of(what, what);
    return () -> {
      ErlangProcess target = aim.find();
      long cause = tell(fault.with(), target);
      if (target != null) {
        Message message = node.message(Message.Kind.CALL, null, new Atom(what), cause);
        node.deliver(target, message.with(request));
      }
    };
  }

  /// The monotonic clock moves on at once.
  public Strike jumpClock(long byNanos) {
    return () -> {
      tell(FaultEvent.CLOCK_JUMP.with(new Int(byNanos)), null);
      node.jumpClock(byNanos);
    };
  }
}
