package crashlab.library.pg;

import crashlab.behaviour.DrawnRequestStep;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;

/// What a process asks the scope's process of its node for. Source: OTP pg.erl, `handle_call/3`.
sealed interface PgRequest extends DrawnRequestStep.Request {
  Term group();

  record Join(Term group, ErlangProcess member) implements PgRequest {
    private static final Atom JOIN_LOCAL = new Atom("join_local");

    @Override
    public Term term() {
      return Tuple.of(JOIN_LOCAL, group, member.pid());
    }
  }

  record Leave(Term group, ErlangProcess member) implements PgRequest {
    private static final Atom LEAVE_LOCAL = new Atom("leave_local");

    @Override
    public Term term() {
      return Tuple.of(LEAVE_LOCAL, group, member.pid());
    }
  }

  record Watch(Term group) implements PgRequest {
    private static final Atom MONITOR = new Atom("monitor");

    @Override
    public Term term() {
      return Tuple.of(MONITOR, group);
    }
  }
}
