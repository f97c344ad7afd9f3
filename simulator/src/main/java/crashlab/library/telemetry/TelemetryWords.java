package crashlab.library.telemetry;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.TermSource;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Tuple;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Step;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The steps of telemetry. Source: telemetry telemetry.erl.
final class TelemetryWords {
  private static final Callback SPAN = new Callback("a span", Callback.Family.FUNCTION);

  private static final Param<Tuple> EXECUTE =
      Param.needed("telemetry", HandlerParams.EVENT).says("The event.");
  private static final Param<Map<String, Value>> MEASUREMENTS =
      Param.usual("measurements", values(), Collections.emptyMap(), "{}").says("Figures by name.");
  private static final Param<Map<String, Value>> METADATA =
      Param.usual("metadata", values(), Collections.emptyMap(), "{}")
          .says("What else is to be known, by name.");
  private static final Param<Tuple> SPAN_OF =
      Param.needed("telemetry_span", HandlerParams.EVENT)
          .says("What its events begin with: start, then stop or exception.");
  private static final Param<List<Step>> DO = Param.needed("do", ValueTypes.block(SPAN));
  private static final Param<String> ATTACH = id("telemetry_attach");
  private static final Param<String> DETACH = id("telemetry_detach");

  static final List<StepWord> STEPS =
      List.of(
          step(
              Word.of(EXECUTE, "`telemetry:execute`. Returns `\"ok\"`, whatever the handlers do.")
                  .with(MEASUREMENTS, METADATA),
              TelemetryWords::execute),
          step(
              Word.of(
                      SPAN_OF,
                      "`telemetry:span`: executes `start`, and `stop` or `exception`. Returns what"
                          + " `return` gives.")
                  .with(DO),
              (given, code) ->
                  new SpanStep(
                      SPAN_OF.of(given),
                      code.steps(DO.of(given)),
                      Telemetry.of(code.node()),
                      RequestParams.use(given, code))),
          step(
              Word.of(
                      ATTACH,
                      "`telemetry:attach_many`. Returns `\"ok\"` or `[\"error\","
                          + " \"already_exists\"]`.")
                  .with(HandlerParams.EVENTS, HandlerParams.DO),
              (given, code) ->
                  TableRequest.attach(
                      new HandlerSpec(
                              ATTACH.of(given),
                              HandlerParams.EVENTS.of(given),
                              HandlerParams.DO.of(given))
                          .in(code),
                      Telemetry.of(code.node()).table(),
                      RequestParams.use(given, code))),
          step(
              Word.of(
                  DETACH, "`telemetry:detach`. Returns `\"ok\"` or `[\"error\", \"not_found\"]`."),
              (given, code) -> {
                Telemetry telemetry = Telemetry.of(code.node());
                return TableRequest.detach(
                    telemetry.id(DETACH.of(given)),
                    telemetry.table(),
                    RequestParams.use(given, code));
              }));

  private TelemetryWords() {}

  private static StepWord step(Word word, StepWord.OneMaker maker) {
    return StepWord.of(Verb.of(word.with(RequestParams.INTO, RequestParams.RESCUE)), maker);
  }

  private static Param<String> id(String verb) {
    return Param.needed(verb, ValueTypes.name("the id of a handler", "id"))
        .says("The id of a handler.");
  }

  private static Instruction execute(Arguments given, CodeContext code) {
    EventName event = Telemetry.of(code.node()).event(EXECUTE.of(given));
    var carried =
        new Carried(
            event.name, sources(MEASUREMENTS.of(given), code), sources(METADATA.of(given), code));
    return new ExecuteStep(event, carried, RequestParams.use(given, code));
  }

  private static Map<String, TermSource> sources(Map<String, Value> values, CodeContext code) {
    Map<String, TermSource> sources = new LinkedHashMap<>();
    values.forEach((key, value) -> sources.put(key, code.value(value)));
    return sources;
  }

  private static ValueType<Map<String, Value>> values() {
    return ValueType.of(
        "{\"anyOf\": [{\"type\": \"object\", \"additionalProperties\": "
            + ValueTypes.VALUE.schema()
            + "}, {\"$ref\": \"#/$defs/param\"}]}",
        "{name: v}",
        Collections.emptyMap(),
        TelemetryWords::readValues);
  }

  private static Map<String, Value> readValues(At at, Reading reading, Scope scope) {
    Map<String, Value> values = new LinkedHashMap<>();
    reading
        .values()
        .entries(at, "an object of values by name")
        .forEach(
            (key, value) -> values.put(key, ValueTypes.VALUE.reader().read(value, reading, scope)));
    return values;
  }
}
