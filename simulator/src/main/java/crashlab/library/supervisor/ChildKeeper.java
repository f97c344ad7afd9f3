package crashlab.library.supervisor;

import crashlab.behaviour.ChildHolder;
import crashlab.behaviour.JavaServer;
import crashlab.kernel.RandomStream;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server that has children: which there are, and which of them run.
abstract class ChildKeeper extends JavaServer implements ChildHolder {
  final ChildList children = new ChildList();

  /// Which children run; null until somebody draws one.
  private @Nullable RunningChildren running;

  ChildKeeper(ErlangNode node) {
    super(node);
  }

  /// A child ended by itself.
  abstract void childEnded(SupervisedChild child, Term reason);

  @Override
  protected final void handleExit(Message exit) {
    SupervisedChild child = childOf(exit.sender());
    if (child != null) {
      child.ended();
      changed(child);
      childEnded(child, exit.payload());
    }
  }

  /// A child got a process, lost it, or is not to have one any more.
  void changed(SupervisedChild child) {
    if (running != null) {
      running.update(child);
    }
  }

  /// Takes a child in, as the last one.
  final void enlist(SupervisedChild child) {
    children.add(child);
    if (running != null) {
      running.add(child);
    }
  }

  final void running(SupervisedChild child, ErlangProcess process) {
    child.running(process);
    changed(child);
  }

  final void undefined(SupervisedChild child) {
    child.undefined();
    changed(child);
  }

  /// A restart of a child failed; reports about it name `last`, if anybody.
  final void restarting(SupervisedChild child, @Nullable ErlangProcess last) {
    child.restarting(last);
    changed(child);
  }

  /// The child that a process is of this supervisor, or null.
  final @Nullable SupervisedChild childOf(@Nullable ErlangProcess process) {
    return process != null
            && node.local().has(process)
            && node.local().supervision(process) instanceof SupervisedChild child
            && process.parent() == self()
            && child.process() == process
        ? child
        : null;
  }

  final WaitingExits waitingExits() {
    return new WaitingExits(node, self());
  }

  @Override
  public final @Nullable ErlangProcess randomChild(RandomStream random) {
    RunningChildren known = running;
    if (known == null) {
      known = new RunningChildren(children);
      running = known;
    }
    int count = known.count();
    return count == 0 ? null : known.get(random.nextInt(count)).process();
  }

  @Override
  public final List<ListedChild> listedChildren() {
    List<ListedChild> listed = new ArrayList<>(children.size());
    for (SupervisedChild child : children) {
      listed.add(child.listed());
    }
    return listed;
  }
}
