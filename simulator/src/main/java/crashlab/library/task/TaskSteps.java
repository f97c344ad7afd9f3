package crashlab.library.task;

import crashlab.behaviour.Address;
import crashlab.behaviour.CallStep;
import crashlab.behaviour.CreatedPaths;
import crashlab.behaviour.Frame;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.library.TaskCode;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Opaque;
import crashlab.otp.Restart;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessSpec;
import org.jspecify.annotations.Nullable;

/// Starts of tasks, alone or under a supervisor.
///
/// Source: Elixir task.ex, task/supervisor.ex. A start leaves the task's monitor in the frame,
/// where a [TaskWaits.Await] or [TaskWaits.Yield] right after it finds it.
public final class TaskSteps {
  static final String TOO_MANY =
      "reached the maximum number of tasks for this task supervisor. The maximum number of tasks"
          + " that are allowed to run at the same time under this supervisor can be configured with"
          + " the :max_children option passed to Task.Supervisor.start_link/1";

  private TaskSteps() {}

  /// `Task.async`: linked to the caller and monitored by it.
  public static final class Async extends PaidInstruction {
    private final TaskCode job;
    private final boolean awaited;
    private final CreatedPaths paths;

    public Async(TaskCode job, boolean awaited, ResultUse use) {
      super(use);
      this.job = job;
      this.awaited = awaited;
      this.paths = new CreatedPaths(job.name());
    }

    @Override
    protected void charge(StepProgram program) {
      program.charge(Cost.SPAWN);
      program.charge(Cost.MONITOR);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      ErlangNode node = program.node();
      ErlangProcess self = program.self();
      PathEntry path = paths.of(node, self.path());
      ProcessSpec spec = ProcessSpec.of(path, job.nature(), null, SpawnBond.LINK_AND_MONITOR);
      TaskProgram task = TaskProgram.owned(node, job.on(node), TaskProgram.Callers.of(program));
      own(program, frame, node.lifecycle().spawn(spec, task, self), awaited);
      if (!awaited && keepsValue()) {
        keep(program, OwnTasks.keep(program, frame));
      }
      return Next.STEP;
    }
  }

  /// The caller monitors its task, which may begin.
  private static void own(
      StepProgram program, Frame frame, ErlangProcess process, boolean awaited) {
    ErlangNode node = program.node();
    long ref = node.newRef();
    if (awaited) {
      node.waits().expect(program.self(), ref);
    }
    Monitor monitor = node.bonds().monitor(program.self(), process, ref);
    frame.monitor = monitor;
    frame.target = process;
    letBegin(program, process, monitor);
  }

  /// @param alias where the result of the task goes; null for nowhere
  private static void letBegin(
      StepProgram program, ErlangProcess process, @Nullable Monitor alias) {
    ErlangNode node = program.node();
    Message begin =
        node.message(Message.Kind.INFO, program.self(), Atom.OK, program.self().cause());
    node.deliver(process, begin.with(new TaskProgram.Begin(alias)));
  }

  /// What is wanted of a task supervisor.
  public enum Kind {
    ASYNC,
    ASYNC_NOLINK,
    START_CHILD
  }

  /// How a task is started under a supervisor.
  ///
  /// @param awaited whether the wait for its result follows at once
  public record Start(Kind kind, boolean awaited, Restart restart) {}

  /// `Task.Supervisor.async`, `async_nolink` and `start_child`.
  public static final class Supervised extends CallStep {
    private static final Term FUNCTION =
        Tuple.of(new Atom("erlang"), new Atom("apply"), Tuple.of(Opaque.FUN, Tuple.of()));

    private final TaskCode job;
    private final Kind kind;
    private final boolean awaited;
    private final Restart restart;
    private final CreatedPaths paths;

    public Supervised(TaskCode job, Start start, Address supervisor, ResultUse use) {
      super(supervisor, Long.MAX_VALUE, use);
      this.job = job;
      this.kind = start.kind();
      this.awaited = start.awaited();
      this.restart = start.restart();
      this.paths = new CreatedPaths(job.name());
    }

    @Override
    protected Message.Kind kind() {
      return Message.Kind.CALL;
    }

    /// Whether the task waits for word of this process before it begins.
    private boolean waitsForStarter(StepProgram program) {
      return kind != Kind.START_CHILD
          || (restart == Restart.TEMPORARY
              && job.isModule()
              && program.node().release().startsTasksForLivingStarters());
    }

    @Override
    protected Term request(StepProgram program, Frame frame) {
      ErlangProcess self = program.self();
      Atom asked =
          kind == Kind.START_CHILD && restart == Restart.TEMPORARY
              ? Atom.NIL
              : new Atom(restart.word());
      Tuple arguments =
          waitsForStarter(program)
              ? StartTaskRequest.waitingFor(self)
              : Tuple.of(
                  StartTaskRequest.owner(self), TaskProgram.Callers.of(program).toTerm(), FUNCTION);
      return StartTaskRequest.asTerm(arguments, asked, Atom.NIL);
    }

    @Override
    protected Object arguments(StepProgram program, Frame frame) {
      boolean owned = waitsForStarter(program);
      TaskProgram.Callers callers = TaskProgram.Callers.of(program);
      var path = paths.of(program.node(), program.self().path());
      return new StartTaskRequest(job, restart, path)
          .forTask(
              owned
                  ? (on, creator) -> TaskProgram.owned(on, job.on(on), callers)
                  : (on, creator) -> TaskProgram.unowned(on, job.on(on), callers));
    }

    @Override
    protected Next replied(StepProgram program, Frame frame, Message reply) {
      ErlangProcess started = reply.extra() instanceof ErlangProcess process ? process : null;
      if (kind == Kind.START_CHILD) {
        if (started != null && waitsForStarter(program)) {
          program.charge(Cost.SEND);
          letBegin(program, started, null);
        }
        program.emit(
            EventType.RESULT, started, new Detail.Result("task_start_child", reply.payload()));
        return Next.STEP;
      }
      if (started == null) {
        return program.fail(ExitReason.raised(TOO_MANY));
      }
      ErlangNode node = program.node();
      if (kind == Kind.ASYNC) {
        if (!node.local().isKnownDead(started)) {
          node.bonds().link(program.self(), started);
        } else if (!program.self().trapsExits()) {
          return program.fail(ExitReason.withStack(ExitReason.NOPROC));
        }
      }
      program.charge(Cost.MONITOR);
      program.charge(Cost.SEND);
      own(program, frame, started, awaited);
      return Next.STEP;
    }

    @Override
    protected Term kept(StepProgram program, Frame frame, Term reply) {
      boolean task = kind != Kind.START_CHILD && !awaited && keepsValue();
      return task ? OwnTasks.keep(program, frame) : reply;
    }
  }
}
