package crashlab.library.ets;

import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.behaviour.ValueStep;
import crashlab.kernel.Nanos;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// A step that reads or writes the rows of a table: it waits until it has the lock, holds it for as
/// long as its work takes, and acts at the end of that. It never waits for the table's owner.
///
/// Source: OTP erl_db.c, `db_get_table`: `badarg` where there is no such table, or the caller has
/// no such right.
abstract class RowStep extends ValueStep {
  /// What a step on the rows of a table has to know.
  ///
  /// @param key null for a step on the table as a whole
  /// @param use how the code around the step uses the table
  record On(TableName name, @Nullable TermSource key, TableUse use, ResultUse result) {
    /// The same, on the table as a whole.
    On whole() {
      return new On(name, null, use, result);
    }
  }

  private static final Atom WHOLE_TABLE = Atom.NIL;

  final TableName name;
  final TableUse use;
  private final @Nullable TermSource key;
  private final boolean writing;

  RowStep(On on, boolean writing) {
    super(on.result());
    this.name = on.name();
    this.use = on.use();
    this.key = on.key();
    this.writing = writing;
  }

  /// How long the work takes, in nanoseconds, with the lock held.
  abstract long work(StepProgram program, EtsTable table, Term drawn);

  /// Does the work.
  abstract Next act(StepProgram program, Frame frame, EtsTable table, Term drawn);

  @Override
  protected final void draw(StepProgram program, Frame frame) {
    frame.key = key == null ? WHOLE_TABLE : TableKeys.normal(key.next(program));
  }

  private static Term drawn(Frame frame) {
    return frame.key == null ? WHOLE_TABLE : frame.key;
  }

  private @Nullable EtsTable table(StepProgram program) {
    EtsTable table = EtsTables.find(name, program);
    return table != null && table.allows(program.self(), writing) ? table : null;
  }

  @Override
  protected final void charge(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    EtsTable table = table(program);
    if (table == null) {
      program.charge(Cost.ETS_LOOKUP);
      return;
    }
    TableLock lock = table.lock;
    int part = key == null ? TableLock.WHOLE : lock.partOf(drawn(frame));
    long nanos = work(program, table, drawn(frame));
    if (lock.turnsTo(writing, part)) {
      nanos = Nanos.sum(nanos, node.priceOf(Cost.ETS_SWITCH));
    }
    lock.hold(program.self(), writing, part, nanos);
  }

  @Override
  protected final Next act(StepProgram program, Frame frame) {
    EtsTable table = table(program);
    if (table == null) {
      return failed(program, frame, Refusal.of(name, program));
    }
    if (writing) {
      name.figures.writes++;
    } else {
      name.figures.reads++;
    }
    return act(program, frame, table, drawn(frame));
  }

  /// The operation raises an ArgumentError.
  final Next refused(StepProgram program, Frame frame) {
    return failed(program, frame, ExitReason.withStack(ExitReason.BADARG));
  }
}
