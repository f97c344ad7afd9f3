package crashlab.library.dets;

import crashlab.behaviour.CallStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.TableKeys;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A step that asks the process of a table and waits for the answer, however long that takes.
///
/// Source: OTP dets.erl, `req/2`: a monitor, and no time limit.
abstract class TableStep extends CallStep {
  private final String verb;
  private final Atom table;
  private final @Nullable TermSource key;

  TableStep(String verb, String table, @Nullable TermSource key, ResultUse use) {
    super(new TableAddress(table), Long.MAX_VALUE, use);
    this.verb = verb;
    this.table = new Atom(table);
    this.key = key;
  }

  /// What is asked.
  abstract TableRequest.OfUser ask(StepProgram program, Term drawn);

  /// Drawn once: the request is made of what was asked.
  @Override
  protected final Object arguments(StepProgram program, Frame frame) {
    if (!(frame.local instanceof TableRequest.OfUser)) {
      Term drawn = key == null ? Atom.NIL : TableKeys.normal(key.next(program));
      TableRequest.OfUser asked = ask(program, drawn);
      program.chargeCopy(term(asked));
      frame.local = asked;
    }
    return frame.local;
  }

  @Override
  protected final void chargeCopy(StepProgram program) {}

  @Override
  protected final Term request(StepProgram program, Frame frame) {
    return term((TableRequest.OfUser) arguments(program, frame));
  }

  private static Term term(TableRequest.OfUser asked) {
    return switch (asked) {
      case TableRequest.Insert(Term key, Term value, _) -> Tuple.of(new Atom("insert"), key, value);
      case TableRequest.Delete(Term key) -> Tuple.of(new Atom("delete_key"), key);
      case TableRequest.Lookup(Term key) -> Tuple.of(new Atom("lookup_keys"), key);
      case TableRequest.Sync _ -> new Atom("sync");
      case TableRequest.Info(InfoItem item) ->
          Tuple.of(new Atom("info"), new Atom(item.word().toLowerCase(Locale.ROOT)));
    };
  }

  @Override
  protected final Message.Kind kind() {
    return Message.Kind.CALL;
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    frame.local = null;
    program.emit(EventType.RESULT, null, new Detail.Result(verb, table, reply.payload()));
    return Next.STEP;
  }

  /// Its name as an atom.
  final Atom table() {
    return table;
  }

  final String verb() {
    return verb;
  }

  @Override
  protected Next unanswered(StepProgram program, Frame frame, Term reason) {
    frame.local = null;
    return failed(program, frame, notOpen(table));
  }

  /// Why a process fails that uses a table which is not open.
  static Term notOpen(Atom table) {
    return ExitReason.refused(
        new ErrorInfo("the DETS table " + table.name() + " was not open", null));
  }

  /// `dets:insert/2`.
  static final class Insert extends TableStep {
    private final TermSource value;

    Insert(String table, TermSource key, TermSource value, ResultUse use) {
      super("dets_insert", table, key, use);
      this.value = value;
    }

    @Override
    TableRequest.OfUser ask(StepProgram program, Term drawn) {
      return new TableRequest.Insert(drawn, value.next(program), true);
    }
  }

  /// `dets:delete/2`.
  static final class Delete extends TableStep {
    Delete(String table, TermSource key, ResultUse use) {
      super("dets_delete", table, key, use);
    }

    @Override
    TableRequest.OfUser ask(StepProgram program, Term drawn) {
      return new TableRequest.Delete(drawn);
    }
  }

  /// `dets:lookup/2`.
  static final class Lookup extends TableStep {
    Lookup(String table, TermSource key, ResultUse use) {
      super("dets_lookup", table, key, use);
    }

    @Override
    TableRequest.OfUser ask(StepProgram program, Term drawn) {
      return new TableRequest.Lookup(drawn);
    }

    /// The value of the first row, or `nil`; what is no list of rows stays as it is.
    @Override
    protected Term kept(StepProgram program, Frame frame, Term reply) {
      if (!(reply instanceof Tuple rows)) {
        return reply;
      }
      if (rows.size() == 0) {
        return Atom.NIL;
      }
      return rows.get(0) instanceof Tuple row ? row.get(1) : reply;
    }
  }

  /// `dets:sync/1`.
  static final class Sync extends TableStep {
    Sync(String table, ResultUse use) {
      super("dets_sync", table, null, use);
    }

    @Override
    TableRequest.OfUser ask(StepProgram program, Term drawn) {
      return new TableRequest.Sync();
    }
  }

  /// `dets:info/2`, which returns `undefined` for a table that is not open.
  static final class Info extends TableStep {
    private final InfoItem item;

    Info(String table, InfoItem item, ResultUse use) {
      super("dets_info", table, null, use);
      this.item = item;
    }

    @Override
    TableRequest.OfUser ask(StepProgram program, Term drawn) {
      return new TableRequest.Info(item);
    }

    @Override
    protected Next unanswered(StepProgram program, Frame frame, Term reason) {
      frame.local = null;
      frame.target = null;
      return returned(program, new Detail.Result(verb(), table(), Atom.UNDEFINED));
    }
  }
}
