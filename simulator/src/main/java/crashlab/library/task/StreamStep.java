package crashlab.library.task;

import crashlab.behaviour.CreatedPaths;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Reasons;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.library.TaskCode;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.PathEntry;
import crashlab.vm.ProcessNature;
import crashlab.vm.ProcessSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `async_stream`, of Task or of Task.Supervisor, whose results are all taken: a task for each
/// element, so many at once, with a time limit for each.
///
/// Source: Elixir task/supervised.ex, `stream/7`, `stream_reduce/7`, `stream_spawn/4`,
/// `stream_close/1`.
final class StreamStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int PAID = 1;
  private static final int RUNNING = 2;
  private static final Atom EXIT = new Atom("exit");
  private static final String TOO_MANY =
      TaskSteps.TOO_MANY
          + ". When using async_stream or async_stream_nolink, make sure to configure"
          + " :max_concurrency to be lower or equal to :max_children and pay attention to whether"
          + " other tasks are also spawned under the same task supervisor.";

  private final List<TaskCode> jobs;
  private final List<CreatedPaths> paths = new ArrayList<>();
  private final CreatedPaths monitorPaths = new CreatedPaths("stream");
  private final Options options;
  private final String verb;
  private final StreamMonitor.@Nullable Under under;

  /// Which stream it is.
  ///
  /// @param verb the step, for the trace
  /// @param under null for tasks without a supervisor
  record Kind(String verb, StreamMonitor.@Nullable Under under) {}

  /// What becomes of a stream whose task is not done in time.
  enum OnTimeout {
    EXIT("exit"),
    KILL_TASK("kill_task");

    private final String word;

    OnTimeout(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// @param maxConcurrency how many tasks run at once
  /// @param ordered whether the results come in the order of the elements
  /// @param timeoutNanos of each task
  record Options(int maxConcurrency, boolean ordered, long timeoutNanos, OnTimeout onTimeout) {}

  /// How far a stream has come.
  private static final class Stream {
    final long ref;
    final ErlangProcess monitor;
    final @Nullable Term[] byPosition;
    final List<Term> inOrderOfEnd = new ArrayList<>();
    int started;
    int running;
    boolean awaitsPid;
    boolean closing;
    boolean isFull;

    Stream(long ref, ErlangProcess monitor, int elements) {
      this.ref = ref;
      this.monitor = monitor;
      this.byPosition = new Term[elements];
    }

    boolean isDone() {
      return inOrderOfEnd.size() == byPosition.length;
    }
  }

  /// @param jobs what is done for each element
  StreamStep(Kind kind, List<TaskCode> jobs, Options options, ResultUse use) {
    super(use);
    this.verb = kind.verb();
    this.under = kind.under();
    this.jobs = List.copyOf(jobs);
    this.options = options;
    jobs.forEach(job -> paths.add(new CreatedPaths(job.name())));
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = PAID;
      program.charge(Cost.SPAWN);
      program.charge(Cost.MONITOR);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (frame.phase == PAID) {
      frame.phase = RUNNING;
      frame.local = begin(program, frame);
    }
    if (!(frame.local instanceof Stream stream)) {
      throw new IllegalStateException("a stream that has not begun");
    }
    return goOn(program, frame, stream);
  }

  private Stream begin(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    long ref = node.newRef();
    node.waits().expect(self, ref);
    var nature = ProcessNature.of(StreamMonitor.KIND, null, self.trapsExits());
    PathEntry path = monitorPaths.of(node, self.path());
    ProcessSpec spec = ProcessSpec.of(path, nature, null, SpawnBond.LINK_AND_MONITOR);
    var tasks =
        new StreamMonitor.Tasks(
            TaskProgram.Callers.of(program),
            options.timeoutNanos(),
            under == null ? null : under.askedBy(program, frame));
    var watcher = new StreamMonitor(node, ref, tasks);
    ErlangProcess monitor = node.lifecycle().spawn(spec, watcher, self);
    node.bonds().monitor(self, monitor, ref);
    return new Stream(ref, monitor, jobs.size());
  }

  private Next goOn(StepProgram program, Frame frame, Stream stream) {
    ErlangNode node = program.node();
    while (true) {
      if (askForMore(program, stream)) {
        continue;
      }
      Message message = node.waits().takeMatched(program.self());
      if (message == null) {
        node.waits().awaitRef(program.self(), stream.ref, Long.MAX_VALUE);
        return Next.STAY;
      }
      program.charge(Cost.RECEIVE);
      program.self().setCause(message.cause());
      Next next = handle(program, frame, stream, message);
      node.recycle(message);
      if (next != null) {
        return next;
      }
    }
  }

  /// Asks the monitor for the next task, or to end. Returns false if there is nothing to ask for
  /// now.
  private boolean askForMore(StepProgram program, Stream stream) {
    if (stream.awaitsPid || stream.closing) {
      return false;
    }
    int next = stream.started;
    if (!stream.isFull && next < jobs.size() && stream.running < options.maxConcurrency()) {
      stream.started++;
      stream.running++;
      stream.awaitsPid = true;
      var path = paths.get(next).of(program.node(), program.self().path());
      Term asked = Tuple.of(new Atom("spawn"), new Int(next));
      tell(program, stream.monitor, asked, new StreamMonitor.Spawn(next, jobs.get(next), path));
      return true;
    }
    if (stream.isDone() || stream.isFull) {
      stream.closing = true;
      tell(program, stream.monitor, new Atom("stop"), new StreamMonitor.Stop());
      return true;
    }
    return false;
  }

  private static void tell(StepProgram program, ErlangProcess to, Term term, Object extra) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    program.charge(Cost.SEND);
    node.deliver(to, node.message(Message.Kind.INFO, self, term, self.cause()).with(extra));
  }

  private @Nullable Next handle(StepProgram program, Frame frame, Stream stream, Message message) {
    Term payload = message.payload();
    if (!(message.extra() instanceof StreamMonitor.Told told)) {
      return monitorEnded(program, frame, stream, payload);
    }
    if (stream.closing) {
      return null; // it waits for the end of the monitor alone
    }
    return switch (told) {
      case StreamMonitor.Told.Spawned(int _, ErlangProcess task) -> {
        stream.awaitsPid = false;
        tell(program, task, Atom.OK, new TaskProgram.Begin(null));
        yield null;
      }
      case StreamMonitor.Told.Replied(int position) -> {
        stream.byPosition[position] = Tuple.of(Atom.OK, payload);
        yield null;
      }
      case StreamMonitor.Told.Down(int position, boolean timedOut) -> {
        stream.running--;
        Term answer = stream.byPosition[position];
        if (answer == null && timedOut && options.onTimeout() == OnTimeout.EXIT) {
          yield streamFailed(program, frame, stream, ExitReason.TIMEOUT);
        }
        if (answer == null) {
          answer = Tuple.of(EXIT, timedOut ? ExitReason.TIMEOUT : payload);
          stream.byPosition[position] = answer;
        }
        stream.inOrderOfEnd.add(answer);
        yield null;
      }
      case StreamMonitor.Told.MaxChildren() -> {
        stream.awaitsPid = false;
        stream.isFull = true;
        yield null;
      }
    };
  }

  private Next monitorEnded(StepProgram program, Frame frame, Stream stream, Term reason) {
    if (!stream.closing || !reason.equals(ExitReason.NORMAL)) {
      return streamFailed(program, frame, stream, reason);
    }
    cleanUp(program, frame, stream);
    return stream.isFull
        ? failed(program, frame, ExitReason.raised(TOO_MANY))
        : returned(program, new Detail.Result(verb, results(stream)));
  }

  private Term results(Stream stream) {
    if (!options.ordered()) {
      return new Tuple(stream.inOrderOfEnd);
    }
    List<Term> results = new ArrayList<>();
    for (Term answer : stream.byPosition) {
      results.add(answer == null ? Atom.NIL : answer);
    }
    return new Tuple(results);
  }

  /// `{reason, {Task.Supervised, stream, [timeout]}}`.
  private Next streamFailed(StepProgram program, Frame frame, Stream stream, Term reason) {
    cleanUp(program, frame, stream);
    Term arguments = Tuple.of(Reasons.timeout(options.timeoutNanos()));
    Term where = Tuple.of(new Atom("Task.Supervised"), new Atom("stream"), arguments);
    return failed(program, frame, Tuple.of(reason, where));
  }

  /// Source: Elixir task/supervised.ex, `stream_cleanup_inbox/2`.
  private static void cleanUp(StepProgram program, Frame frame, Stream stream) {
    ErlangNode node = program.node();
    node.waits().endWait(program.self());
    frame.local = null;
    Message exit = node.waits().takeExit(program.self(), stream.monitor);
    if (exit != null) {
      node.recycle(exit);
    }
  }
}
