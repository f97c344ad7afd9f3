package crashlab.library.mnesia;

import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import java.util.List;

/// Steps of transactions on one row. Source: OTP mnesia.erl, `read/5`, `write/5`, `delete/5`.
final class RowSteps {
  private RowSteps() {}

  /// The rows of a key, as a lookup gives them.
  static Tuple rows(Term key, List<Term> values) {
    return new Tuple(values.stream().map(value -> (Term) Tuple.of(key, value)).toList());
  }

  static Term first(List<Term> values) {
    return values.isEmpty() ? Atom.NIL : values.getFirst();
  }

  /// `mnesia_read`.
  static final class Read extends LockingStep {
    Read(On on, boolean forWriting) {
      super(on, forWriting ? LockKind.READ_WRITE : LockKind.READ);
    }

    @Override
    Next locked(
        StepProgram program, Frame frame, Transaction transaction, Oid oid, List<Term> rows) {
      TableCopy copy = Mnesia.of(program.node()).table(table);
      List<Term> seen = copy == null ? rows : transaction.store().over(rows, oid, copy.rows);
      program.charge(Cost.ETS_LOOKUP);
      seen.forEach(program::chargeCopy);
      var result = new Detail.Result(verb, name, rows(oid.keyTerm(), seen));
      return returned(program, result, first(seen));
    }
  }

  /// `mnesia_write`.
  static final class Write extends LockingStep {
    private final TermSource value;

    Write(On on, TermSource value) {
      super(on, LockKind.WRITE);
      this.value = value;
    }

    @Override
    Next locked(
        StepProgram program, Frame frame, Transaction transaction, Oid oid, List<Term> rows) {
      TableCopy copy = Mnesia.of(program.node()).table(table);
      boolean isBag = copy != null && copy.spec.type() == TableType.BAG;
      Term written = value.next(program);
      var change = new Change(table, oid.keyTerm(), written, Change.ChangeKind.WRITE);
      transaction.store().add(change, isBag);
      program.charge(Cost.ETS_INSERT);
      program.chargeCopy(written);
      return returned(program, new Detail.Result(verb, name, Atom.OK));
    }
  }

  /// `mnesia_delete`.
  static final class Delete extends LockingStep {
    Delete(On on) {
      super(on, LockKind.WRITE);
    }

    @Override
    Next locked(
        StepProgram program, Frame frame, Transaction transaction, Oid oid, List<Term> rows) {
      var change = new Change(table, oid.keyTerm(), Atom.OK, Change.ChangeKind.DELETE);
      transaction.store().add(change, false);
      program.charge(Cost.ETS_INSERT);
      return returned(program, new Detail.Result(verb, name, Atom.OK));
    }
  }
}
