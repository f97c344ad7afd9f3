package crashlab.library.telemetry;

import crashlab.behaviour.BlockStep;
import crashlab.behaviour.Frame;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.StepProgram.Ending;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import java.util.LinkedHashMap;
import java.util.Map;

/// `telemetry:span/3`: executes `start`, does its steps, and executes `stop`, or `exception` if
/// they fail, and then the failure goes on. The duration goes from before the handlers of `start`
/// to before those of `stop` or `exception`, by the clock of `monotonic_time`.
///
/// Source: telemetry telemetry.erl, `span/3`.
final class SpanStep extends BlockStep {
  private static final int STARTED = 1;
  private static final int INSIDE = 2;
  private static final int STOPPED = 3;
  private static final int FAILED = 4;

  private final Tuple prefix;
  private final EventName stop;
  private final EventName exception;
  private final EventName start;
  private final Instruction[] body;

  /// How the steps failed.
  private record Failure(Ending how, Term with) {}

  SpanStep(Tuple prefix, Instruction[] body, Telemetry telemetry, ResultUse use) {
    super(use);
    this.prefix = prefix;
    this.body = body;
    this.stop = telemetry.event(TelemetryEvents.append(prefix, "stop"));
    this.exception = telemetry.event(TelemetryEvents.append(prefix, "exception"));
    this.start = telemetry.event(TelemetryEvents.append(prefix, "start"));
  }

  @Override
  protected Next proceed(StepProgram program, Frame frame) {
    switch (frame.phase) {
      case STARTED -> {
        return run(program, frame, body, INSIDE);
      }
      case INSIDE -> {
        Term value = valueOf(frame);
        frame.local = value;
        return run(program, frame, end(stop, program, frame, new LinkedHashMap<>()), STOPPED);
      }
      case STOPPED -> {
        Term value = frame.local instanceof Term term ? term : Atom.OK;
        return returned(program, new Detail.Result("telemetry_span", prefix, value));
      }
      case FAILED -> {
        return frame.local instanceof Failure(Ending how, Term with)
            ? failed(program, frame, how, with)
            : failed(program, frame, ExitReason.BADARG);
      }
      default -> {
        frame.number = program.node().monotonicNanos();
        return run(program, frame, begin(program), STARTED);
      }
    }
  }

  @Override
  protected Next bodyFailed(StepProgram program, Frame frame, Ending how, Term with) {
    if (frame.phase != INSIDE) {
      return failed(program, frame, how, with);
    }
    frame.local = new Failure(how, with);
    Map<String, Term> about = new LinkedHashMap<>();
    about.put("kind", FailureClass.of(how, with));
    about.put("reason", FailureClass.reason(how, with));
    return run(program, frame, end(exception, program, frame, about), FAILED);
  }

  /// The execution of `start`.
  private Instruction[] begin(StepProgram program) {
    return execute(start, TelemetryEvents.times(program.node()), new LinkedHashMap<>());
  }

  /// The execution of an event that ends the span.
  private static Instruction[] end(
      EventName event, StepProgram program, Frame frame, Map<String, Term> about) {
    long now = program.node().monotonicNanos();
    Map<String, Term> measurements = new LinkedHashMap<>();
    measurements.put("duration", new Int(now - frame.number));
    measurements.put("monotonic_time", new Int(now));
    return execute(event, measurements, about);
  }

  private static Instruction[] execute(
      EventName event, Map<String, Term> measurements, Map<String, Term> about) {
    var carried = TelemetryEvents.execution(event.name, measurements, about);
    return new Instruction[] {new Dispatch(event, _ -> carried)};
  }
}
