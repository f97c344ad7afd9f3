package crashlab.library.horde;

import crashlab.behaviour.ChildHolder;
import crashlab.kernel.RandomStream;
import crashlab.vm.ErlangProcess;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A process that observers ask about children which another one keeps.
interface AnswersForProcesses extends ChildHolder {
  /// Who keeps the children; null if it is gone.
  @Nullable ChildHolder keeper();

  private <T> T ask(Function<ChildHolder, T> question, T ofNobody) {
    ChildHolder keeper = keeper();
    return keeper == null ? ofNobody : question.apply(keeper);
  }

  @Override
  default @Nullable ErlangProcess randomChild(RandomStream random) {
    ChildHolder keeper = keeper();
    return keeper == null ? null : keeper.randomChild(random);
  }

  @Override
  default List<ListedChild> listedChildren() {
    return ask(ChildHolder::listedChildren, List.of());
  }

  @Override
  default int restartsCounted() {
    return ask(ChildHolder::restartsCounted, 0);
  }

  @Override
  default int maxRestarts() {
    return ask(ChildHolder::maxRestarts, 0);
  }

  @Override
  default int maxSeconds() {
    return ask(ChildHolder::maxSeconds, 0);
  }

  @Override
  default long restarts() {
    return ask(ChildHolder::restarts, 0L);
  }
}
