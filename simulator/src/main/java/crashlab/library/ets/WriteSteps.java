package crashlab.library.ets;

import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.kernel.Nanos;
import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Cost;
import crashlab.otp.Int;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.LibraryEvent;
import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// Steps that change one key of a table. Each is atomic and isolated.
///
/// Source: OTP ets manual, `insert/2`, `insert_new/2`, `take/2`, `delete/2`, `update_counter/4`.
final class WriteSteps {
  static final LibraryEvent LOST_UPDATE =
      LibraryEvent.of("ets", "lost_update", EventRole.WORK, "table", "key", "by")
          .says(
              "wrote over the row {key} of the table {table}, which {by} had written since it read"
                  + " it: that update was lost")
          .toldFirst();

  private WriteSteps() {}

  static long inserting(StepProgram program, Term value) {
    ErlangNode node = program.node();
    return Nanos.sum(node.priceOf(Cost.ETS_INSERT), node.priceOfCopying(value.bytes()));
  }

  /// Puts an object in; counts it if it goes over a newer one than the process has read.
  static void put(StepProgram program, TableUse use, EtsTable table, Term key, Term value) {
    Row row = table.type.isBag() || !use.reads ? null : table.rows.find(key);
    if (row != null && RecentReads.of(program).isStale(row)) {
      table.name.figures.lostUpdates++;
      program
          .node()
          .emit(EventType.LIBRARY, program.self(), null, program.self().cause(), lost(table, row));
    }
    table.rows.insert(key, value).writer = program.self().number();
  }

  private static Detail.Operation lost(EtsTable table, Row row) {
    return LOST_UPDATE.with(table.name.atom, row.key, new Pid(row.writer));
  }

  /// `ets_insert` of one object, and `ets_insert_new`.
  static final class Insert extends RowStep {
    private final TermSource value;
    private final boolean onlyNew;
    private final Detail.Result done;
    private final Detail.Result taken;

    /// @param onlyNew whether nothing is done if the table has the key
    Insert(On on, TermSource value, boolean onlyNew) {
      super(on, true);
      use.overwrites |= !onlyNew;
      this.value = value;
      this.onlyNew = onlyNew;
      String verb = onlyNew ? "ets_insert_new" : "ets_insert";
      this.done = new Detail.Result(verb, name.atom, Bool.TRUE);
      this.taken = new Detail.Result(verb, name.atom, Bool.FALSE);
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      return inserting(program, value.next(program));
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      if (onlyNew && table.rows.find(drawn) != null) {
        return returned(program, taken);
      }
      put(program, use, table, drawn, value.next(program));
      table.claim();
      return returned(program, done);
    }
  }

  /// `ets_delete` of a key, and `ets_take`, which returns what was there.
  static final class Remove extends RowStep {
    private final boolean taking;
    private final Detail.Result done;

    Remove(On on, boolean taking) {
      super(on, true);
      this.taking = taking;
      this.done = new Detail.Result("ets_delete", name.atom, Bool.TRUE);
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      ErlangNode node = program.node();
      long copying = taking ? ReadSteps.copying(node, table.rows.find(drawn)) : 0;
      return Nanos.sum(node.priceOf(Cost.ETS_INSERT), copying);
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      Row first = table.rows.remove(drawn);
      table.claim();
      if (!taking) {
        return returned(program, done);
      }
      var objects = new Detail.Result("ets_take", name.atom, ReadSteps.objects(first));
      return returned(program, objects, first == null ? Atom.NIL : first.value);
    }
  }

  /// `ets_update_counter`: reads and writes in one go, so that no update is lost. The key stays as
  /// it was inserted. Source: OTP erl_db.c, `do_update_counter`.
  static final class UpdateCounter extends RowStep {
    private final long by;
    private final @Nullable Term absent;

    /// @param absent what a key that the table does not have begins with; null: it has to have it
    UpdateCounter(On on, long by, @Nullable Term absent) {
      super(on, true);
      this.by = by;
      this.absent = absent;
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      return program.node().priceOf(Cost.ETS_INSERT);
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      Row row = table.rows.find(drawn);
      Term before = row == null ? absent : row.value;
      if (table.type.isBag() || !(before instanceof Int(long number))) {
        return refused(program, frame);
      }
      if (overflows(number, by)) {
        return refused(program, frame);
      }
      Term now = new Int(number + by);
      if (row == null) {
        table.rows.insert(drawn, now).writer = program.self().number();
      } else {
        table.rows.update(row, now);
        row.writer = program.self().number();
      }
      table.claim();
      return returned(program, new Detail.Result("ets_update_counter", name.atom, now));
    }

    /// The real one would be an integer of more than 64 bits, which there are none of here.
    private static boolean overflows(long number, long by) {
      long sum = number + by;
      return ((number ^ sum) & (by ^ sum)) < 0;
    }
  }
}
