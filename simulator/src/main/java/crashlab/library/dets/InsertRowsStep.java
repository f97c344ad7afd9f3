package crashlab.library.dets;

import crashlab.behaviour.Frame;
import crashlab.behaviour.RescuableInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// `dets_insert` of many rows: as many single inserts, one after the other, of which the trace
/// tells as of one. The first that fails is the last.
final class InsertRowsStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int ASKING = 1;
  private static final int SENDING = 2;
  private static final int WAITING = 3;

  private final TableAddress table;
  private final Atom name;
  private final long rows;
  private final TermSource value;

  InsertRowsStep(String table, long rows, TermSource value, ResultUse use) {
    super(use);
    this.table = new TableAddress(table);
    this.name = new Atom(table);
    this.rows = rows;
    this.value = value;
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    return switch (frame.phase) {
      case BEGIN -> {
        frame.number = 0;
        yield next(program, frame);
      }
      case ASKING -> ask(program, frame);
      case SENDING -> send(program, frame);
      case WAITING -> take(program, frame);
      default -> throw new IllegalStateException("an insert in phase (" + frame.phase + ")");
    };
  }

  private Next next(StepProgram program, Frame frame) {
    return frame.number == rows
        ? returned(program, new Detail.Result("dets_insert", name, Atom.OK))
        : ask(program, frame);
  }

  private Next ask(StepProgram program, Frame frame) {
    Term drawn = value.next(program);
    frame.key = drawn;
    program.charge(Cost.MONITOR);
    program.charge(Cost.SEND);
    program.chargeCopy(drawn);
    frame.phase = SENDING;
    return program.pay() ? Next.STAY : send(program, frame);
  }

  private Next send(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    ErlangProcess process = table.resolve(program, frame);
    Term drawn = frame.key;
    if (process == null || drawn == null) {
      return failed(program, frame, TableStep.notOpen(name));
    }
    var key = new Text(Long.toString(frame.number));
    long ref = node.newRef();
    frame.phase = WAITING;
    node.waits().awaitRef(self, ref, Long.MAX_VALUE);
    Message call = node.message(Message.Kind.CALL, self, Tuple.of(key, drawn), self.cause(), ref);
    node.bonds().call(self, process, call.with(new TableRequest.Insert(key, drawn, false)));
    return Next.STAY;
  }

  private Next take(StepProgram program, Frame frame) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message message = node.waits().takeMatched(self);
    node.waits().endWait(self);
    program.charge(Cost.RECEIVE);
    if (message == null || message.kind() == Message.Kind.DOWN) {
      return failed(program, frame, TableStep.notOpen(name));
    }
    Term answer = message.payload();
    self.setCause(message.cause());
    node.recycle(message);
    if (!answer.equals(Atom.OK)) {
      return returned(program, new Detail.Result("dets_insert", name, answer));
    }
    frame.number++;
    frame.phase = ASKING;
    return next(program, frame);
  }
}
