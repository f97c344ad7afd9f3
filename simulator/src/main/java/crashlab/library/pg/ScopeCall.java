package crashlab.library.pg;

import crashlab.behaviour.Address;
import crashlab.behaviour.DrawnRequestStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// Asks the scope's process of the own node for something, and waits for as long as it takes.
///
/// Source: OTP pg.erl, `join/3`, `leave/3`, `monitor/2`.
final class ScopeCall extends DrawnRequestStep<PgRequest> {
  private static final Atom NOLOCAL = new Atom("nolocal");
  private static final Atom GEN_SERVER = new Atom("gen_server");
  private static final Atom CALL = new Atom("call");

  private final @Nullable String verb;
  private final Wanted wanted;

  /// What is asked.
  ///
  /// @param member whom it is about; null for the process itself
  record Wanted(KeySource group, @Nullable Address member, Maker maker) {}

  /// Makes the request.
  @FunctionalInterface
  interface Maker {
    PgRequest make(Term group, ErlangProcess process);
  }

  /// @param verb the step, as the trace calls it; null for what a library does by itself
  ScopeCall(@Nullable String verb, NameSlot scope, Wanted wanted, ResultUse use) {
    super(PgRequest.class, scope, Long.MAX_VALUE, use);
    this.verb = verb;
    this.wanted = wanted;
  }

  /// The scope is asked for processes of this node alone: one of another node raises.
  ///
  /// Source: OTP pg.erl, `ensure_local/1`.
  @Override
  protected @Nullable Term prepare(StepProgram program, Frame frame) {
    ErlangProcess process = process(program, frame);
    if (process == null || process.node() != program.node()) {
      Term bad = process == null ? Atom.NIL : process.pid();
      return ExitReason.withStack(Tuple.of(NOLOCAL, bad));
    }
    ask(frame, wanted.maker().make(wanted.group().next(program.random()), process));
    return null;
  }

  private @Nullable ErlangProcess process(StepProgram program, Frame frame) {
    Address member = wanted.member();
    if (member == null) {
      return program.self();
    }
    ErlangProcess known = member.resolve(program, frame);
    NameSlot elsewhere = known == null ? member.nameElsewhere(program) : null;
    return elsewhere == null ? known : elsewhere.node().directory().pidUnder(elsewhere);
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    tellReply(program, reply);
    if (verb != null) {
      Term group = asked(frame).group();
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
