package crashlab.behaviour;

import crashlab.otp.Cost;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// A step that asks the system itself for something, and waits for as long as it takes. Who is
/// asked is no process of the run, so that it is always answered.
public abstract class AskingStep extends RescuableInstruction {
  private static final int BEGIN = 0;
  private static final int ASKING = 1;
  private static final int WAITING = 2;

  protected AskingStep(ResultUse use) {
    super(use);
  }

  /// Asks, and gives [#await], unless it is known already.
  protected abstract Next ask(StepProgram program);

  /// The answer has come.
  protected abstract Next answered(StepProgram program, Message answer);

  /// The process waits for a message under the reference.
  protected static Next await(StepProgram program, long ref) {
    program.node().waits().awaitRef(program.self(), ref, Long.MAX_VALUE);
    return Next.STAY;
  }

  @Override
  public final Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = ASKING;
      program.charge(Cost.SEND);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (frame.phase == ASKING) {
      frame.phase = WAITING;
      return ask(program);
    }
    return take(program);
  }

  private Next take(StepProgram program) {
    ErlangNode node = program.node();
    ErlangProcess self = program.self();
    Message answer = node.waits().takeMatched(self);
    node.waits().endWait(self);
    if (answer == null) {
      throw new IllegalStateException("(" + getClass().getSimpleName() + ") was not answered");
    }
    self.setCause(answer.cause());
    Next next = answered(program, answer);
    node.recycle(answer);
    return next;
  }
}
