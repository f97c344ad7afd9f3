package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.otp.Term;
import crashlab.scenario.EventPattern;
import crashlab.scenario.Subject;
import crashlab.scenario.TraceQuery;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the events of a run in the words of a scenario's expectations: who is alive, what started,
/// exited, was restarted, gave up, timed out and was logged.
///
/// A process is *restarted* when it is up after a supervisor started it anew of its own accord: its
/// supervisor after its end, by a strategy, or because it was restarted itself; and one under its
/// path had been up before. What is started on request, by `start_child`, `restart_child` or a
/// step, is no restart.
final class Happenings implements TraceSink {
  private final Identities identities = new Identities();
  private final Watches watches = new Watches();
  // Those of what happens to anybody, by kind.
  private final Map<EventPattern.Kind, List<EventTally>> tallies =
      new EnumMap<>(EventPattern.Kind.class);
  private final List<TraceCollector> collectors = new ArrayList<>();
  private final BitSet up = new BitSet();
  // Paths none of whose processes came up so far, of those that had one.
  private final Set<String> neverUp = new LinkedHashSet<>();
  private long latestNanos;
  private long endSeq;

  /// Returns the watch on a subject, the same one for the same word.
  Watch watch(Subject subject) {
    return watches.of(subject);
  }

  EventTally tally(EventPattern pattern) {
    Subject subject = pattern.subject();
    Watch watch = subject == null ? null : watch(subject);
    var tally = new EventTally(pattern, watch);
    if (watch == null) {
      tallies.computeIfAbsent(pattern.kind(), _ -> new ArrayList<>()).add(tally);
    } else {
      watch.tallies().add(tally);
    }
    return tally;
  }

  /// Returns what reads the trace from now on.
  TraceCollector collect(TraceQuery query) {
    var collector = new TraceCollector(query, identities);
    collectors.add(collector);
    return collector;
  }

  Identities identities() {
    return identities;
  }

  /// Returns when the latest event happened.
  long latestNanos() {
    return latestNanos;
  }

  /// Returns the event that stopped the VM, else the one that stopped the application, else 0.
  long endSeq() {
    return endSeq;
  }

  /// Takes one event. Allocates nothing for traffic.
  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    latestNanos = timeNanos;
    switch (EventRole.of(type, detail)) {
      case START -> started(type, pid, seq, detail);
      case REPORT -> reported(type, other, seq);
      case NOTE -> noted(type, pid, seq, detail);
      case END -> exited(pid, seq, detail);
      case DECISION -> decided(type, pid, seq);
      case FAILURE -> failed(type, pid, seq, detail);
      case STOP -> endSeq = type == EventType.VM_DIED || endSeq == 0 ? seq : endSeq;
      case TERMINATION, SENDING, RECEIPT, TURN, SIGNAL, NOTICE, LINK, MONITOR, RESCUE -> {}
      case ORDER, RETURN, STANDSTILL, WORK, ARRIVAL, FAULT -> {}
    }
    for (int i = 0; i < collectors.size(); i++) {
      collectors.get(i).event(seq, timeNanos, type, pid, other, cause, detail);
    }
  }

  private void started(EventType type, int pid, long seq, @Nullable Digested detail) {
    if (type == EventType.SPAWN) {
      spawned(pid, seq, detail);
    } else {
      cameUp(pid, seq);
    }
  }

  private void reported(EventType type, int child, long seq) {
    if (type == EventType.SUPERVISOR_START_CHILD) {
      cameUp(child, seq);
    }
  }

  private void noted(EventType type, int pid, long seq, @Nullable Digested detail) {
    if (type == EventType.REGISTER) {
      registered(pid, seq, detail);
    } else if (type == EventType.LOG) {
      count(EventPattern.Kind.LOGGED, pid, seq, detail);
    }
  }

  private void decided(EventType type, int pid, long seq) {
    if (type == EventType.SUPERVISOR_GIVE_UP) {
      count(EventPattern.Kind.GAVE_UP, pid, seq, null);
    }
  }

  private void failed(EventType type, int pid, long seq, @Nullable Digested detail) {
    if (type == EventType.CALL_TIMEOUT) {
      count(EventPattern.Kind.CALL_TIMEOUT, pid, seq, detail);
    }
  }

  private void spawned(int pid, long seq, @Nullable Digested detail) {
    identities.observe(EventType.SPAWN, pid, detail);
    if (!(detail instanceof Detail.Identity identity) || identity.kind().isInternal()) {
      return;
    }
    for (Watch watch : watches.meantBy(identity)) {
      if (watch.spawned(pid, identity, seq, latestNanos)) {
        watch.tallies().forEach(EventTally::forget);
      }
      watches.note(watch, pid);
    }
    if (!identity.kind().isArrival() && identity.incarnation() == 1) {
      neverUp.add(identity.place());
    }
  }

  private void registered(int pid, long seq, @Nullable Digested detail) {
    identities.observe(EventType.REGISTER, pid, detail);
    if (detail == null) {
      return;
    }
    Detail.Identity identity = identities.get(pid);
    if (identity == null) {
      return;
    }
    String name = Identities.plainText(detail);
    for (Watch watch : watches.named(name, identity)) {
      if (watch.registered(pid, identity, name, seq, latestNanos)) {
        watch.tallies().forEach(EventTally::forget);
      }
      watches.note(watch, pid);
    }
  }

  /// A process is up once it says so itself or, if it says nothing, once its supervisor does.
  private void cameUp(int pid, long seq) {
    Detail.Identity identity = identities.get(pid);
    if (identity == null || up.get(pid)) {
      return;
    }
    if (!identities.isSubject(pid)) {
      count(EventPattern.Kind.STARTED, pid, seq, null);
      return;
    }
    up.set(pid);
    boolean first = neverUp.remove(identity.place());
    count(EventPattern.Kind.STARTED, pid, seq, null);
    if (identity.bond().isRestart() && !first) {
      restarted(pid, seq);
    }
  }

  private void restarted(int pid, long seq) {
    for (Watch watch : watches.of(pid)) {
      if (watch.contains(pid)) {
        watch.restarted(seq, latestNanos);
      }
    }
    count(EventPattern.Kind.RESTARTED, pid, seq, null);
  }

  private void exited(int pid, long seq, @Nullable Digested detail) {
    Term reason = detail instanceof Term term ? term : null;
    for (Watch watch : watches.of(pid)) {
      if (watch.contains(pid)) {
        watch.exited(seq, latestNanos, reason);
      }
    }
    count(EventPattern.Kind.EXITED, pid, seq, detail);
  }

  private void count(EventPattern.Kind kind, int pid, long seq, @Nullable Digested detail) {
    List<EventTally> ofAnybody = tallies.get(kind);
    if (ofAnybody != null) {
      count(ofAnybody, kind, pid, seq, detail);
    }
    for (Watch watch : watches.of(pid)) {
      count(watch.tallies(), kind, pid, seq, detail);
    }
  }

  private void count(
      List<EventTally> among,
      EventPattern.Kind kind,
      int pid,
      long seq,
      @Nullable Digested detail) {
    for (int i = 0; i < among.size(); i++) {
      EventTally tally = among.get(i);
      if (tally.concerns(kind, pid) && tally.fits(detail, identities)) {
        tally.add(seq, latestNanos);
      }
    }
  }
}
