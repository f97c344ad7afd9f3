package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The loop that all servers run, those written in steps ([StepServer]) and those written in Java
/// ([JavaServer]): takes one message after the other, obeys those that are the same for all, hands
/// the others to the callbacks, and answers calls, at once or later.
///
/// Source: OTP gen_server.erl, `loop/7`, `decode_msg/9`, `reply/2`; sys.erl, `handle_system_msg/8`.
public abstract class ServerLoop extends StepProgram {
  private static final Atom FUNCTION_CLAUSE = new Atom("function_clause");

  private static final Atom RUNNING = new Atom("running");
  private static final Atom SUSPENDED = new Atom("suspended");

  private boolean suspended;
  private boolean traced;

  /// @param layout null for a server that keeps its state in fields of its own
  ServerLoop(ErlangNode node, @Nullable StateLayout layout) {
    super(node, layout);
  }

  /// Takes a call; what is needed of it later has to be copied, since a message is used again.
  protected abstract void handleCall(Message call);

  protected abstract void handleCast(Message cast);

  /// Takes what is neither a call nor a cast, nor for one of the methods below.
  protected abstract void handleInfo(Message message);

  /// Takes the exit signal of a process other than the parent, which this one trapped.
  protected void handleExit(Message exit) {
    handleInfo(exit);
  }

  protected void handleDown(Message down) {
    handleInfo(down);
  }

  /// A timer that the server set for itself has run out.
  protected void handleTimeout(Message timeout) {}

  /// Ends the callback in hand at once, as if it had failed with `reason`.
  protected abstract void failCallback(Term reason);

  /// No clause takes the message in hand: the callback fails.
  protected final void noClause() {
    failCallback(ExitReason.withStack(FUNCTION_CLAUSE));
  }

  /// Begins to end with `reason`, by way of terminate; `reply` answers the call in hand after that.
  protected abstract void leave(Term reason, @Nullable Term reply);

  /// Lets an injected failure strike where the server has nothing in hand. Tells whether there was
  /// one.
  protected final boolean takeCrash() {
    if (suspended || !self().hasCrash()) {
      return false;
    }
    charge(Cost.RECEIVE);
    caller = null;
    callerRef = 0;
    fallToCrash();
    return true;
  }

  /// While `:sys` suspends it there is no next callback.
  @Override
  protected boolean mayFailWaiting() {
    return !suspended;
  }

  /// The callback in hand fails as was injected.
  final void fallToCrash() {
    Term crash = self().takeCrash();
    if (crash != null) {
      failCallback(crash);
    }
  }

  /// Takes the oldest message that may be handled now, or returns false, waiting, if there is none.
  protected final boolean takeMessage(long timeout) {
    ErlangProcess self = self();
    Message message =
        suspended ? SystemMessages.first(node, self) : node.waits().firstMessage(self);
    if (message == null) {
      if (!node.pay(self)) {
        node.waits().awaitMessage(self, suspended || timeout < 0 ? Long.MAX_VALUE : timeout);
      }
      return false;
    }
    node.waits().take(self, message);
    charge(Cost.RECEIVE);
    self.setCause(message.cause());
    caller = message.sender();
    callerRef = message.kind() == Message.Kind.CALL ? message.ref() : 0;
    if (traced && !SystemMessages.isOne(self, message)) {
      trace(message);
    }
    dispatch(message);
    node.recycle(message);
    return true;
  }

  private void dispatch(Message message) {
    switch (message.kind()) {
      case CALL -> handleCall(message);
      case CAST -> handleCast(message);
      case INFO, TASK_RESULT -> handleInfo(message);
      case DOWN -> handleDown(message);
      case TIMEOUT -> handleTimeout(message);
      case EXIT -> {
        if (SystemMessages.isFromParent(self(), message)) {
          leave(message.payload(), null);
        } else {
          handleExit(message);
        }
      }
      case SYSTEM -> {
        if (message.extra() instanceof SysRequest request) {
          answerSystem(request, message);
        }
      }
      case STOP -> {
        if (message.sender() != null) {
          charge(Cost.SEND);
          send(message.sender(), message.ref(), Atom.OK, null);
        }
        leave(message.payload(), null);
      }
      case REPLY, START_ACK -> {} // nobody waits for them any more
    }
  }

  /// What `:sys.trace` prints.
  private void trace(Message message) {
    String kind = message.kind().name().toLowerCase(Locale.ROOT);
    charge(Cost.SYS_TRACE);
    emit(
        EventType.LOG,
        null,
        new Text("sys trace: got " + kind + ' ' + message.payload().inspect()));
  }

  private void answerSystem(SysRequest request, Message message) {
    Term answer =
        switch (request) {
          case GET_STATE -> stateTerm();
          case GET_STATUS -> suspended ? SUSPENDED : RUNNING;
          case SUSPEND -> {
            suspended = true;
            yield Atom.OK;
          }
          case RESUME -> {
            suspended = false;
            yield Atom.OK;
          }
          case TRACE -> {
            traced = true;
            yield Atom.OK;
          }
        };
    charge(Cost.SEND);
    send(message.sender(), message.ref(), answer, null);
  }

  /// Tells the trace that a message was received, and that what follows is its effect.
  protected final void received(EventType type, Message message) {
    self()
        .setCause(
            node.emit(
                type, self(), message.sender(), message.cause(), MessageNames.detail(message)));
  }

  /// Sends the reply of the call in hand.
  protected final void replyToCurrent(Term answer) {
    if (callerRef != 0) {
      send(caller, callerRef, answer, null);
      callerRef = 0;
    }
  }

  /// The call in hand got no reply from its callback: one may come later.
  protected final void keepCaller() {
    if (caller == null || callerRef == 0) {
      return;
    }
    RareMemory memory = rare();
    ArrayDeque<From> waiting = memory.pending;
    if (waiting == null) {
      waiting = new ArrayDeque<>();
      memory.pending = waiting;
    }
    waiting.add(new From(caller, callerRef));
    callerRef = 0;
  }

  @Override
  public final boolean replyToCaller(Term answer) {
    if (callerRef != 0) {
      replyToCurrent(answer);
      return true;
    }
    RareMemory memory = rareIfAny();
    From oldest = memory == null || memory.pending == null ? null : memory.pending.poll();
    if (oldest == null) {
      return false;
    }
    send(oldest.process(), oldest.ref(), answer, null);
    return true;
  }

  /// Sends an answer; `extra` is what it says beyond its term, or null. Somebody outside gets none.
  final void send(@Nullable ErlangProcess to, long ref, Term answer, @Nullable Object extra) {
    if (to == null) {
      return;
    }
    long cause = emit(EventType.REPLY, to, answer);
    Message reply = node.message(Message.Kind.REPLY, self(), answer, cause, ref);
    node.deliver(to, extra == null ? reply : reply.with(extra));
  }

  /// A server that ends abnormally logs it before it ends, which takes long enough for whoever is
  /// ready to run meanwhile. Returns true if it does: then the process gives up its turn.
  ///
  /// Source: OTP gen_server.erl, `terminate/10` and `error_info/8`.
  final boolean logsItsEnd(Term reason) {
    if (ExitReason.isOrderly(reason)) {
      return false;
    }
    charge(Cost.REPORT);
    node.beginToPay(self());
    return true;
  }
}
