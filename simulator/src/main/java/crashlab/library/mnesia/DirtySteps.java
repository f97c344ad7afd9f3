package crashlab.library.mnesia;

import crashlab.behaviour.Frame;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operations without a transaction and without locks: each is done where the table is read, and
/// sent to the other copies without waiting for them.
///
/// Source: OTP mnesia.erl, `dirty_rpc/4`; mnesia_tm.erl, `dirty/2`, `async_send_dirty/6`.
final class DirtySteps {
  private DirtySteps() {}

  /// What they have in common.
  abstract static class DirtyStep extends RescuableInstruction {
    private static final int DRAWN = 1;
    private static final int CHARGED = 2;
    private static final int ASKED = 3;

    final String verb;
    final String table;
    final Atom name;
    private final TermSource key;

    DirtyStep(LockingStep.On on) {
      super(on.use());
      this.verb = on.verb();
      this.table = on.table();
      this.name = new Atom(on.table());
      this.key = on.key();
    }

    abstract Cost cost();

    /// The work, where the table is here.
    abstract Next here(StepProgram program, Mnesia mnesia, Term key);

    /// What another node is asked to do.
    abstract MnesiaServer.Request request(Term key, Requests.Caller caller, StepProgram program);

    abstract String server();

    abstract Next answered(StepProgram program, Mnesia mnesia, Term key, Term answer);

    abstract Term nowhere(Term key);

    @Override
    public final Next execute(StepProgram program, Frame frame) {
      if (frame.phase == 0) {
        frame.phase = DRAWN;
        frame.key = TableKeys.normal(key.next(program));
        if (program.pay()) {
          return Next.STAY;
        }
      }
      if (frame.phase == DRAWN) {
        frame.phase = CHARGED;
        program.charge(cost());
        if (program.pay()) {
          return Next.STAY;
        }
      }
      Term at = frame.drawnKey();
      Mnesia mnesia = Mnesia.of(program.node());
      return frame.phase == CHARGED
          ? begin(program, frame, mnesia, at)
          : take(program, frame, mnesia, at);
    }

    private Next begin(StepProgram program, Frame frame, Mnesia mnesia, Term at) {
      ErlangNode readOn = mnesia.readOn(table);
      if (readOn == null) {
        return failed(program, frame, Reasons.aborted(Reasons.noExists(nowhere(at))));
      }
      if (readOn == program.node()) {
        return here(program, mnesia, at);
      }
      var round = new Round(program);
      frame.local = round;
      frame.phase = ASKED;
      round.ask(readOn);
      Term asTerm = Tuple.of(new Atom(verb), name, at);
      MnesiaServer.ask(
          program.node(),
          readOn,
          server(),
          asTerm,
          request(at, round.caller(), program),
          program.self());
      return Next.STAY;
    }

    private Next take(StepProgram program, Frame frame, Mnesia mnesia, Term at) {
      Message answer = frame.local instanceof Round round ? round.take() : null;
      if (answer == null) {
        return Next.STAY;
      }
      boolean isLost = answer.extra() instanceof Mnesia.PeerDown;
      Term value = answer.payload();
      program.node().recycle(answer);
      if (isLost) {
        frame.phase = CHARGED;
        return begin(program, frame, mnesia, at);
      }
      return answered(program, mnesia, at, value);
    }
  }

  /// `mnesia_dirty_read`.
  static final class Read extends DirtyStep {
    Read(LockingStep.On on) {
      super(on);
    }

    @Override
    Cost cost() {
      return Cost.ETS_LOOKUP;
    }

    @Override
    Next here(StepProgram program, Mnesia mnesia, Term key) {
      return found(program, key, mnesia.find(table, key));
    }

    private Next found(StepProgram program, Term key, List<Term> values) {
      values.forEach(program::chargeCopy);
      var result = new Detail.Result(verb, name, RowSteps.rows(key, values));
      return returned(program, result, RowSteps.first(values));
    }

    @Override
    MnesiaServer.Request request(Term key, Requests.Caller caller, StepProgram program) {
      return new Requests.Get(table, key, caller);
    }

    @Override
    String server() {
      return MnesiaServer.RPC;
    }

    @Override
    Next answered(StepProgram program, Mnesia mnesia, Term key, Term answer) {
      return found(program, key, answer instanceof Tuple rows ? rows.elements() : List.of());
    }

    @Override
    Term nowhere(Term key) {
      return Tuple.of(name, key);
    }
  }

  /// `mnesia_dirty_write`, `mnesia_dirty_update_counter`.
  static final class Write extends DirtyStep {
    private final TermSource value;
    private final boolean counts;

    Write(LockingStep.On on, TermSource value, boolean counts) {
      super(on);
      this.value = value;
      this.counts = counts;
    }

    @Override
    Cost cost() {
      return Cost.ETS_INSERT;
    }

    private Change change(StepProgram program, Term key) {
      Term now = value.next(program);
      program.chargeCopy(now);
      var kind = counts ? Change.ChangeKind.ADD : Change.ChangeKind.WRITE;
      return new Change(table, key, now, kind);
    }

    @Override
    Next here(StepProgram program, Mnesia mnesia, Term key) {
      if (counts && !isNumber(mnesia.find(table, key))) {
        return program.fail(Reasons.aborted(ExitReason.BADARG));
      }
      Change change = change(program, key);
      Term number = mnesia.apply(change);
      tellOthers(program, mnesia, change, program.node());
      return done(program, number);
    }

    private static boolean isNumber(List<Term> values) {
      return values.isEmpty() || values.getFirst() instanceof Int;
    }

    private void tellOthers(
        StepProgram program, Mnesia mnesia, Change change, @Nullable ErlangNode but) {
      Term asTerm = Tuple.of(new Atom("async_dirty"), name, change.key(), change.value());
      for (ErlangNode peer : mnesia.writtenOn(table)) {
        if (peer != but) {
          var request = new Requests.Dirty(change, null);
          MnesiaServer.ask(program.node(), peer, MnesiaServer.TM, asTerm, request, program.self());
        }
      }
    }

    private Next done(StepProgram program, Term number) {
      return returned(program, new Detail.Result(verb, name, counts ? number : Atom.OK));
    }

    @Override
    MnesiaServer.Request request(Term key, Requests.Caller caller, StepProgram program) {
      Mnesia mnesia = Mnesia.of(program.node());
      Change change = change(program, key);
      tellOthers(program, mnesia, change, mnesia.readOn(table));
      return new Requests.Dirty(change, caller);
    }

    @Override
    String server() {
      return MnesiaServer.TM;
    }

    @Override
    Next answered(StepProgram program, Mnesia mnesia, Term key, Term answer) {
      return done(program, answer);
    }

    @Override
    Term nowhere(Term key) {
      return name;
    }
  }
}
