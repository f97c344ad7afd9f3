package crashlab.library.process;

import crashlab.behaviour.Clauses;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.MessageNames;
import crashlab.behaviour.StepProgram;
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
      frame.number = node.waits().deadline(self, timeoutNanos);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    Next taken = self.isTimeoutFirst() ? null : takeFitting(program, frame);
    if (taken != null) {
      return taken;
    }
    long left = node.waits().leftNanos(self, frame.number);
    if (left <= 0 || (frame.phase == WAITING && self.takeTimeout())) {
      node.waits().endWait(self);
      return program.goOnWith(frame, otherwise);
    }
    frame.phase = WAITING;
    node.waits().awaitMessage(self, left);
    return Next.STAY;
  }

  private @Nullable Next takeFitting(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message unfit = null;
    Instruction[] body = null;
    Message m = node.waits().firstUnseen(self, this);
    while (m != null && body == null) {
      body = MessageNames.clause(clauses, m);
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

  private static void accept(StepProgram program, Message message) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    node.waits().take(self, message);
    node.waits().endWait(self);
    program.charge(Cost.RECEIVE);
    program.setCaller(message.sender(), message.kind() == Message.Kind.CALL ? message.ref() : 0);
    EventType type = MessageNames.received(message);
    self.setCause(
        node.emit(type, self, message.sender(), message.cause(), MessageNames.detail(message)));
    node.recycle(message);
  }
}
