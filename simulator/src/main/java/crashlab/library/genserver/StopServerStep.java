package crashlab.library.genserver;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Reasons;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// `GenServer.stop`: asks a server to end by way of terminate, waits for its answer, and then for
/// its end.
///
/// Source: Elixir gen_server.ex, `stop/3`; OTP proc_lib.erl, `stop/3`; sys.erl, `terminate/3`.
final class StopServerStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int PAID = 1;
  private static final int ASKED = 2;
  private static final int ANSWERED = 3;

  private static final Atom TERMINATE = new Atom("terminate");

  private final Address target;
  private final Term reason;
  private final long timeoutNanos;

  StopServerStep(Address target, Term reason, long timeoutNanos, ResultUse use) {
    super(use);
    this.target = target;
    this.reason = reason;
    this.timeoutNanos = timeoutNanos;
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    return switch (frame.phase) {
      case BEGIN -> {
        frame.phase = PAID;
        program.charge(Cost.MONITOR);
        program.charge(Cost.SEND);
        target.charge(program);
        yield program.pay() ? Next.STAY : ask(program, frame);
      }
      case PAID -> ask(program, frame);
      case ASKED, ANSWERED -> goOn(program, frame);
      default -> throw new IllegalStateException("stop in phase (" + frame.phase + ")");
    };
  }

  private Next ask(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    ErlangProcess server = target.resolve(program, frame);
    Term unreachable = target.whyUnreachable(program, frame);
    if (unreachable != null) {
      return failed(program, frame, unreachable);
    }
    if (server == null || node.local().isKnownDead(server)) {
      return stopFailed(program, frame, ExitReason.NOPROC);
    }
    if (server == self) {
      return stopFailed(program, frame, ExitReason.CALLING_SELF);
    }
    long cause = program.emit(EventType.CALL, server, request());
    long ref = node.newRef();
    frame.target = server;
    frame.phase = ASKED;
    frame.number = node.waits().deadline(self, timeoutNanos);
    node.waits().awaitRef(self, ref, timeoutNanos);
    frame.monitor = node.bonds().monitor(self, server, ref);
    node.deliver(server, node.message(Message.Kind.STOP, self, reason, cause, ref));
    return Next.STAY;
  }

  private Term request() {
    return Tuple.of(TERMINATE, reason);
  }

  private Next goOn(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message message = node.waits().takeMatched(self);
    if (message == null) {
      return tookTooLong(program, frame);
    }
    program.charge(Cost.RECEIVE);
    self.setCause(message.cause());
    boolean ended = message.kind() == Message.Kind.DOWN;
    Term payload = message.payload();
    long ref = message.ref();
    node.recycle(message);
    if (ended) {
      return serverEnded(program, frame, payload);
    }
    frame.phase = ANSWERED;
    if (node.waits().hasMatched(self)) {
      return goOn(program, frame);
    }
    node.waits().awaitRef(self, ref, node.waits().leftNanos(self, frame.number));
    return Next.STAY;
  }

  private Next serverEnded(StepProgram program, Frame frame, Term with) {
    program.node().waits().endWait(program.self());
    if (frame.phase == ANSWERED) {
      return with.equals(reason) ? done(program, frame) : stopFailed(program, frame, with);
    }
    if (with.equals(ExitReason.NOPROC)) {
      return stopFailed(program, frame, with);
    }
    if (with.equals(reason) && program.node().release().stopForgivesOwnEnd()) {
      return done(program, frame);
    }
    Term pid = frame.target == null ? Atom.NIL : frame.target.pid();
    Term arguments = Tuple.of(pid, reason, Reasons.timeout(timeoutNanos));
    return stopFailed(
        program, frame, Tuple.of(with, Tuple.of(new Atom("sys"), TERMINATE, arguments)));
  }

  private Next done(StepProgram program, Frame frame) {
    frame.target = null;
    frame.monitor = null;
    return returned(program, new Detail.Result("stop_server", Atom.OK));
  }

  private Next tookTooLong(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    node.waits().endWait(self);
    if (frame.monitor != null) {
      node.bonds().demonitor(frame.monitor);
    }
    self.setCause(program.emit(EventType.CALL_TIMEOUT, frame.target, request()));
    return stopFailed(program, frame, ExitReason.TIMEOUT);
  }

  /// `{reason, {GenServer, stop, [server, reason, timeout]}}`.
  private Next stopFailed(StepProgram program, Frame frame, Term why) {
    Term arguments = Tuple.of(target.term(program, frame), reason, Reasons.timeout(timeoutNanos));
    return failed(
        program,
        frame,
        Tuple.of(why, Tuple.of(new Atom("GenServer"), new Atom("stop"), arguments)));
  }
}
