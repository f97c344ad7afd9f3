package crashlab.library.mnesia;

import crashlab.behaviour.StepProgram;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Questions to several nodes whose answers a process awaits under one reference.
final class Round {
  private final Mnesia mnesia;
  private final ErlangProcess self;
  private final long ref;
  private final Set<ErlangNode> open = new LinkedHashSet<>();

  /// A node of those that were asked that is down; null if there is none.
  private @Nullable ErlangNode lost;

  Round(StepProgram program) {
    this.mnesia = Mnesia.of(program.node());
    this.self = program.self();
    this.ref = program.node().newRef();
    program.node().waits().awaitRef(self, ref, Long.MAX_VALUE);
  }

  Requests.Caller caller() {
    return new Requests.Caller(self, ref);
  }

  long ref() {
    return ref;
  }

  /// A node is asked: its answer is awaited from now on.
  void ask(ErlangNode peer) {
    open.add(peer);
    mnesia.await(self, ref, peer);
  }

  boolean isOver() {
    return open.isEmpty();
  }

  @Nullable ErlangNode lost() {
    return lost;
  }

  /// Takes one answer that has come; null if none has, and the process goes on waiting. A node that
  /// is down has answered with nothing.
  @Nullable Message take() {
    ErlangNode node = mnesia.node;
    Message answer = node.waits().takeMatched(self);
    if (answer == null) {
      node.waits().awaitRef(self, ref, Long.MAX_VALUE);
      return null;
    }
    self.setCause(answer.cause());
    if (answer.extra() instanceof Mnesia.PeerDown(ErlangNode peer)) {
      lost = peer;
      answeredBy(peer);
    } else if (answer.extra() instanceof Requests.Answer from) {
      answeredBy(from.from().node);
    } else if (answer.extra() instanceof LockAnswer lock) {
      answeredBy(lock.at());
    }
    return answer;
  }

  private void answeredBy(ErlangNode peer) {
    open.remove(peer);
    mnesia.forget(ref, peer);
    if (open.isEmpty()) {
      mnesia.node.waits().endWait(self);
    }
  }
}
