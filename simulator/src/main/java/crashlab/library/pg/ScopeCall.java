package crashlab.library.pg;

import crashlab.behaviour.CallStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// Asks the scope's process of the own node for something, and waits for as long as it takes.
///
/// Source: OTP pg.erl, `join/3`, `leave/3`, `monitor/2`.
final class ScopeCall extends CallStep {
  private static final Atom GEN_SERVER = new Atom("gen_server");
  private static final Atom CALL = new Atom("call");

  private final @Nullable String verb;

  /// @param verb the step, as the trace calls it; null for what a library does by itself
  ScopeCall(@Nullable String verb, ScopeAddress scope, ResultUse use) {
    super(scope, Long.MAX_VALUE, use);
    this.verb = verb;
  }

  @Override
  protected Message.Kind kind() {
    return Message.Kind.CALL;
  }

  @Override
  protected Term request(StepProgram program, Frame frame) {
    return ScopeAddress.request(frame).term();
  }

  @Override
  protected Object arguments(StepProgram program, Frame frame) {
    return ScopeAddress.request(frame);
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    tellReply(program, reply);
    if (verb != null) {
      Term group = ScopeAddress.request(frame).group();
      program.emit(EventType.RESULT, null, new Detail.Result(verb, group, reply.payload()));
    }
    return Next.STEP;
  }

  /// Source: OTP gen_server.erl, `call/3`.
  @Override
  protected Term failure(StepProgram program, Frame frame, Term reason) {
    Tuple call = Tuple.of(target.term(program, frame), request(program, frame), Atom.INFINITY);
    return Tuple.of(reason, Tuple.of(GEN_SERVER, CALL, call));
  }
}
