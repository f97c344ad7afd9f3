package crashlab.library.telemetry;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.At;
import crashlab.scenario.Callback;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Step;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Events and handlers as files write them.
final class HandlerParams {
  private static final Callback HANDLER =
      new Callback("a telemetry handler", Callback.Family.FUNCTION);
  private static final String EVENT_SCHEMA =
      "{\"anyOf\": [{\"type\": \"array\", \"minItems\": 1, \"items\": {\"$ref\": \"#/$defs/name\"}},"
          + " {\"$ref\": \"#/$defs/param\"}]}";
  private static final String EXPECTED = "an event such as [\"app\", \"request\", \"stop\"]";

  static final ValueType<Tuple> EVENT =
      ValueType.of(
          EVENT_SCHEMA,
          "[\"app\", \"request\"]",
          Tuple.of(),
          (at, reading, _) -> event(at, reading));
  static final Param<List<Tuple>> EVENTS =
      Param.needed(
              "events",
              ValueType.<List<Tuple>>of(
                  "{\"anyOf\": [{\"type\": \"array\", \"items\": "
                      + EVENT_SCHEMA
                      + "}, {\"$ref\": \"#/$defs/param\"}]}",
                  "[event, …]",
                  List.of(),
                  (at, reading, _) -> events(at, reading)))
          .says("The events that it is for; names match whole.");
  static final Param<List<Step>> DO =
      Param.needed("do", ValueTypes.function(HANDLER))
          .says("Its steps, which run in the process that executes the event.");

  /// The part `telemetry` of a scenario.
  static final Param<List<HandlerSpec>> PART =
      Param.usual(
              "telemetry",
              ValueType.<List<HandlerSpec>>of(
                      schema(),
                      "[{\"id\": id, \"events\": [event], \"do\": [steps]}]",
                      List.of(),
                      (at, reading, scope) -> handlers(at, reading, scope))
                  .holding(specs -> specs.stream().map(HandlerSpec::body).toList()),
              List.of(),
              "[]")
          .says("Handlers that are attached before the trees start.");

  private HandlerParams() {}

  static Tuple event(At at, Reading reading) {
    List<Term> words = new ArrayList<>();
    for (At word : reading.values().elements(at, EXPECTED)) {
      words.add(new Atom(reading.values().name(word, "a word of the name of an event")));
    }
    if (words.isEmpty() && at.value() instanceof JsonValue.Arr) {
      reading.problems().mismatch(at, EXPECTED);
    }
    return new Tuple(words);
  }

  private static List<Tuple> events(At at, Reading reading) {
    List<Tuple> events = new ArrayList<>();
    for (At element : reading.values().elements(at, "an array of events")) {
      events.add(event(element, reading));
    }
    return events;
  }

  private static List<HandlerSpec> handlers(At at, Reading reading, Scope scope) {
    List<HandlerSpec> handlers = new ArrayList<>();
    Map<String, At> ids = new TreeMap<>();
    for (At element : reading.values().elements(at, "an array of handlers")) {
      Fields fields =
          reading.values().fields(element, "a handler such as {\"id\": \"metrics\", …}");
      At idAt = fields.need("id");
      String id = reading.values().name(idAt, "an id");
      if (idAt != null && !id.isEmpty() && ids.putIfAbsent(id, idAt) != null) {
        reading.problems().add(idAt, "the id is already given to another handler");
      }
      At eventsAt = fields.need("events");
      List<Tuple> events = eventsAt == null ? List.of() : events(eventsAt, reading);
      At doAt = fields.need("do");
      List<Step> body =
          doAt == null
              ? List.of()
              : ValueTypes.function(HANDLER).reader().read(doAt, reading, scope);
      fields.finish();
      handlers.add(new HandlerSpec(id, events, body));
    }
    return handlers;
  }

  private static String schema() {
    return "{\"anyOf\": [{\"type\": \"array\", \"items\": {\"anyOf\": [{\"type\": \"object\","
        + " \"properties\": {\"id\": {\"$ref\": \"#/$defs/name\"}, \"events\": "
        + EVENTS.type().schema()
        + ", \"do\": {\"$ref\": \"#/$defs/steps\"}}, \"required\": [\"id\", \"events\", \"do\"],"
        + " \"additionalProperties\": false}, {\"$ref\": \"#/$defs/param\"}]}}, {\"$ref\":"
        + " \"#/$defs/param\"}]}";
  }
}
