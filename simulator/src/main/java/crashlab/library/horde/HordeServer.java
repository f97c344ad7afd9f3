package crashlab.library.horde;

import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process of a Horde that has a copy of the map to write to.
///
/// Source: delta_crdt 0.6.4 delta_crdt.ex: each write is a call without a time limit.
abstract class HordeServer extends JavaServer {
  final HordeNames names;

  HordeServer(ErlangNode node, HordeNames names) {
    super(node);
    this.names = names;
  }

  final String own() {
    return node.name().name();
  }

  /// Writes to the own copy of the map and goes on then; fails if its process is gone.
  final void write(List<CrdtOperation> operations, Runnable then) {
    var change = new CrdtMessage.Change(operations);
    call(names.crdt(node), change.term(), change, (_, _) -> then.run());
  }

  /// Takes the answer to a call.
  interface WhenCalled {
    /// @param extra what the answer says beyond its term
    void accept(Term answer, @Nullable Object extra);
  }

  /// Calls whoever holds a name and goes on then; fails if nobody does, or it ends.
  ///
  /// @param extra what the request says beyond its term
  final void call(NameSlot to, Term request, Object extra, WhenCalled then) {
    doNext(
        new ServerCall(
            this,
            to,
            request,
            extra,
            (answer, more) -> {
              if (answer == null) {
                failCallback(noproc(to, request));
              } else {
                then.accept(answer, more);
              }
            }));
  }

  final void write(CrdtKey key, @Nullable CrdtValue value, Runnable then) {
    write(List.of(new CrdtOperation(key, value)), then);
  }

  /// The reason of a server that has nobody to call. Source: Elixir gen_server.ex, `call/3`.
  private static Term noproc(NameSlot of, Term request) {
    Tuple call = Tuple.of(of.atom(), request, Atom.INFINITY);
    return Tuple.of(ExitReason.NOPROC, Tuple.of(new Atom("GenServer"), new Atom("call"), call));
  }

  /// Sends a message to whoever holds a name, if anybody does.
  final void send(Destination to, Term term, Object message) {
    long cause = emitTo(EventType.SEND, to, term);
    node.deliver(to, node.message(Message.Kind.INFO, self(), term, cause).with(message));
  }

  final void setNeighbours(Iterable<String> members) {
    List<String> others = new ArrayList<>();
    members.forEach(member -> {
      if (!member.equals(own())) {
        others.add(member);
      }
    });
    var message = new CrdtMessage.SetNeighbours(others);
    send(names.crdt(node), message.term(), message);
  }
}
