package crashlab.library.telemetry;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.Instruction;
import crashlab.otp.Atom;
import crashlab.trace.Detail;
import java.util.List;

/// A function that is attached to events. It has variables of its own, since it knows nothing of
/// the process that runs it.
final class Handler {
  final HandlerId id;
  final List<EventName> events;
  final FunctionCode code;

  /// Runs it.
  final Instruction[] run;

  final Detail.Operation told;

  Handler(HandlerId id, List<EventName> events, FunctionCode code, Telemetry telemetry) {
    this.id = id;
    this.events = List.copyOf(events);
    this.code = code;
    this.run = new Instruction[] {new HandlerRun(this, telemetry)};
    this.told = TelemetryEvents.HANDLER.with(id.atom);
  }

  /// The id of a handler, and how often such a one ran.
  static final class HandlerId {
    final Atom atom;
    final Tallies.Tally runs;

    HandlerId(String id, Tallies.Tally runs) {
      this.atom = new Atom(id);
      this.runs = runs;
    }
  }
}
