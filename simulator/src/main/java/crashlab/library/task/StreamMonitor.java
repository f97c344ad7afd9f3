package crashlab.library.task;

import crashlab.behaviour.JavaServer;
import crashlab.behaviour.ServerTimer;
import crashlab.library.TaskCode;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessSpec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The process that starts the tasks of a stream and watches them: linked to its owner, as they are
/// to it. It traps exits if its owner does: so a task that fails takes the owner along, or not.
///
/// Source: Elixir task/supervised.ex, `stream_monitor/4`, `stream_monitor_loop/2`.
final class StreamMonitor extends JavaServer {
  static final ProcessKind KIND =
      ProcessKind.of("stream_monitor").described("process that Task.async_stream keeps for itself");

  /// What the owner asks for: a task for the element at a position.
  record Spawn(int position, TaskCode job, PathEntry path) {}

  /// What the owner asks for at the end: kill what still runs, and end.
  record Stop() {}

  /// What the owner is told.
  sealed interface Told {
    int position();

    record Spawned(int position, ErlangProcess task) implements Told {}

    record Replied(int position) implements Told {}

    record Down(int position, boolean timedOut) implements Told {}
  }

  /// A task that runs.
  private static final class Running {
    final int position;
    final Monitor monitor;
    final ErlangProcess process;
    @Nullable ServerTimer timer;
    boolean timedOut;

    Running(int position, ErlangProcess process, Monitor monitor) {
      this.position = position;
      this.process = process;
      this.monitor = monitor;
    }
  }

  private final ErlangProcess owner;
  private final long ref;
  private final TaskProgram.Callers callers;
  private final long timeoutNanos;
  private final Map<Long, Running> running = new TreeMap<>();

  /// @param ref under which the owner waits for all messages of the stream
  StreamMonitor(ErlangNode node, long ref, TaskProgram.Callers callers, long timeoutNanos) {
    super(node);
    this.owner = callers.process();
    this.ref = ref;
    this.callers = callers;
    this.timeoutNanos = timeoutNanos;
  }

  @Override
  public Term stateTerm() {
    return new Int(running.size());
  }

  @Override
  protected void handleInfo(Message message) {
    switch (message.extra()) {
      case Spawn wanted -> start(wanted);
      case Stop _ -> close();
      case null, default -> {}
    }
  }

  private void start(Spawn wanted) {
    charge(Cost.SPAWN);
    charge(Cost.MONITOR);
    charge(Cost.SEND);
    TaskCode job = wanted.job();
    ProcessSpec spec = ProcessSpec.of(wanted.path(), job.nature(), null, SpawnBond.LINK);
    TaskProgram program =
        TaskProgram.streamed(
            node, job.code().get(), callers, new TaskProgram.Element(wanted.position(), ref));
    ErlangProcess task = node.lifecycle().spawn(spec, program, self());
    var started = new Running(wanted.position(), task, node.bonds().monitor(self(), task));
    running.put(started.monitor.ref(), started);
    if (timeoutNanos != Long.MAX_VALUE) {
      var timer = new ServerTimer(this, "timeout", () -> tookTooLong(started));
      started.timer = timer;
      timer.set(timeoutNanos);
    }
    tell(new Atom("spawned"), new Told.Spawned(wanted.position(), task));
  }

  private void tell(Atom what, Told told) {
    Term term = Tuple.of(what, new Int(told.position()));
    Message message = node.message(Message.Kind.INFO, self(), term, self().cause(), ref);
    node.deliver(owner, message.with(told));
  }

  @Override
  protected void handleDown(Message down) {
    Running ended = running.remove(down.ref());
    if (ended != null) {
      if (ended.timer != null) {
        ended.timer.cancel();
      }
      self().setCause(down.cause());
      charge(Cost.SEND);
      Message message = node.message(Message.Kind.INFO, self(), down.payload(), down.cause(), ref);
      node.deliver(owner, message.with(new Told.Down(ended.position, ended.timedOut)));
    }
  }

  /// Of a process that traps exits: what they mean is told by the monitors.
  @Override
  protected void handleExit(Message exit) {}

  /// The task is killed, whatever the owner makes of it. Source: Elixir task/supervised.ex,
  /// `unlink_and_kill/1`.
  private void tookTooLong(Running late) {
    if (running.containsKey(late.monitor.ref()) && !late.timedOut) {
      late.timedOut = true;
      node.bonds().unlink(self(), late.process);
      node.lifecycle().exitSignal(self(), late.process, ExitReason.KILL, self().cause());
    }
  }

  /// Source: Elixir task/supervised.ex, `handle_stop_or_parent_down/3`.
  private void close() {
    self().setTrapsExits(true);
    for (Running one : running.values()) {
      node.lifecycle().exitSignal(self(), one.process, ExitReason.KILL, self().cause());
    }
    stop(ExitReason.NORMAL);
  }

  @Override
  protected boolean reportsItsEnd() {
    return false;
  }
}
