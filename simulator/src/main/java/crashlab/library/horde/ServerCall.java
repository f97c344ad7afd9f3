package crashlab.library.horde;

import crashlab.behaviour.Activity;
import crashlab.behaviour.JavaServer;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// A call that one server makes in the middle of a callback, without a time limit, to whoever holds
/// a name. Source: OTP gen.erl, `do_call/4`.
final class ServerCall implements Activity {
  private static final int BEGIN = 0;
  private static final int SENDING = 1;
  private static final int WAITING = 2;

  private final JavaServer server;
  private final ErlangNode node;
  private final NameSlot to;
  private final Term request;
  private final @Nullable Object extra;
  private final WhenAnswered then;
  private int phase = BEGIN;

  /// Takes the answer.
  interface WhenAnswered {
    /// @param answer null if nobody answers: there is nobody, or it has ended
    /// @param extra what the answer says beyond its term
    void accept(@Nullable Term answer, @Nullable Object extra);
  }

  /// @param extra what the request says beyond its term, or null
  ServerCall(
      JavaServer server, NameSlot to, Term request, @Nullable Object extra, WhenAnswered then) {
    this.server = server;
    this.node = server.node();
    this.to = to;
    this.request = request;
    this.extra = extra;
    this.then = then;
  }

  @Override
  public boolean advance() {
    if (phase == BEGIN) {
      phase = SENDING;
      server.charge(Cost.MONITOR);
      server.charge(Cost.SEND);
      server.chargeCopy(request);
      if (server.pay()) {
        return false;
      }
    }
    return phase == SENDING ? send() : take();
  }

  private boolean send() {
    ErlangProcess holder = to.node() == node ? node.local().whereis(to) : null;
    if (to.node() == node && holder == null) {
      return over(null, null);
    }
    phase = WAITING;
    long cause = server.emitTo(EventType.CALL, to, request);
    long ref = node.newRef();
    node.waits().awaitRef(server.self(), ref, Long.MAX_VALUE);
    Message message = node.message(Message.Kind.CALL, server.self(), request, cause, ref);
    Destination destination = holder == null ? to : holder;
    node.bonds().call(server.self(), destination, extra == null ? message : message.with(extra));
    return false;
  }

  private boolean take() {
    Message answer = node.waits().takeMatched(server.self());
    if (answer == null) {
      throw new IllegalStateException("call of (" + server.self() + ") woke for nothing");
    }
    node.waits().endWait(server.self());
    server.charge(Cost.RECEIVE);
    boolean failed = answer.kind() == Message.Kind.DOWN;
    Term value = answer.payload();
    server.self().setCause(failed ? answer.cause() : received(answer));
    Object more = answer.extra();
    node.recycle(answer);
    return failed ? over(null, null) : over(value, more);
  }

  private long received(Message reply) {
    return node.emit(
        EventType.RECEIVE_REPLY, server.self(), reply.sender(), reply.cause(), reply.payload());
  }

  private boolean over(@Nullable Term answer, @Nullable Object more) {
    server.doNext(null);
    then.accept(answer, more);
    return true;
  }
}
