package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.SysVerb;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A program that takes one message after the other, obeys those that are the same for all servers,
/// and answers calls, at once or later.
///
/// Source: OTP gen_server.erl, `decode_msg/9`, `reply/2`; sys.erl, `handle_system_msg/6`.
abstract class ReceivingProgram extends StepProgram {
  private boolean suspended;
  private boolean traced;

  ReceivingProgram(ErlangNode node, StateLayout layout) {
    super(node, layout);
  }

  /// Takes a message of the kinds that are not the same for all servers; may begin a callback.
  abstract void handle(Message message);

  /// Ends the callback in hand at once, as if it had failed with `reason`.
  abstract void failCallback(Term reason);

  /// Begins to end with `reason`, by way of terminate; `reply` goes to the call in hand at last.
  abstract void leave(Term reason, @Nullable Term reply);

  // ---- messages

  /// Takes the oldest message that may be handled now, or returns false, waiting, if there is none.
  final boolean takeMessage(long timeout) {
    ErlangProcess self = self();
    Message message = suspended ? SystemMessages.first(node, self) : self.firstMessage();
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
    if (traced) {
      trace(message);
    }
    dispatch(message);
    node.recycle(message);
    return true;
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

  private void dispatch(Message message) {
    switch (message.kind()) {
      case EXIT -> {
        if (SystemMessages.isFromParent(self(), message)) {
          leave(message.payload(), null);
        } else {
          handle(message);
        }
      }
      case CRASH -> failCallback(message.payload());
      case STOP -> leave(message.payload(), null);
      case REQUEST -> {
        if (message.extra() instanceof SysVerb request) {
          answerSystem(request, message);
        }
      }
      case CALL, CAST, INFO, DOWN, TASK_RESULT, STATE_TIMER -> handle(message);
      case REPLY, START_ACK, TRY_AGAIN, BEGIN -> {} // nobody waits for them any more
    }
  }

  private void answerSystem(SysVerb request, Message message) {
    Term answer =
        switch (request) {
          case GET_STATE -> stateTerm();
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
    ErlangProcess asker = message.sender();
    if (asker != null) {
      send(asker, message.ref(), answer);
    }
  }

  // ---- replies

  /// Sends the reply of the call in hand.
  final void replyToCurrent(Term answer) {
    ErlangProcess to = caller;
    if (to == null || callerRef == 0) {
      return;
    }
    send(to, callerRef, answer);
    callerRef = 0;
  }

  /// The call in hand got no reply from its callback: one may come later.
  final void keepCaller() {
    ErlangProcess to = caller;
    if (to == null || callerRef == 0) {
      return;
    }
    RareMemory memory = rare();
    ArrayDeque<RareMemory.Pending> waiting = memory.pending;
    if (waiting == null) {
      waiting = new ArrayDeque<>();
      memory.pending = waiting;
    }
    waiting.add(new RareMemory.Pending(to, callerRef));
    callerRef = 0;
  }

  @Override
  public final boolean replyToCaller(Term answer) {
    if (callerRef != 0) {
      replyToCurrent(answer);
      return true;
    }
    RareMemory memory = rareIfAny();
    RareMemory.Pending oldest =
        memory == null || memory.pending == null ? null : memory.pending.poll();
    if (oldest == null) {
      return false;
    }
    send(oldest.caller(), oldest.ref(), answer);
    return true;
  }

  private void send(ErlangProcess to, long ref, Term answer) {
    long cause = emit(EventType.REPLY, to, answer);
    node.deliver(to, node.message(Message.Kind.REPLY, self(), answer, cause, ref));
  }
}
