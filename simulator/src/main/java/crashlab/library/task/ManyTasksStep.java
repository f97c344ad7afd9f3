package crashlab.library.task;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Reasons;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wait for several tasks with one time limit: `Task.await_many` and `Task.yield_many`.
///
/// Source: Elixir task.ex, `await_many/2`, `yield_many/2`.
abstract class ManyTasksStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int PAID = 1;
  private static final int WAITING = 2;
  private static final Atom TASK = new Atom("Task");

  private final int[] tasks;
  final long timeoutNanos;

  /// @param tasks the indices of the keys of the state that have the tasks
  ManyTasksStep(List<Integer> tasks, long timeoutNanos, ResultUse use) {
    super(use);
    this.tasks = tasks.stream().mapToInt(Integer::intValue).toArray();
    this.timeoutNanos = timeoutNanos;
  }

  /// The tasks, and what has come of each so far.
  static final class Wait {
    final List<OwnTasks.Owned> tasks = new ArrayList<>();
    final List<@Nullable Term> answers = new ArrayList<>();
    int answered;

    private int indexOf(Message message) {
      for (int i = 0; i < tasks.size(); i++) {
        boolean awaited = answers.get(i) == null;
        if (awaited && OwnTasks.isAbout(message, tasks.get(i).monitor().ref())) {
          return i;
        }
      }
      return -1;
    }
  }

  /// What the step returns if as many tasks are done as it waits for, else null.
  abstract @Nullable Term valueOf(Wait wait);

  /// A task is done, as `message` tells. Returns its answer, or null if the step fails.
  abstract @Nullable Term answer(Message message, ErlangProcess task);

  /// Time is up. Returns the value of the step, or null if it fails.
  abstract @Nullable Term timeIsUp(StepProgram program, Wait wait);

  abstract String function();

  @Override
  public final Next execute(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    if (frame.phase == BEGIN) {
      Wait begun = begin(program);
      if (begun == null) {
        return failed(program, frame, ExitReason.withStack(TaskWaits.NO_TASK));
      }
      frame.local = begun;
      frame.number = node.waits().deadline(self, timeoutNanos);
      frame.phase = PAID;
      program.charge(Cost.RECEIVE_TIMEOUT);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (!(frame.local instanceof Wait wait)) {
      throw new IllegalStateException("a wait for tasks that has not begun");
    }
    Next next = self.isTimeoutFirst() ? null : takeAll(program, frame, wait);
    if (next != null) {
      return next;
    }
    long left = node.waits().leftNanos(self, frame.number);
    if (left <= 0 || (frame.phase == WAITING && self.takeTimeout())) {
      return tookTooLong(program, frame, wait);
    }
    frame.phase = WAITING;
    node.waits().awaitMessage(self, left);
    return Next.STAY;
  }

  private @Nullable Wait begin(StepProgram program) {
    var wait = new Wait();
    for (int task : tasks) {
      OwnTasks.Owned owned = OwnTasks.of(program, program.state(task));
      if (owned == null) {
        return null;
      }
      wait.tasks.add(owned);
      wait.answers.add(null);
    }
    return wait;
  }

  /// Takes what has come of the tasks. Returns null if the step has to wait for more.
  private @Nullable Next takeAll(StepProgram program, Frame frame, Wait wait) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Term value = valueOf(wait);
    Message m = node.waits().firstMessage(self);
    while (value == null && m != null) {
      Message following = m.next();
      int index = wait.indexOf(m);
      if (index >= 0) {
        node.waits().take(self, m);
        program.charge(Cost.RECEIVE);
        self.setCause(m.cause());
        Term payload = m.payload();
        Term answer = answer(m, wait.tasks.get(index).process());
        node.recycle(m);
        if (answer == null) {
          return giveUp(program, frame, wait, payload);
        }
        wait.answers.set(index, answer);
        wait.answered++;
        OwnTasks.demonitor(program, wait.tasks.get(index).monitor());
        following = node.waits().firstMessage(self);
        value = valueOf(wait);
      }
      m = following;
    }
    return value == null ? null : done(program, frame, value);
  }

  private Next tookTooLong(StepProgram program, Frame frame, Wait wait) {
    Term value = timeIsUp(program, wait);
    return value == null
        ? giveUp(program, frame, wait, ExitReason.TIMEOUT)
        : done(program, frame, value);
  }

  private Next done(StepProgram program, Frame frame, Term value) {
    program.node().waits().endWait(program.self());
    frame.local = null;
    return returned(program, new Detail.Result("task_" + function(), value));
  }

  /// `{reason, {Task, function, [tasks, timeout]}}`; nothing more comes of the tasks.
  private Next giveUp(StepProgram program, Frame frame, Wait wait, Term reason) {
    program.node().waits().endWait(program.self());
    frame.local = null;
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < wait.tasks.size(); i++) {
      OwnTasks.Owned task = wait.tasks.get(i);
      terms.add(OwnTasks.term(task.process()));
      if (wait.answers.get(i) == null) {
        OwnTasks.demonitor(program, task.monitor());
      }
    }
    Term arguments = Tuple.of(new Tuple(terms), Reasons.timeout(timeoutNanos));
    return failed(
        program, frame, Tuple.of(reason, Tuple.of(TASK, new Atom(function()), arguments)));
  }
}
