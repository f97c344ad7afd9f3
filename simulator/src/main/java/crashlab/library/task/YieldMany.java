package crashlab.library.task;

import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Task.yield_many`: what has come of each task within the time, as `{task, answer}`.
///
/// Source: Elixir task.ex, `yield_many/2`.
final class YieldMany extends ManyTasksStep {
  /// What becomes of the tasks that are not done in time.
  enum OnTimeout {
    NOTHING("nothing"),
    KILL_TASK("kill_task"),
    IGNORE("ignore");

    private final String word;

    OnTimeout(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// @param limit how many tasks have to be done; all if there are fewer
  record Options(long timeoutNanos, OnTimeout onTimeout, int limit) {}

  private final Options options;

  YieldMany(List<Integer> tasks, Options options, ResultUse use) {
    super(tasks, options.timeoutNanos(), use);
    this.options = options;
  }

  @Override
  @Nullable Term valueOf(Wait wait) {
    return wait.answered < Math.min(options.limit(), wait.tasks.size()) ? null : answers(wait);
  }

  private static Term answers(Wait wait) {
    List<Term> pairs = new ArrayList<>();
    for (int i = 0; i < wait.tasks.size(); i++) {
      Term answer = wait.answers.get(i);
      Term task = OwnTasks.term(wait.tasks.get(i).process());
      pairs.add(Tuple.of(task, answer == null ? Atom.NIL : answer));
    }
    return new Tuple(pairs);
  }

  @Override
  Term answer(Message message, ErlangProcess task) {
    return TaskWaits.Yield.answer(message, task);
  }

  @Override
  Term timeIsUp(StepProgram program, Wait wait) {
    for (int i = 0; i < wait.tasks.size(); i++) {
      if (wait.answers.get(i) == null) {
        wait.answers.set(i, late(program, wait.tasks.get(i)));
      }
    }
    return answers(wait);
  }

  private Term late(StepProgram program, OwnTasks.Owned task) {
    return switch (options.onTimeout()) {
      case NOTHING -> Atom.NIL;
      case IGNORE -> IgnoreStep.ignore(program, task);
      case KILL_TASK -> kill(program, task);
    };
  }

  /// A kill takes effect at once: nothing has to be waited for.
  private static Term kill(StepProgram program, OwnTasks.Owned task) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    node.bonds().unlink(self, task.process());
    node.lifecycle().exitSignal(self, task.process(), ExitReason.KILL, self.cause());
    Term answer = IgnoreStep.ignore(program, task);
    Term killed = Tuple.of(new Atom("exit"), ExitReason.KILLED);
    return answer.equals(killed) ? Atom.NIL : answer;
  }

  @Override
  String function() {
    return "yield_many";
  }
}
