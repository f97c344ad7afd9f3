package crashlab.behaviour;

import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// A gen_server whose callbacks are written in Java: supervisors, and the processes that a library
/// keeps for itself.
///
/// A callback acts at once. Where it has to wait or pay in the middle it sets an [Activity] by
/// [#doNext], or runs steps by [#runSteps]; until that is over the server takes no message. Whether
/// the trace tells of the receipt of a message is up to the callback: [#received].
///
/// Source: OTP gen_server.erl, `init_it/6`, `loop/7`, `terminate/10`.
public abstract class JavaServer extends ActivityLoop {
  /// A server that keeps its state in fields of its own.
  protected JavaServer(ErlangNode node) {
    super(node, null);
  }

  @Override
  public abstract Term stateTerm();

  @Override
  protected StateLayout layout() {
    throw new IllegalStateException("the state of (" + self() + ") has no keys");
  }

  @Override
  protected void init() {
    initDone();
  }

  @Override
  protected void handleCall(Message call) {
    noClause();
  }

  @Override
  protected void handleCast(Message cast) {
    noClause();
  }

  /// Drops the message. Source: Elixir gen_server.ex, the default `handle_info/2`.
  @Override
  protected void handleInfo(Message message) {}

  @Override
  protected final void handleTimeout(Message timeout) {
    if (timeout.extra() instanceof ServerTimer timer && timer.takeFired(timeout)) {
      received(EventType.RECEIVE_TIMEOUT, timeout);
      timer.act();
    }
  }

  /// The server is about to end with `reason`; `exit` ends it, at once or later.
  protected void terminate(Term reason, Runnable exit) {
    exit.run();
  }

  /// Whether the server reports an abnormal end before it ends, which takes time.
  protected boolean reportsItsEnd() {
    return true;
  }

  /// Ends init well.
  protected final void initDone() {
    StartAnswer.ok(this);
    doNext(null);
  }

  /// Ends init without a server: the process ends normally.
  protected final void initIgnored() {
    StartAnswer.ignore(this);
  }

  /// Ends init, and the server, with `reason`. Since OTP 26 the starter learns of it at the end,
  /// before that at once.
  protected final void initFailed(Term reason) {
    emit(EventType.INIT_FAILED, null, reason);
    if (node.release().awaitsFailedStarts()) {
      exit(reason, () -> StartAnswer.failed(this, reason));
    } else {
      StartAnswer.giveNameUp(this);
      StartAnswer.failed(this, reason);
      exit(reason, () -> {});
    }
  }

  /// Who made the call in hand, to be answered by [#reply] now or later.
  protected final From from() {
    return new From(caller, callerRef);
  }

  public final void reply(From from, Term answer) {
    reply(from, answer, null);
  }

  /// Answers a call; `extra` is what the answer says beyond its term, or null.
  public final void reply(From from, Term answer, @Nullable Object extra) {
    if (from.process() != null) {
      charge(Cost.SEND);
      chargeCopy(answer);
      send(from.process(), from.ref(), answer, extra);
    }
  }

  /// Casts a request; `extra` is what it says beyond its term, or null.
  protected final void cast(ErlangProcess to, Term request, @Nullable Object extra) {
    tell(EventType.CAST, Message.Kind.CAST, to, request, extra);
  }

  /// Sends a message; `extra` is what it says beyond its term, or null.
  protected final void info(ErlangProcess to, Term message, @Nullable Object extra) {
    tell(EventType.SEND, Message.Kind.INFO, to, message, extra);
  }

  private void tell(
      EventType type, Message.Kind kind, ErlangProcess to, Term term, @Nullable Object extra) {
    charge(Cost.SEND);
    chargeCopy(term);
    Message message = node.message(kind, self(), term, emit(type, to, term));
    node.deliver(to, extra == null ? message : message.with(extra));
  }

  /// Stops the server with `reason`, by way of terminate.
  protected final void stop(Term reason) {
    leave(reason, null);
  }

  /// The callback in hand fails with `reason`, and the server with it.
  @Override
  protected final void failCallback(Term reason) {
    leave(reason, null);
  }

  @Override
  protected final void leave(Term reason, @Nullable Term reply) {
    From from = from();
    terminate(reason, () -> exit(reason, () -> replyIfAny(from, reply)));
  }

  private void replyIfAny(From from, @Nullable Term answer) {
    if (answer != null) {
      send(from.process(), from.ref(), answer, null);
    }
  }

  /// Ends the process after a last thing to do.
  private void exit(Term reason, Runnable last) {
    charge(Cost.EXIT);
    Activity leaving =
        () -> {
          if (node.pay(self())) {
            return false;
          }
          last.run();
          node.lifecycle().exit(self(), reason);
          return true;
        };
    if (reportsItsEnd() && logsItsEnd(reason)) {
      doNext(() -> {
        doNext(leaving);
        return false;
      });
    } else {
      doNext(leaving);
    }
  }
}
