package crashlab.library.telemetry;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.library.RequestParams;
import crashlab.otp.Atom;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;

/// `telemetry:attach_many/4` and `detach/1`: a call of the process that owns the table.
///
/// Source: telemetry telemetry_handler_table.erl, `insert/4`, `delete/1`.
final class TableRequest extends RequestStep {
  private final String verb;
  private final Atom id;
  private final boolean told;

  private TableRequest(
      Request request, Address table, String verb, Atom id, boolean told, ResultUse use) {
    super(request, table, RequestParams.CALL_TIMEOUT_NANOS, use);
    this.verb = verb;
    this.id = id;
    this.told = told;
  }

  static TableRequest attach(Handler handler, Address table, ResultUse use) {
    Tuple names = new Tuple(handler.events.stream().map(event -> (Term) event.name).toList());
    Tuple term = Tuple.of(new Atom("insert"), handler.id.atom, names, Opaque.FUN, Tuple.of());
    return new TableRequest(
        new Request(Message.Kind.CALL, term, new HandlerTable.TableChange.Attach(handler)),
        table,
        "telemetry_attach",
        handler.id.atom,
        true,
        use);
  }

  static TableRequest detach(Handler.HandlerId id, Address table, ResultUse use) {
    return new TableRequest(detaching(id), table, "telemetry_detach", id.atom, true, use);
  }

  /// The detachment of a handler that failed, which no step asked for.
  static TableRequest detachFailed(Handler.HandlerId id, Address table) {
    return new TableRequest(
        detaching(id), table, "telemetry_detach", id.atom, false, ResultUse.NONE);
  }

  private static Request detaching(Handler.HandlerId id) {
    Tuple term = Tuple.of(new Atom("delete"), id.atom);
    return new Request(Message.Kind.CALL, term, new HandlerTable.TableChange.Detach(id));
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    if (told) {
      program.emit(EventType.RESULT, null, new Detail.Result(verb, id, reply.payload()));
      return Next.STEP;
    }
    return tellReply(program, reply);
  }
}
