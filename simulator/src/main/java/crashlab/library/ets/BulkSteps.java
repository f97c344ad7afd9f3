package crashlab.library.ets;

import crashlab.behaviour.Frame;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.kernel.Nanos;
import crashlab.otp.Bool;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.trace.Detail;
import java.util.ArrayList;
import java.util.List;

/// `ets_insert` of many objects: one operation, which holds the whole table.
///
/// Source: OTP ets manual, `insert/2`: atomic and isolated, also for a list.
final class BulkSteps {
  private BulkSteps() {}

  /// An object of a list.
  record ObjectSource(TermSource key, TermSource value) {}

  /// A list of objects; into a bag it goes from its end. Source: OTP erl_db.c, `ets_insert_2_list`.
  static final class Objects extends RowStep {
    private final List<ObjectSource> objects;
    private final Detail.Result done;

    Objects(On on, List<ObjectSource> objects) {
      super(on, true);
      use.overwrites = true;
      this.objects = List.copyOf(objects);
      this.done = new Detail.Result("ets_insert", name.atom, Bool.TRUE);
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      long nanos = 0;
      for (ObjectSource object : objects) {
        nanos = Nanos.sum(nanos, WriteSteps.inserting(program, object.value().next(program)));
      }
      return nanos;
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      List<Row> made = new ArrayList<>(objects.size());
      for (ObjectSource object : objects) {
        Term key = TableKeys.normal(object.key().next(program));
        made.add(new Row(key, object.value().next(program)));
      }
      for (Row row : table.type == TableType.BAG ? made.reversed() : made) {
        WriteSteps.put(program, use, table, row.key, row.value);
      }
      table.claim();
      return returned(program, done);
    }
  }

  /// Objects with the keys `"0"` to `"n-1"`.
  static final class Numbered extends RowStep {
    private final int count;
    private final TermSource value;
    private final Detail.Result done;

    Numbered(On on, int count, TermSource value) {
      super(on, true);
      use.overwrites = true;
      this.count = count;
      this.value = value;
      this.done = new Detail.Result("ets_insert", name.atom, Bool.TRUE);
    }

    @Override
    long work(StepProgram program, EtsTable table, Term drawn) {
      return Nanos.times(count, WriteSteps.inserting(program, value.next(program)));
    }

    @Override
    Next act(StepProgram program, Frame frame, EtsTable table, Term drawn) {
      Term each = value.next(program);
      for (int i = 0; i < count; i++) {
        WriteSteps.put(program, use, table, new Text(Integer.toString(i)), each);
      }
      table.claim();
      return returned(program, done);
    }
  }
}
