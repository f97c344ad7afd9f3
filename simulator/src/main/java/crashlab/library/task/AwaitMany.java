package crashlab.library.task;

import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Task.await_many`: the results of all, in the order of the tasks. Source: Elixir task.ex,
/// `await_many/2`.
final class AwaitMany extends ManyTasksStep {
  AwaitMany(List<Integer> tasks, long timeoutNanos, ResultUse use) {
    super(tasks, timeoutNanos, use);
  }

  @Override
  @Nullable Term valueOf(Wait wait) {
    if (wait.answered < wait.tasks.size()) {
      return null;
    }
    List<Term> results = new ArrayList<>();
    for (Term answer : wait.answers) {
      if (answer != null) {
        results.add(answer);
      }
    }
    return new Tuple(results);
  }

  @Override
  @Nullable Term answer(Message message, ErlangProcess task) {
    return message.kind() == Message.Kind.TASK_RESULT ? message.payload() : null;
  }

  @Override
  @Nullable Term timeIsUp(StepProgram program, Wait wait) {
    return null;
  }

  @Override
  String function() {
    return "await_many";
  }
}
