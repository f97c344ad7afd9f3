package crashlab.library.ets;

import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.kernel.Nanos;
import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Cost;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps that look into a table. Source: OTP ets manual, `lookup/2`, `member/2`, `select_count/2`.
final class ReadSteps {
  private ReadSteps() {}

  /// The time that the copying of the objects of a key to the heap of the caller takes.
  static long copying(ErlangNode node, @Nullable Row first) {
    long bytes = 0;
    for (Row row = first; row != null; row = row.next) {
      bytes += row.value.bytes();
    }
    return bytes == 0 ? 0 : node.priceOfCopying(bytes);
  }

  /// The objects of a key as a list.
  static Tuple objects(@Nullable Row first) {
    List<Term> objects = new ArrayList<>(1);
    for (Row row = first; row != null; row = row.next) {
      objects.add(Tuple.of(row.key, row.value));
    }
    return new Tuple(objects);
  }

  /// `ets_lookup`. Of a row that does not change only the first lookup makes a list.
  static final class Lookup extends RowStep {
    private final Detail.Result nothing;

    Lookup(On on) {
      super(on, false);
      use.reads = true;
      this.nothing = result(Tuple.of());
    }

    private Detail.Result result(Tuple objects) {
      return new Detail.Result("ets_lookup", name.atom, objects);
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      ErlangNode node = program.node();
      return Nanos.sum(node.priceOf(Cost.ETS_LOOKUP), copying(node, table.rows.find(drawn)));
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      Row first = table.rows.find(drawn);
      if (first == null) {
        return returned(program, nothing, Atom.NIL);
      }
      if (use.overwrites && !table.type.isBag()) {
        RecentReads.of(program).note(first);
      }
      Detail.Result found = first.found;
      if (found == null) {
        Tuple objects = objects(first);
        program.node().run().walked(objects.size());
        found = result(objects);
        first.found = found;
      }
      return returned(program, found, first.value);
    }
  }

  /// `ets_member`: copies nothing.
  static final class Member extends RowStep {
    private final Detail.Result yes;
    private final Detail.Result no;

    Member(On on) {
      super(on, false);
      this.yes = new Detail.Result("ets_member", name.atom, Bool.TRUE);
      this.no = new Detail.Result("ets_member", name.atom, Bool.FALSE);
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      return program.node().priceOf(Cost.ETS_LOOKUP);
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      return returned(program, table.rows.find(drawn) == null ? no : yes);
    }
  }

  /// `ets_select`: looks at every row and counts them.
  static final class Select extends RowStep {
    Select(On on) {
      super(on, false);
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      ErlangNode node = program.node();
      return Nanos.sum(
          node.priceOf(Cost.ETS_LOOKUP),
          Nanos.times(table.rows.size(), node.priceOf(Cost.ETS_ROW)));
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      Term count = new Int(table.rows.size());
      return returned(program, new Detail.Result("ets_select", name.atom, count));
    }
  }
}
