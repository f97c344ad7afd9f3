package crashlab.library.telemetry;

import crashlab.behaviour.JavaServer;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.List;

/// The process `telemetry_handler_table`: all changes of the table of handlers go through it, and
/// the table dies with it.
///
/// Source: telemetry telemetry_handler_table.erl.
final class HandlerTable extends JavaServer implements Belonging {
  static final String NAME = "telemetry_handler_table";
  private static final Tuple ALREADY_EXISTS = Tuple.of(Atom.ERROR, new Atom("already_exists"));
  private static final Tuple NOT_FOUND = Tuple.of(Atom.ERROR, new Atom("not_found"));

  private final Telemetry telemetry;
  private final List<Handler> initial;

  /// What the process is asked to do.
  sealed interface TableChange {
    record Attach(Handler handler) implements TableChange {}

    record Detach(Handler.HandlerId id) implements TableChange {}
  }

  /// @param initial what is attached from the first
  HandlerTable(ErlangNode node, Telemetry telemetry, List<Handler> initial) {
    super(node);
    this.telemetry = telemetry;
    this.initial = initial;
  }

  @Override
  protected void init() {
    node.belongings().acquire(self(), this);
    telemetry.begin();
    initial.forEach(telemetry::attach);
    initDone();
  }

  @Override
  protected void handleCall(Message call) {
    received(EventType.RECEIVE_CALL, call);
    if (call.extra() instanceof TableChange change) {
      charge(Cost.ETS_INSERT);
      reply(from(), answer(change));
    } else {
      noClause();
    }
  }

  private Term answer(TableChange change) {
    return switch (change) {
      case TableChange.Attach(Handler handler) ->
          telemetry.attach(handler) ? Atom.OK : ALREADY_EXISTS;
      case TableChange.Detach(Handler.HandlerId id) -> telemetry.detach(id) ? Atom.OK : NOT_FOUND;
    };
  }

  @Override
  protected void handleCast(Message cast) {}

  @Override
  public void ownerEnded(ErlangNode on, ErlangProcess owner, Term reason, long cause) {
    if (!telemetry.attached().isEmpty()) {
      List<Term> ids = telemetry.attached().stream().map(one -> (Term) one.id.atom).toList();
      on.emit(EventType.LIBRARY, owner, null, cause, TelemetryEvents.LOST.with(new Tuple(ids)));
    }
    telemetry.clear();
  }

  @Override
  public Term stateTerm() {
    return Tuple.of();
  }
}
