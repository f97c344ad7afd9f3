package crashlab.analysis.finding;

import crashlab.analysis.finding.Wait.Kind;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tasks of a run by who started them, and which of them call who awaits them: an await leaves
/// no event of its own, so it is seen only by what the task waits for.
final class AwaitedTasks {
  private final Map<Integer, Wait> calls;
  private final Map<Integer, List<Integer>> tasks = new TreeMap<>(); // by owner
  private final Map<Integer, Long> taken = new TreeMap<>(); // the last call taken up, by caller

  /// @param calls those under way, by caller
  AwaitedTasks(Map<Integer, Wait> calls) {
    this.calls = calls;
  }

  void started(int task, int owner) {
    tasks.computeIfAbsent(owner, _ -> new ArrayList<>(1)).add(task);
  }

  /// A process takes up a call.
  ///
  /// @param call the `seq` of the call
  void callTaken(int caller, long call) {
    taken.put(caller, call);
  }

  /// Those that started tasks.
  Set<Integer> owners() {
    return tasks.keySet();
  }

  /// The circle of an owner that awaits a task whose call it has not taken up; null for none.
  @Nullable Circle circle(int owner) {
    for (int task : tasks.getOrDefault(owner, List.of())) {
      Wait call = calls.get(task);
      if (call != null && call.awaited() == owner && taken.getOrDefault(task, 0L) != call.seq()) {
        var await = new Wait(Kind.AWAIT, owner, task, call.seq(), call.sinceNanos(), Wait.OPEN);
        return new Circle(List.of(await, call), Wait.OPEN);
      }
    }
    return null;
  }

  /// Whether a process ended because a task did not answer in time.
  ///
  /// Source: Elixir task.ex, `await/2`.
  static boolean isFailedAwait(Term reason) {
    return reason instanceof Tuple pair
        && pair.size() == 2
        && pair.get(0).equals(ExitReason.TIMEOUT)
        && pair.get(1) instanceof Tuple call
        && call.size() == 3
        && call.get(0) instanceof Atom module
        && module.name().equals("Task");
  }
}
