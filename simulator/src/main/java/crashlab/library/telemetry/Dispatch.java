package crashlab.library.telemetry;

import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Cost;
import crashlab.trace.Detail;
import crashlab.trace.EventType;

/// `telemetry:execute/3`: looks the handlers of an event up and runs them one after the other, in
/// the process that executes it.
///
/// Source: telemetry telemetry.erl, `execute/3`.
final class Dispatch extends Instruction {
  private static final int BEGIN = 0;
  private static final int PAID = 1;
  private static final int RUNNING = 2;

  /// What an execution carries, in the form in which the trace tells it.
  interface Execution {
    Detail.Operation of(StepProgram program);
  }

  private final EventName event;
  private final Execution execution;

  Dispatch(EventName event, Execution execution) {
    this.event = event;
    this.execution = execution;
  }

  @Override
  public Next execute(StepProgram program, Frame frame) {
    if (frame.phase == BEGIN) {
      frame.phase = PAID;
      frame.local = execution.of(program); // what is given is known before anything is looked up
      program.charge(Cost.ETS_LOOKUP);
      if (program.pay()) {
        return Next.STAY;
      }
    }
    if (frame.phase == PAID) {
      frame.phase = RUNNING;
      event.executions.count++;
      if (frame.local instanceof Detail.Operation told) {
        program.emit(EventType.LIBRARY, null, told);
      }
      frame.local = event.handlers;
      frame.number = 0;
    }
    if (!(frame.local instanceof Handler[] handlers) || frame.number == handlers.length) {
      return Next.STEP;
    }
    program.push(handlers[(int) frame.number++].run);
    return Next.JUMP;
  }
}
