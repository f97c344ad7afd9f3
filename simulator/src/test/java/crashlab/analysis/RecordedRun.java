package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.NodeId;
import crashlab.otp.SpawnBond;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.ProcessDescription;
import crashlab.trace.ProcessKind;
import crashlab.trace.TraceLog;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run made by hand, event by event, as the VM would tell it.
public final class RecordedRun {
  private final TraceLog log = new TraceLog();
  private final List<TraceSink> sinks = new ArrayList<>(List.of(log));
  private long seq;
  private long now;
  private int pids;

  public TraceLog log() {
    return log;
  }

  public RecordedRun into(TraceSink sink) {
    sinks.add(sink);
    return this;
  }

  /// From now on events happen at this time.
  public RecordedRun at(double seconds) {
    now = Math.round(seconds * 1e9);
    return this;
  }

  public long event(EventType type, int pid, int other, long cause, @Nullable Digested detail) {
    seq++;
    for (TraceSink sink : sinks) {
      sink.event(seq, now, type, pid, other, cause, detail);
    }
    return seq;
  }

  public long event(EventType type, int pid, int other, long cause) {
    return event(type, pid, other, cause, null);
  }

  /// Creates a process of a kind, registered under the last part of its path, and returns its pid.
  public int named(ProcessKind kind, String path, int incarnation, int creator, long cause) {
    return spawn(
        new Detail.Identity(path, incarnation, path.replaceAll(".*[/>]", ""), kind, null),
        creator,
        cause);
  }

  /// The same, for a process that a supervisor starts anew of its own accord.
  public int restarted(ProcessKind kind, String path, int incarnation, int creator, long cause) {
    String name = path.replaceAll(".*[/>]", "");
    var description =
        new ProcessDescription(path, name, kind, null, SpawnBond.RESTARTED_CHILD, NodeId.ALONE);
    return spawn(new Detail.Identity(description, incarnation, 0), creator, cause);
  }

  /// Creates a process without a name and returns its pid.
  public int nameless(ProcessKind kind, String path, int incarnation, int creator, long cause) {
    return spawn(new Detail.Identity(path, incarnation, null, kind, null), creator, cause);
  }

  private int spawn(Detail.Identity identity, int creator, long cause) {
    pids++;
    event(EventType.SPAWN, pids, creator, cause, identity);
    return pids;
  }

  /// The `seq` of the latest event.
  public long last() {
    return seq;
  }

  /// A process starts under a supervisor, all but the first as a restart; returns its pid.
  public int child(String path, int incarnation, int supervisor, long cause) {
    int pid =
        incarnation == 1
            ? named(ProcessKind.GEN_SERVER, path, incarnation, supervisor, cause)
            : restarted(ProcessKind.GEN_SERVER, path, incarnation, supervisor, cause);
    long spawned = seq;
    event(EventType.STARTED, pid, 0, spawned);
    event(EventType.SUPERVISOR_START_CHILD, supervisor, pid, spawned);
    return pid;
  }

  /// The root supervisor starts; returns its pid.
  public int root() {
    return named(ProcessKind.SUPERVISOR, "App", 1, 0, 0);
  }

  /// A process ends and tells whom it is linked to; returns the `seq` of the exit signal.
  public long exit(int pid, int linked, long cause, Term reason) {
    long exit = event(EventType.EXIT, pid, 0, cause, reason);
    return event(EventType.EXIT_SIGNAL, pid, linked, exit, reason);
  }

  /// A fault kills a process that is linked to another; returns the `seq` of the exit signal.
  public long kill(int pid, int linked) {
    long fault = event(EventType.FAULT, pid, 0, 0, FaultEvent.of("kill", "kill").with());
    long signal = event(EventType.EXIT_SIGNAL, 0, pid, fault, atom("kill"));
    return exit(pid, linked, signal, atom("killed"));
  }

  public static Detail.Budget budget(String path, int spent, int max) {
    return new Detail.Budget(path, Strategy.ONE_FOR_ONE, spent, max, 5);
  }

  public static Atom atom(String name) {
    return new Atom(name);
  }
}
