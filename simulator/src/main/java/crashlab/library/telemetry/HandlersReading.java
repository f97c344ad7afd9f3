package crashlab.library.telemetry;

import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.scenario.Param;
import crashlab.scenario.Probe;
import crashlab.scenario.Shape;
import crashlab.scenario.ValueType;
import crashlab.scenario.Word;
import java.util.List;

/// Which handlers are attached, for expectations.
final class HandlersReading {
  private static final Param<Term> HANDLERS =
      Param.needed(
          "handlers",
          ValueType.of(
              "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/name\"}}, {\"$ref\":"
                  + " \"#/$defs/param\"}]}",
              "[id, …]",
              new Tuple(List.of()),
              (at, reading, _) -> tuple(reading.values().texts(at, "an array of ids"))));

  static final ReadingWord WORD =
      new ReadingWord(
          Probe.expecting(
              HANDLERS,
              Word.of(HANDLERS, "Just these telemetry handlers are attached, in this order."),
              Shape.list()),
          (_, run) -> attached(run));

  private HandlersReading() {}

  private static Term attached(RunView run) {
    return tuple(
        TelemetryMetrics.telemetries(run)
            .flatMap(telemetry -> telemetry.attached().stream())
            .map(handler -> handler.id.atom.name())
            .distinct()
            .toList());
  }

  private static Tuple tuple(List<String> ids) {
    return new Tuple(ids.stream().map(id -> (Term) new Text(id)).toList());
  }
}
