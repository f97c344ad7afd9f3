package crashlab.library.task;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.JavaServer;
import crashlab.behaviour.ProgramFactory;
import crashlab.behaviour.ServerTimer;
import crashlab.behaviour.StepProgram;
import crashlab.library.TaskCode;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Restart;
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
      ProcessKind.of("stream_monitor", ProcessKind.Trait.LIMITS_TIME)
          .called("the stream of {maker}")
          .described("process that an async_stream keeps for itself");

  /// What the owner asks for: a task for the element at a position.
  record Spawn(int position, TaskCode job, PathEntry path) {}

  /// What the owner asks for at the end: kill what still runs, and end.
  record Stop() {}

  /// Where the tasks of a stream run, if not alone.
  ///
  /// @param supervisor a task supervisor
  /// @param linked whether this process is linked to the tasks, and so their owner is
  record Under(Address supervisor, boolean linked) {
    /// The same for the process that watches the tasks for `program`.
    Under askedBy(StepProgram program, Frame frame) {
      return new Under(supervisor.forOthers(program, frame), linked);
    }
  }

  /// What the tasks of a stream have in common.
  ///
  /// @param timeoutNanos how long each may take
  /// @param under null for tasks without a supervisor
  record Tasks(TaskProgram.Callers callers, long timeoutNanos, @Nullable Under under) {}

  /// What the owner is told.
  sealed interface Told {
    record Spawned(int position, ErlangProcess task) implements Told {}

    record Replied(int position) implements Told {}

    record Down(int position, boolean timedOut) implements Told {}

    /// The supervisor has as many tasks as it may.
    record MaxChildren() implements Told {}
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
  private final @Nullable Under under;
  private final Map<Long, Running> running = new TreeMap<>();
  private long ownerRef;
  private State state = State.STARTING;

  /// What the process is about.
  private enum State {
    STARTING,
    /// No more tasks could be started; it waits to be told to stop, and takes nothing else.
    FULL,
    /// It waits for the last tasks to end.
    STOPPING
  }

  /// @param ref under which the owner waits for all messages of the stream
  StreamMonitor(ErlangNode node, long ref, Tasks tasks) {
    super(node);
    this.owner = tasks.callers().process();
    this.ref = ref;
    this.callers = tasks.callers();
    this.timeoutNanos = tasks.timeoutNanos();
    this.under = tasks.under();
  }

  @Override
  protected void init() {
    charge(Cost.MONITOR);
    ownerRef = node.bonds().monitor(self(), owner).ref();
    initDone();
  }

  @Override
  public Term stateTerm() {
    return new Int(running.size());
  }

  @Override
  protected void handleInfo(Message message) {
    switch (message.extra()) {
      case Spawn wanted when state == State.STARTING -> start(wanted);
      case Stop _ -> close();
      case null, default -> {}
    }
  }

  private void start(Spawn wanted) {
    TaskCode job = wanted.job();
    ProgramFactory program =
        (on, _) ->
            TaskProgram.streamed(
                on, job.on(on), callers, new TaskProgram.Element(wanted.position(), ref));
    if (under != null) {
      ask(under, wanted, program);
      return;
    }
    charge(Cost.SPAWN);
    ProcessSpec spec = ProcessSpec.of(wanted.path(), job.nature(), null, SpawnBond.LINK);
    started(wanted.position(), node.lifecycle().spawn(spec, program.create(node, self()), self()));
  }

  private void ask(Under supervised, Spawn wanted, ProgramFactory program) {
    var request = new StartTaskRequest(wanted.job(), Restart.TEMPORARY, wanted.path());
    var start =
        new StreamedStart(
            supervised.supervisor(),
            new StreamedStart.Asked(owner, request, program),
            task -> answered(supervised, wanted.position(), task));
    runSteps(
        new Instruction[] {start},
        (how, value) -> {
          if (how == Ending.FAILED) {
            failCallback(value);
          }
        });
  }

  private void answered(Under supervised, int position, @Nullable ErlangProcess task) {
    if (task == null) {
      state = State.FULL;
      charge(Cost.SEND);
      tell(new Atom("max_children"), position, new Told.MaxChildren());
      return;
    }
    Atom raised = supervised.linked() ? node.bonds().linkOrRaise(self(), task) : null;
    if (raised == null) {
      started(position, task);
    } else {
      failCallback(ExitReason.withStack(raised));
    }
  }

  private void started(int position, ErlangProcess task) {
    charge(Cost.MONITOR);
    charge(Cost.SEND);
    var started = new Running(position, task, node.bonds().monitor(self(), task));
    running.put(started.monitor.ref(), started);
    if (timeoutNanos != Long.MAX_VALUE) {
      var timer = new ServerTimer(this, "timeout", () -> tookTooLong(started));
      started.timer = timer;
      timer.set(timeoutNanos);
    }
    tell(new Atom("spawned"), position, new Told.Spawned(position, task));
  }

  private void tell(Atom what, int position, Told told) {
    Term term = Tuple.of(what, new Int(position));
    Message message = node.message(Message.Kind.INFO, self(), term, self().cause(), ref);
    node.deliver(owner, message.with(told));
  }

  /// Source: Elixir task/supervised.ex, `stream_monitor_loop/2`, `stream_waiting_for_stop_loop/2`,
  /// which lets the ends of tasks pass.
  @Override
  protected void handleDown(Message down) {
    if (down.ref() == ownerRef && state != State.STOPPING) {
      stop(down.payload());
      return;
    }
    Running ended = state == State.FULL ? null : running.remove(down.ref());
    if (ended == null) {
      return;
    }
    self().setCause(down.cause());
    if (state == State.STOPPING) {
      endWithTheLast();
      return;
    }
    if (ended.timer != null) {
      ended.timer.cancel();
    }
    charge(Cost.SEND);
    Message message = node.message(Message.Kind.INFO, self(), down.payload(), down.cause(), ref);
    node.deliver(owner, message.with(new Told.Down(ended.position, ended.timedOut)));
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
    state = State.STOPPING;
    endWithTheLast();
  }

  private void endWithTheLast() {
    if (running.isEmpty()) {
      stop(ExitReason.NORMAL);
    }
  }

  @Override
  protected boolean reportsItsEnd() {
    return false;
  }
}
