package crashlab.behaviour;

import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.Destination;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// A request to another process and the wait for its reply: `GenServer.call` and all that is built
/// on it.
///
/// Source: OTP gen.erl, `do_call/4`: monitor with an alias, send, wait for the reply, the DOWN or
/// the timeout; Elixir gen_server.ex, `call/3`.
public abstract class CallStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int SENDING = 1;
  private static final int WAITING = 2;
  private static final int TAKEN = 3;

  protected final Address target;
  protected final long timeoutNanos;

  protected CallStep(Address target, long timeoutNanos, ResultUse use) {
    super(use);
    this.target = target;
    this.timeoutNanos = timeoutNanos;
  }

  /// Returns the request as a term, as it stands in the reason of a failure. May use `frame.key`.
  protected abstract Term request(StepProgram program, Frame frame);

  /// Gets ready to send the request, once the target was looked for; returns why nothing can be
  /// asked at all, or null.
  protected @Nullable Term prepare(StepProgram program, Frame frame) {
    return target.whyUnreachable(program, frame);
  }

  /// Charges for copying the request; most are too small to count.
  protected void chargeCopy(StepProgram program) {}

  /// What the receiver is to take the message for.
  protected abstract Message.Kind kind();

  /// What the receiver gets beside the request, or null.
  protected @Nullable Object arguments(StepProgram program, Frame frame) {
    return null;
  }

  /// The reply has come.
  protected abstract Next replied(StepProgram program, Frame frame, Message reply);

  /// What the process keeps if the step says where: the reply, unless the step makes more of it.
  protected Term kept(StepProgram program, Frame frame, Term reply) {
    return reply;
  }

  /// Tells that the caller has its reply.
  protected static Next tellReply(StepProgram program, Message reply) {
    ErlangProcess self = program.self();
    long seq =
        program
            .node()
            .emit(EventType.RECEIVE_REPLY, self, reply.sender(), reply.cause(), reply.payload());
    self.setCause(seq);
    return Next.STEP;
  }

  /// The reason of the call's failure.
  protected Term failure(StepProgram program, Frame frame, Term reason) {
    return Reasons.ofCall(
        reason, target.term(program, frame), request(program, frame), timeoutNanos);
  }

  /// No reply comes: by itself the step fails.
  ///
  /// @param reason why, such as `noproc`
  protected Next unanswered(StepProgram program, Frame frame, Term reason) {
    return failed(program, frame, failure(program, frame, reason));
  }

  @Override
  public final Next execute(StepProgram program, Frame frame) {
    switch (frame.phase) {
      case BEGIN -> {
        program.charge(Cost.MONITOR);
        program.charge(Cost.SEND);
        target.charge(program);
        chargeCopy(program);
        if (timeoutNanos != Long.MAX_VALUE) {
          program.charge(Cost.RECEIVE_TIMEOUT);
        }
        frame.phase = SENDING;
        return program.pay() ? Next.STAY : send(program, frame);
      }
      case SENDING -> {
        return send(program, frame);
      }
      case WAITING -> {
        return take(program, frame);
      }
      default -> throw new IllegalStateException("call in phase (" + frame.phase + ")");
    }
  }

  private Next send(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    ErlangProcess server = target.resolve(program, frame);
    Destination to = server == null ? target.nameElsewhere(program) : server;
    Term refused = prepare(program, frame);
    if (refused != null) {
      return failed(program, frame, refused);
    }
    if (server == self) {
      return unanswered(program, frame, ExitReason.CALLING_SELF);
    }
    if (to == null || (server != null && node.local().isKnownDead(server))) {
      return unanswered(program, frame, ExitReason.NOPROC);
    }
    Term request = request(program, frame);
    Object arguments = arguments(program, frame);
    long cause = program.emitTo(EventType.CALL, to, request);
    long ref = node.newRef();
    frame.target = server;
    frame.phase = WAITING;
    node.waits().awaitRef(self, ref, timeoutNanos);
    Message message = node.message(kind(), self, request, cause, ref);
    node.bonds().call(self, to, arguments == null ? message : message.with(arguments));
    return Next.STAY;
  }

  private Next take(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message message = node.waits().takeMatched(self);
    if (message == null) {
      message = node.waits().takeMatched(self); // it looks once more when the time is up
    }
    frame.phase = TAKEN;
    if (message == null) {
      node.waits().endWait(self);
      node.bonds().demonitorCall(self);
      Destination asked = frame.target == null ? target.nameElsewhere(program) : frame.target;
      long timeout = program.emitTo(EventType.CALL_TIMEOUT, asked, request(program, frame));
      self.setCause(timeout);
      return unanswered(program, frame, ExitReason.TIMEOUT);
    }
    node.waits().endWait(self);
    program.charge(Cost.RECEIVE);
    self.setCause(message.cause());
    if (message.kind() == Message.Kind.DOWN) {
      Term reason = message.payload();
      node.recycle(message);
      return unanswered(program, frame, downReason(frame, reason));
    }
    frame.target = null;
    Term value = message.payload();
    Next next = replied(program, frame, message);
    if (next == Next.STEP) {
      keep(program, kept(program, frame, value));
    }
    node.recycle(message);
    return next;
  }

  /// Source: OTP gen.erl, `do_call/4`: a server whose node is not connected is called down.
  private Term downReason(Frame frame, Term reason) {
    ErlangProcess server = frame.target;
    NameSlot name = target.name();
    if (server != null) {
      return Reasons.ofDown(reason, server.node());
    }
    return name == null ? reason : Reasons.ofDown(reason, name.node());
  }
}
