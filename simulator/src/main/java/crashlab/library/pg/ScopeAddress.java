package crashlab.library.pg;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// The scope's process of the own node, for whoever asks something of it: it is asked for processes
/// of this node alone.
final class ScopeAddress extends Address {
  private static final Atom NOLOCAL = new Atom("nolocal");

  private final NameSlot scope;
  private final KeySource group;
  private final @Nullable Address member;
  private final Maker maker;

  /// Makes the request.
  @FunctionalInterface
  interface Maker {
    PgRequest make(Term group, ErlangProcess process);
  }

  /// @param member whom it is about; null for the process itself
  ScopeAddress(NameSlot scope, KeySource group, @Nullable Address member, Maker maker) {
    this.scope = scope;
    this.group = group;
    this.member = member;
    this.maker = maker;
  }

  @Override
  public @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
    return program.node().local().whereisHere(scope);
  }

  @Override
  public Term term(StepProgram program, Frame frame) {
    return scope.atom();
  }

  @Override
  public NameSlot name() {
    return scope;
  }

  /// Draws what is asked; a process of another node raises.
  ///
  /// Source: OTP pg.erl, `ensure_local/1`.
  @Override
  public @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
    ErlangProcess process = process(program, frame);
    if (process == null || process.node() != program.node()) {
      Term bad = process == null ? Atom.NIL : process.pid();
      return ExitReason.withStack(Tuple.of(NOLOCAL, bad));
    }
    frame.local = maker.make(group.next(program.random()), process);
    return null;
  }

  private @Nullable ErlangProcess process(StepProgram program, Frame frame) {
    if (member == null) {
      return program.self();
    }
    ErlangProcess known = member.resolve(program, frame);
    NameSlot elsewhere = known == null ? member.nameElsewhere(program) : null;
    return elsewhere == null ? known : elsewhere.node().directory().pidUnder(elsewhere);
  }

  /// What is asked in a frame, once it was found to be possible.
  static PgRequest request(Frame frame) {
    if (frame.local instanceof PgRequest request) {
      return request;
    }
    throw new IllegalStateException("nothing is asked of pg yet");
  }
}
