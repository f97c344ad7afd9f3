package crashlab.library.dets;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.RequestStep;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.Message;

/// `dets:open_file/2` and `dets:close/1`: a call of the process `dets` without a time limit.
///
/// Source: OTP dets_server.erl, `call/1`.
final class ServerStep extends RequestStep {
  private final String verb;
  private final Atom table;

  private ServerStep(DetsServer.Request asked, Term term, String verb, ServerUse use) {
    super(new Request(Message.Kind.CALL, term, asked), use.server(), Long.MAX_VALUE, use.result());
    this.verb = verb;
    this.table = new Atom(asked.table());
  }

  /// Whom a step asks, and what becomes of the answer.
  record ServerUse(Address server, ResultUse result) {}

  static ServerStep open(String table, OpenOptions options, ServerUse use) {
    var asked = new DetsServer.Request.Open(table, options);
    return new ServerStep(asked, Tuple.of(new Atom("open"), new Atom(table)), "dets_open", use);
  }

  static ServerStep close(String table, ServerUse use) {
    var asked = new DetsServer.Request.Close(table);
    return new ServerStep(asked, Tuple.of(new Atom("close"), new Atom(table)), "dets_close", use);
  }

  @Override
  protected Next replied(StepProgram program, Frame frame, Message reply) {
    Term value = reply.payload();
    if (value.equals(DetsErrors.DIED)) {
      var info = new ErrorInfo("the process of the table " + table.name() + " was killed", null);
      return failed(program, frame, ExitReason.refused(info));
    }
    program.emit(EventType.RESULT, null, new Detail.Result(verb, table, value));
    return Next.STEP;
  }
}
