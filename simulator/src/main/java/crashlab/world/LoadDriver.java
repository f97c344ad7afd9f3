package crashlab.world;

import crashlab.kernel.Distribution;
import crashlab.kernel.Nanos;
import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.trace.ArrivalEvent;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.Run;
import java.util.List;

/// Brings the arrivals of one load to its nodes, each as a fresh process that nobody is linked to.
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

  private final LoadSite[] sites;
  private final Run run;
  private final Plan plan;
  private final long fromNanos;
  private final long toNanos;
  private final RandomStream gaps;
  private final RandomStream users;
  private final LoadFigures figures;
  private final Atom idTerm;
  private final int entry;
  private long created;
  private int nextSite;
  private int nextTime;
  private int waitingUsers;

  /// @param sites the nodes that arrivals come to in turn
  public LoadDriver(List<LoadSite> sites, String id, Offer offer) {
    this.sites = sites.toArray(LoadSite[]::new);
    ErlangNode first = sites.getFirst().node();
    this.run = first.run();
    this.plan = offer.plan();
    this.fromNanos = offer.fromNanos();
    this.toNanos = offer.toNanos();
    this.figures = new LoadFigures(id);
    this.idTerm = new Atom(id);
    RandomStream own = first.random("load." + id);
    this.gaps = own.derive("arrivals");
    this.users = own.derive("users");
    this.entry = run.agenda().add(this::arrive);
  }

  public LoadFigures figures() {
    return figures;
  }

  /// Completed arrivals a second of the time in which the load was offered, up to now.
  public double throughputPerSecond() {
    return figures.throughputPerSecond(run.nowNanos(), fromNanos, toNanos);
  }

  Atom idTerm() {
    return idTerm;
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
      run.agenda().schedule(timeNanos, entry);
    }
  }

  private void scheduleNextTime() {
    if (plan instanceof Plan.ArrivalTimes(List<Long> nanos) && nextTime < nanos.size()) {
      long at = nanos.get(nextTime++);
      run.agenda().schedule(Math.max(at, run.nowNanos()), entry);
    }
  }

  private void arrive() {
    switch (plan) {
      case Plan.Open(Distribution gap) -> {
        begin();
        scheduleIfInTime(Nanos.sum(run.nowNanos(), gap.draw(gaps)));
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
    LoadSite site = sites.length == 1 ? sites[0] : siteInTurn();
    ErlangNode node = site.node();
    long number = created++;
    if (!node.isUp()) {
      findsNobody();
      return;
    }
    RandomStream random = users.derive(number);
    node.lifecycle().spawn(site.spec(), new LoadProgram(node, site.code(), this, random), null);
  }

  /// Nodes that are down are passed over; the next one if all are.
  private LoadSite siteInTurn() {
    for (int i = 0; i < sites.length; i++) {
      LoadSite site = sites[(nextSite + i) % sites.length];
      if (site.node().isUp()) {
        nextSite = (nextSite + i + 1) % sites.length;
        return site;
      }
    }
    return sites[nextSite];
  }

  /// All nodes are down: an arrival fails, a user waits.
  private void findsNobody() {
    if (isOpen()) {
      figures.begins();
      figures.fails(ExitReason.NODEDOWN);
      sites[0]
          .node()
          .emit(
              EventType.LIBRARY,
              null,
              null,
              0,
              ArrivalEvent.NOWHERE.with(idTerm, ExitReason.NODEDOWN));
    } else {
      waitingUsers++;
    }
  }

  /// One of the nodes has booted: the users who wait for one begin.
  public void nodeBooted() {
    int count = waitingUsers;
    waitingUsers = 0;
    for (int i = 0; i < count && !isOver(); i++) {
      begin();
    }
  }

  /// Tells whether each arrival is a process of its own.
  boolean isOpen() {
    return !(plan instanceof Plan.Closed);
  }

  /// Tells whether no more arrivals are to begin.
  boolean isOver() {
    return run.nowNanos() >= toNanos;
  }

  /// A user of a closed load whose process failed comes back as a fresh one.
  void userEnded() {
    if (plan instanceof Plan.Closed && !isOver() && run.deathCause() == null) {
      begin();
    }
  }
}
