package crashlab.world;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.RepeatStep;
import crashlab.kernel.Distribution;
import crashlab.kernel.Nanos;
import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.SpawnBond;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessNature;
import crashlab.vm.ProcessSpec;
import java.util.List;

/// Brings the arrivals of one load to a node, each as a fresh process that nobody is linked to.
public final class LoadDriver {
  /// How arrivals come.
  public sealed interface Plan {
    /// @param gap between two arrivals
    record Open(Distribution gap) implements Plan {}

    /// At given times, in order.
    record ArrivalTimes(List<Long> nanos) implements Plan {}

    /// A fixed number of users who think, act and begin again.
    record Closed(int users, Distribution think) implements Plan {}
  }

  /// What a load offers and when: nothing arrives before `fromNanos`, nor at `toNanos` or later.
  public record Offer(Plan plan, long fromNanos, long toNanos) {}

  private static final long FOREVER = Long.MAX_VALUE;

  private final ErlangNode node;
  private final Plan plan;
  private final long fromNanos;
  private final long toNanos;
  private final FunctionCode code;
  private final ProcessSpec spec;
  private final RandomStream gaps;
  private final RandomStream users;
  private final LoadFigures figures;
  private final Atom idTerm;
  private final int entry;
  private long created;
  private int nextTime;

  /// @param arrival what an arrival does
  public LoadDriver(ErlangNode node, String id, Offer offer, FunctionCode arrival) {
    this.node = node;
    this.plan = offer.plan();
    this.fromNanos = offer.fromNanos();
    this.toNanos = offer.toNanos();
    this.figures = new LoadFigures(id);
    this.idTerm = new Atom(id);
    this.code = new FunctionCode(arrival.layout(), code(plan, arrival.steps()));
    PathEntry path = node.directory().path(id);
    this.spec =
        ProcessSpec.of(path, ProcessNature.of(ProcessKind.LOAD, null, false), null, SpawnBond.NONE);
    RandomStream own = node.random("load." + id);
    this.gaps = own.derive("arrivals");
    this.users = own.derive("users");
    this.entry = node.run().agenda().add(this::arrive);
  }

  public LoadFigures figures() {
    return figures;
  }

  /// Completed arrivals a second of the time in which the load was offered, up to now.
  public double throughputPerSecond() {
    return figures.throughputPerSecond(node.nowNanos(), fromNanos, toNanos);
  }

  Atom idTerm() {
    return idTerm;
  }

  private static Instruction[] code(Plan plan, Instruction[] steps) {
    Instruction[] once = new Instruction[steps.length + 2];
    once[0] = LoadProgram.ArrivalMark.BEGIN;
    System.arraycopy(steps, 0, once, 1, steps.length);
    once[once.length - 1] = LoadProgram.ArrivalMark.END;
    if (!(plan instanceof Plan.Closed(int _, Distribution think))) {
      return once;
    }
    Instruction[] round = new Instruction[once.length + 1];
    round[0] = new LoadProgram.Think(think);
    System.arraycopy(once, 0, round, 1, once.length);
    Instruction[] body = isNothing(think) ? once : round;
    return new Instruction[] {new RepeatStep(FOREVER, body)};
  }

  private static boolean isNothing(Distribution think) {
    return think instanceof Distribution.Fixed(long nanos) && nanos == 0;
  }

  /// Puts the first arrival on the agenda.
  public void start() {
    switch (plan) {
      case Plan.Open(Distribution gap) -> scheduleIfInTime(Nanos.sum(fromNanos, gap.draw(gaps)));
      case Plan.ArrivalTimes(List<Long> nanos) -> scheduleNextTime();
      case Plan.Closed _ -> scheduleIfInTime(fromNanos);
    }
  }

  private void scheduleIfInTime(long timeNanos) {
    if (timeNanos < toNanos) {
      node.run().agenda().schedule(timeNanos, entry);
    }
  }

  private void scheduleNextTime() {
    if (plan instanceof Plan.ArrivalTimes(List<Long> nanos) && nextTime < nanos.size()) {
      long at = nanos.get(nextTime++);
      node.run().agenda().schedule(Math.max(at, node.nowNanos()), entry);
    }
  }

  private void arrive() {
    switch (plan) {
      case Plan.Open(Distribution gap) -> {
        begin();
        scheduleIfInTime(Nanos.sum(node.nowNanos(), gap.draw(gaps)));
      }
      case Plan.ArrivalTimes _ -> {
        begin();
        scheduleNextTime();
      }
      case Plan.Closed(int count, Distribution _) -> {
        while (created < count) {
          begin();
        }
      }
    }
  }

  private void begin() {
    RandomStream random = users.derive(created++);
    node.lifecycle().spawn(spec, new LoadProgram(node, code, this, random), null);
  }

  /// Tells whether each arrival is a process of its own.
  boolean isOpen() {
    return !(plan instanceof Plan.Closed);
  }

  /// Tells whether no more arrivals are to begin.
  boolean isOver() {
    return node.nowNanos() >= toNanos;
  }

  /// A user of a closed load whose process failed comes back as a fresh one.
  void userEnded() {
    if (plan instanceof Plan.Closed && !isOver() && node.isUp()) {
      begin();
    }
  }
}
