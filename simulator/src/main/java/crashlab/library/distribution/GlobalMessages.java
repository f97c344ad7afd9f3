package crashlab.library.distribution;

import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NodeMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the name servers of `global` tell each other.
///
/// Source: OTP global.erl, "Messages in the protocol".
final class GlobalMessages {
  private GlobalMessages() {}

  /// Which operation it is about: of which node, and a number of that.
  record OperationId(ErlangNode of, long number) {}

  /// Something to be done, which is answered.
  sealed interface Order {
    /// The lock for changes of names is wanted.
    record Lock() implements Order {}

    /// It is given back.
    record Unlock() implements Order {}

    /// A name is of a process now; null for nobody.
    record Put(Term name, @Nullable GlobalName of) implements Order {}

    /// Who has a name?
    record Ask(Term name) implements Order {}
  }

  /// An order to the server of another node.
  record Ordered(OperationId id, Order order) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      Answer answer = GlobalServer.of(at).obey(id, order);
      at.run().network().tell(at, from, new Answered(id, answer), cause);
    }
  }

  /// What comes of an order: whether it was done, and who has the name that was asked for.
  record Answer(boolean done, @Nullable GlobalName name) {}

  record Answered(OperationId id, Answer answer) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      GlobalServer.of(at).answered(id, from, answer, cause);
    }
  }

  /// The names that the sender knows, since the two have connected.
  record Names(Map<Term, GlobalName> names) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      GlobalServer.of(at).learn(names, from, cause);
    }
  }

  /// A process that had a name has ended.
  record Ended(Term name, ErlangProcess process) implements NodeMessage {
    @Override
    public void arrive(ErlangNode at, ErlangNode from, long cause) {
      GlobalServer.of(at).forget(name, process);
    }
  }
}
