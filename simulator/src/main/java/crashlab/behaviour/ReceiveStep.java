package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// A selective receive: takes the oldest message that a clause fits and leaves the others where
/// they are.
///
/// Source: Erlang Reference Manual, "Receive".
public final class ReceiveStep extends Instruction {
  private static final int BEGIN = 0;
  private static final int PAID = 1;
  private static final int WAITING = 2;

  private final Clauses clauses;
  private final long timeoutNanos;
  private final Instruction[] otherwise;

  public ReceiveStep(Clauses clauses, long timeoutNanos, Instruction[] otherwise) {
    this.clauses = clauses;
    this.timeoutNanos = timeoutNanos;
    this.otherwise = otherwise;
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    if (frame.phase == BEGIN) {
      frame.phase = PAID;
      frame.number = timeoutNanos == Long.MAX_VALUE ? timeoutNanos : node.nowNanos() + timeoutNanos;
      if (program.pay()) {
        return Next.STAY;
      }
    }
    Next taken = takeFitting(program, frame);
    if (taken != null) {
      return taken;
    }
    if (frame.number <= node.nowNanos() || (frame.phase == WAITING && self.takeTimeout())) {
      node.waits().endWait(self);
      return program.goOnWith(frame, otherwise);
    }
    frame.phase = WAITING;
    node.waits()
        .awaitMessage(
            self, frame.number == Long.MAX_VALUE ? Long.MAX_VALUE : frame.number - node.nowNanos());
    return Next.STAY;
  }

  private @Nullable Next takeFitting(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message unfit = null;
    Instruction[] body = null;
    Message m = node.waits().firstUnseen(self, this);
    while (m != null && body == null) {
      body = bodyFor(m);
      if (body == null) {
        unfit = m;
        m = m.next();
      }
    }
    if (unfit != null) {
      node.waits().setSeen(self, this, unfit);
    }
    if (m == null || body == null) {
      return null;
    }
    accept(program, m);
    return program.goOnWith(frame, body);
  }

  private Instruction @Nullable [] bodyFor(Message message) {
    return switch (message.kind()) {
      case INFO, CAST, CALL -> clauses.find(message.payload());
      case EXIT -> clauses.named(MessageNames.EXIT);
      case DOWN -> clauses.named(MessageNames.DOWN);
      case TASK_RESULT -> clauses.named(MessageNames.TASK_RESULT);
      case REPLY, START_ACK, REQUEST, CRASH, STOP, STATE_TIMER, TRY_AGAIN, BEGIN -> null;
    };
  }

  private static void accept(StepProgram program, Message message) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    node.waits().take(self, message);
    node.waits().endWait(self);
    program.charge(Cost.RECEIVE);
    program.caller = message.sender();
    program.callerRef = message.kind() == Message.Kind.CALL ? message.ref() : 0;
    EventType type = MessageNames.received(message);
    self.setCause(
        node.emit(type, self, message.sender(), message.cause(), MessageNames.detail(message)));
    node.recycle(message);
  }

  /// The names of messages that are no plain terms.
  static final class MessageNames {
    static final Atom EXIT = new Atom("EXIT");
    static final Atom DOWN = new Atom("DOWN");
    static final Atom TASK_RESULT = new Atom("task_result");
    static final Atom TIMEOUT = new Atom("timeout");

    private MessageNames() {}

    static EventType received(Message message) {
      return switch (message.kind()) {
        case CALL -> EventType.RECEIVE_CALL;
        case CAST -> EventType.RECEIVE_CAST;
        case EXIT -> EventType.RECEIVE_EXIT;
        case DOWN -> EventType.RECEIVE_DOWN;
        case TASK_RESULT -> EventType.RECEIVE_TASK_RESULT;
        case INFO, REPLY, START_ACK, REQUEST, CRASH, STOP, STATE_TIMER, TRY_AGAIN, BEGIN ->
            EventType.RECEIVE_INFO;
      };
    }

    static crashlab.otp.Digested detail(Message message) {
      return message.extra() instanceof crashlab.trace.Detail.NameDown down
          ? down
          : message.payload();
    }
  }
}
