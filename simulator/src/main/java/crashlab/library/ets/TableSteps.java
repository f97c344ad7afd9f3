package crashlab.library.ets;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.vm.ErlangProcess;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Steps on a table as a thing that somebody owns.
final class TableSteps {
  private TableSteps() {}

  /// Whom a table goes to, as the file says it.
  record Receiver(Address target, Term data) {}

  /// A step on a table as a thing.
  abstract static class OnTable extends ValueStep {
    final TableName name;

    OnTable(TableName name, ResultUse use) {
      super(use);
      this.name = name;
    }

    @Override
    protected void charge(StepProgram program, Frame frame) {
      program.charge(Cost.ETS_LOOKUP);
    }

    final Next refused(StepProgram program, Frame frame) {
      return failed(program, frame, Refusal.of(name, program));
    }

    final @Nullable EtsTable owned(StepProgram program) {
      EtsTable table = EtsTables.find(name, program);
      return table != null && table.owner() == program.self() ? table : null;
    }
  }

  /// `ets:new/2`. A name of which nobody is the process is no heir: `badarg`.
  static final class New extends OnTable {
    private final EtsTables tables;
    private final TableOptions options;
    private final @Nullable Receiver heir;
    private final Detail.Result done;

    New(
        EtsTables tables,
        TableName name,
        TableOptions options,
        @Nullable Receiver heir,
        ResultUse use) {
      super(name, use);
      this.tables = tables;
      this.options = options;
      this.heir = heir;
      this.done = new Detail.Result("ets_new", name.atom, name.atom);
    }

    @Override
    protected void charge(StepProgram program, Frame frame) {
      program.charge(Cost.ETS_INSERT);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      ErlangProcess next = heir == null ? null : heir.target().resolve(program, frame);
      if (heir != null && next == null) {
        return failed(program, frame, ExitReason.withStack(ExitReason.BADARG));
      }
      EtsTable table = tables.create(name, options, program);
      if (table == null) {
        return failed(program, frame, Refusal.taken(name));
      }
      table.setHeir(heir == null || next == null ? null : new Heir(next, heir.data()));
      return returned(program, done);
    }
  }

  /// `ets:delete/1`: whoever may write the table may delete it, and waits for those who use it.
  ///
  /// Source: OTP erl_db.c, `ets_delete_1`, which takes the lock of the table for writing.
  static final class Drop extends OnTable {
    private final Detail.Result done;

    Drop(TableName name, ResultUse use) {
      super(name, use);
      this.done = new Detail.Result("ets_delete", name.atom, Bool.TRUE);
    }

    private @Nullable EtsTable deletable(StepProgram program) {
      EtsTable table = EtsTables.find(name, program);
      return table != null && table.allows(program.self(), true) ? table : null;
    }

    @Override
    protected void charge(StepProgram program, Frame frame) {
      EtsTable table = deletable(program);
      if (table == null) {
        program.charge(Cost.ETS_INSERT);
      } else {
        long nanos = program.node().priceOf(Cost.ETS_INSERT);
        table.lock.hold(program.self(), true, TableLock.WHOLE, nanos);
      }
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      EtsTable table = deletable(program);
      if (table == null) {
        return refused(program, frame);
      }
      table.delete();
      return returned(program, done);
    }
  }

  /// What `ets:info/2` tells.
  enum Item {
    SIZE,
    OWNER,
    HEIR,
    MEMORY,
    TYPE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private Term of(EtsTable table) {
      return switch (this) {
        case SIZE -> new Int(table.rows.size());
        case OWNER -> table.owner().pid();
        case HEIR -> {
          Heir heir = table.heir();
          yield heir == null ? new Atom("none") : heir.process().pid();
        }
        case MEMORY -> new Int(table.words());
        case TYPE -> new Atom(table.type.word());
      };
    }
  }

  /// `ets:info/2`, which anybody may ask.
  static final class Info extends OnTable {
    private final Item item;

    Info(TableName name, Item item, ResultUse use) {
      super(name, use);
      this.item = item;
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      EtsTable table = EtsTables.find(name, program);
      Term value = table == null ? Atom.UNDEFINED : item.of(table);
      return returned(program, new Detail.Result("ets_info", name.atom, value));
    }
  }

  /// `ets:whereis/1`, which finds named tables alone.
  static final class Whereis extends OnTable {
    Whereis(TableName name, ResultUse use) {
      super(name, use);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      Term value = name.named == null ? Atom.UNDEFINED : Opaque.REF;
      return returned(program, new Detail.Result("ets_whereis", name.atom, value));
    }
  }

  /// `ets:give_away/3`, by its owner and to another living process. Source: OTP erl_db.c,
  /// `ets_give_away_3`.
  static final class GiveAway extends OnTable {
    private final Receiver receiver;
    private final Detail.Result done;

    GiveAway(TableName name, Receiver receiver, ResultUse use) {
      super(name, use);
      this.receiver = receiver;
      this.done = new Detail.Result("ets_give_away", name.atom, Bool.TRUE);
    }

    @Override
    protected void charge(StepProgram program, Frame frame) {
      program.charge(Cost.ETS_LOOKUP);
      program.charge(Cost.SEND);
      program.chargeCopy(receiver.data());
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      EtsTable table = owned(program);
      ErlangProcess to = receiver.target().resolve(program, frame);
      if (table == null
          || to == null
          || !program.node().local().hasAlive(to)
          || to == program.self()) {
        return refused(program, frame);
      }
      table.giveAway(to, receiver.data(), program.self().cause());
      return returned(program, done);
    }
  }

  /// `ets:setopts/2`, by the owner: another heir. Source: OTP erl_db.c, `ets_setopts_2`.
  static final class SetHeir extends OnTable {
    private final Receiver heir;
    private final Detail.Result done;

    SetHeir(TableName name, Receiver heir, ResultUse use) {
      super(name, use);
      this.heir = heir;
      this.done = new Detail.Result("ets_setopts", name.atom, Bool.TRUE);
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      EtsTable table = owned(program);
      ErlangProcess next = heir.target().resolve(program, frame);
      if (table == null || next == null) {
        return refused(program, frame);
      }
      table.setHeir(new Heir(next, heir.data()));
      return returned(program, done);
    }
  }
}
