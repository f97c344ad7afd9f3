package crashlab.library.telemetry;

import crashlab.library.CodeContext;
import crashlab.otp.Tuple;
import crashlab.scenario.Step;
import java.util.List;

/// A handler, as the file says it.
record HandlerSpec(String id, List<Tuple> events, List<Step> body) {
  Handler in(CodeContext code) {
    Telemetry telemetry = Telemetry.of(code.node());
    return new Handler(
        telemetry.id(id),
        events.stream().map(telemetry::event).toList(),
        code.function(body),
        telemetry);
  }
}
