package crashlab.library.telemetry;

import crashlab.behaviour.Address;
import crashlab.behaviour.BlockStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.StepProgram.Ending;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ErrorInfo;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/// One run of a handler. If it raises, throws or exits it is detached for good, which is logged and
/// executed as an event itself; the process goes on.
///
/// Source: telemetry telemetry.erl, `execute/3`.
final class HandlerRun extends BlockStep {
  private static final int INSIDE = 1;
  private static final Tuple FAILURE =
      Tuple.of(new Atom("telemetry"), new Atom("handler"), new Atom("failure"));

  private final Handler handler;
  private final EventName failure;
  private final Address table;

  HandlerRun(Handler handler, Telemetry telemetry) {
    super(ResultUse.NONE);
    this.handler = handler;
    this.failure = telemetry.event(FAILURE);
    this.table = telemetry.table();
  }

  @Override
  protected Next proceed(StepProgram program, Frame frame) {
    if (frame.phase == INSIDE) {
      program.leaveFunction(frame.local);
      return Next.STEP;
    }
    handler.id.runs.count++;
    program.emit(EventType.LIBRARY, null, handler.told);
    frame.local = program.enterFunction(handler.code.layout());
    return run(program, frame, handler.code.steps(), INSIDE);
  }

  @Override
  protected Next bodyFailed(StepProgram program, Frame frame, Ending how, Term with) {
    program.leaveFunction(frame.local);
    Term kind = FailureClass.of(how, with);
    Term reason = FailureClass.reason(how, with);
    program.emit(
        EventType.LIBRARY,
        null,
        TelemetryEvents.FAILURE.with(handler.id.atom, kind, reason).because(ErrorInfo.of(with)));
    program.charge(Cost.REPORT);
    Map<String, Term> about = new LinkedHashMap<>();
    about.put("handler_id", handler.id.atom);
    about.put("kind", kind);
    about.put("reason", reason);
    Dispatch.Execution execution =
        executor ->
            TelemetryEvents.execution(FAILURE, TelemetryEvents.times(executor.node()), about);
    return program.goOnWith(
        frame,
        new Instruction[] {
          TableRequest.detachFailed(handler.id, table), new Dispatch(failure, execution)
        });
  }
}
