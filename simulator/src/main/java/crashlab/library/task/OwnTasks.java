package crashlab.library.task;

import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.Monitor;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tasks that a process has started and keeps as values: `["Task", pid]`, which stand for the
/// struct with the reference of its monitor. Source: Elixir task.ex, `%Task{}`.
final class OwnTasks {
  private static final ServiceKey<OwnTasks> KEY = ServiceKey.of("tasks", OwnTasks.class);
  private static final Atom TASK = new Atom("Task");

  private final Map<Pid, Owned> tasks = new LinkedHashMap<>();

  /// A task, and the monitor that its owner set on it.
  record Owned(ErlangProcess process, Monitor monitor) {}

  private OwnTasks() {}

  static Tuple term(ErlangProcess task) {
    return Tuple.of(TASK, task.pid());
  }

  /// Keeps the task that a start has left in `frame`. Returns it as a value.
  static Term keep(StepProgram program, Frame frame) {
    ErlangProcess task = frame.target;
    Monitor monitor = frame.monitor;
    if (task == null || monitor == null) {
      return Atom.NIL;
    }
    program.services().get(KEY, OwnTasks::new).tasks.put(task.pid(), new Owned(task, monitor));
    return term(task);
  }

  /// The task that a value stands for, or null if it stands for none.
  static @Nullable Owned of(StepProgram program, Term value) {
    boolean isTask = value instanceof Tuple tuple && tuple.size() == 2 && tuple.get(0).equals(TASK);
    return isTask && ((Tuple) value).get(1) instanceof Pid pid
        ? program.services().get(KEY, OwnTasks::new).tasks.get(pid)
        : null;
  }

  /// Takes the oldest message about a task out of the mailbox, or returns null.
  static @Nullable Message takeMessage(StepProgram program, Monitor monitor) {
    ErlangNode node = program.node();
    Message m = node.waits().firstMessage(program.self());
    while (m != null && !isAbout(m, monitor.ref())) {
      m = m.next();
    }
    if (m != null) {
      node.waits().take(program.self(), m);
    }
    return m;
  }

  static boolean isAbout(Message message, long ref) {
    return message.ref() == ref
        && (message.kind() == Message.Kind.TASK_RESULT || message.kind() == Message.Kind.DOWN);
  }

  /// `Process.demonitor` with `flush`.
  static void demonitor(StepProgram program, Monitor monitor) {
    program.node().bonds().demonitor(monitor);
    for (Message m = takeMessage(program, monitor); m != null; m = takeMessage(program, monitor)) {
      program.node().recycle(m);
    }
  }
}
