package crashlab.language;

import crashlab.scenario.Metric;
import crashlab.scenario.Observables;
import crashlab.scenario.Probe;
import crashlab.scenario.Shape;
import crashlab.scenario.TraceQuery.Take;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The expectations of the schema: those of the frame get the keys that all have, and those that
/// read something are added.
final class ExpectationSchema {
  private static final List<String> LIMITS = List.of("at_least", "at_most");

  private final ArrayNode forms;
  private final ArrayNode readings;
  private final Observables observables;

  private ExpectationSchema(ArrayNode forms, ArrayNode readings, Observables observables) {
    this.forms = forms;
    this.readings = readings;
    this.observables = observables;
  }

  /// @param reading takes the expectations that read something, without what it is compared with
  static void complete(ObjectNode definition, ObjectNode reading, Observables observables) {
    var schema =
        new ExpectationSchema(
            definition.get("anyOf").asArray(), reading.putArray("anyOf"), observables);
    for (JsonNode form : schema.forms) {
      if (form.get("properties") instanceof ObjectNode properties) {
        schema.completeForm(form.asObject(), properties);
      }
    }
    schema.addTrace();
    observables.probes().forEach(schema::addProbe);
  }

  private void completeForm(ObjectNode form, ObjectNode properties) {
    boolean metric = properties.has("metric");
    if (properties.has("at_least")) {
      JsonNode bound = properties.get("at_least");
      properties.set("between", pairOf(bound.get("$ref").asString()));
      excludeOther(form, "between", List.of("at_least", "at_most", "equals"));
    }
    if (metric) {
      properties.set("same_as", reference("reading"));
      properties.get("metric").get("anyOf").get(0).asObject().put("pattern", pattern());
      addReading(metricAlone(properties.get("metric")));
    }
    if (form.get("anyOf") instanceof ArrayNode one) {
      one.addObject().putArray("required").add("between");
      if (metric) {
        one.addObject().putArray("required").add("same_as");
      }
    }
    addName(properties);
  }

  private String pattern() {
    return observables.metrics().stream()
        .map(ExpectationSchema::pattern)
        .collect(Collectors.joining("|", "^(", ")$"));
  }

  /* What stands for a name has no small letter. */
  private static String pattern(Metric metric) {
    return Pattern.compile("\\.")
        .splitAsStream(metric.pattern())
        .map(word -> word.matches("[a-z_0-9]+") ? word : ".+")
        .collect(Collectors.joining("\\."));
  }

  private void addTrace() {
    trace(Shape.Kind.LIST, true, false, Take.LIST, Take.SORTED, Take.DISTINCT, Take.GAPS);
    trace(Shape.Kind.VALUE, true, true, Take.FIRST, Take.LAST);
    trace(Shape.Kind.FIGURE, true, true, Take.COUNT, Take.SUM, Take.LEAST, Take.MOST);
    trace(Shape.Kind.FIGURE, false, false, Take.COUNT);
  }

  private void trace(Shape.Kind kind, boolean reads, boolean takes, Take... words) {
    ObjectNode form = forms.addObject();
    form.put("type", "object");
    ObjectNode properties = form.putObject("properties");
    ArrayNode required = form.putArray("required").add("trace");
    properties.set("trace", anyOf(lines()));
    if (reads) {
      properties.set("read", read());
      required.add("read");
    }
    ArrayNode take = properties.putObject("take").putArray("anyOf");
    ArrayNode choices = take.addObject().putArray("enum");
    Stream.of(words).forEach(word -> choices.add(word.word()));
    take.add(reference("param"));
    if (takes) {
      required.add("take");
    }
    List.of("from", "to", "since").forEach(key -> properties.set(key, reference("duration")));
    form.put("additionalProperties", false);
    form.put("description", "Reads figures off the trace.");
    addReading(form);
    addBounds(form, kind, reads);
  }

  private static ObjectNode metricAlone(JsonNode metric) {
    ObjectNode form = Json.object().put("type", "object");
    form.putObject("properties").set("metric", metric);
    form.putArray("required").add("metric");
    return form.put("additionalProperties", false);
  }

  private void addReading(ObjectNode form) {
    ObjectNode reading = form.deepCopy();
    addTime(reading.get("properties").asObject());
    readings.add(reading);
  }

  private static void addTime(ObjectNode properties) {
    properties.set(
        "at", reference("duration").put("description", "At this time; default: at the end."));
  }

  private ObjectNode lines() {
    ObjectNode lines = Json.object().put("type", "object");
    lines.put("description", "The lines of the trace whose keys have these values.");
    ObjectNode properties = lines.putObject("properties");
    observables.traceKeys().keySet().forEach(key -> properties.set(key, Json.object()));
    ObjectNode words = Json.object();
    observables.traceEvents().forEach(words.putArray("enum").add("_")::add);
    properties.set("event", event(words));
    return lines.put("additionalProperties", false);
  }

  private static ObjectNode event(ObjectNode words) {
    ObjectNode event = Json.object();
    event.putArray("anyOf").add(words).addObject().put("type", "object");
    return event;
  }

  private static ObjectNode read() {
    ObjectNode read = Json.object().put("description", "A key of the trace, or several.");
    ArrayNode forms = read.putArray("anyOf").add(reference("name"));
    forms.addObject().put("type", "array").put("minItems", 1).set("items", reference("text"));
    return read;
  }

  private void addProbe(Probe probe) {
    for (Shape.Kind kind : probe.kinds()) {
      ObjectNode form = WordSchema.of(probe.word());
      forms.add(form);
      addReading(form);
      addBounds(form, kind, probe.expected() == null);
    }
  }

  /// @param needed whether one of the bounds has to be there
  private static void addBounds(ObjectNode form, Shape.Kind kind, boolean needed) {
    ObjectNode properties = form.get("properties").asObject();
    List<String> keys =
        switch (kind) {
          case LIST -> {
            properties.set("equals", anyOf(Json.object().put("type", "array")));
            properties.set("each", pairOf("#/$defs/bound"));
            properties.set("between", listOf(pairOf("#/$defs/bound")));
            properties.set("length", whole());
            yield List.of("equals", "each", "between", "length", "same_as");
          }
          case VALUE -> {
            properties.set("equals", Json.object());
            yield limits(properties);
          }
          case FIGURE -> {
            properties.set("equals", reference("bound"));
            yield limits(properties);
          }
        };
    properties.set("same_as", reference("reading"));
    addTime(properties);
    addName(properties);
    if (needed) {
      ArrayNode one = form.putArray("anyOf");
      keys.forEach(key -> one.addObject().putArray("required").add(key));
    }
    if (kind != Shape.Kind.LIST) {
      excludeOther(form, "equals", LIMITS);
    }
  }

  private static List<String> limits(ObjectNode properties) {
    LIMITS.forEach(key -> properties.set(key, reference("bound")));
    properties.set("between", pairOf("#/$defs/bound"));
    return List.of("at_least", "at_most", "equals", "between", "same_as");
  }

  private static void excludeOther(ObjectNode form, String key, List<String> others) {
    ArrayNode all = form.get("allOf") instanceof ArrayNode there ? there : form.putArray("allOf");
    for (String other : others) {
      all.addObject().putObject("not").putArray("required").add(key).add(other);
    }
  }

  private static void addName(ObjectNode properties) {
    properties.set("name", reference("name").put("description", "What reports call it."));
  }

  private static ObjectNode pairOf(String reference) {
    ObjectNode pair = Json.object().put("type", "array").put("minItems", 2).put("maxItems", 2);
    pair.putObject("items").put("$ref", reference);
    return anyOf(pair);
  }

  private static ObjectNode listOf(ObjectNode items) {
    ObjectNode list = Json.object().put("type", "array");
    list.set("items", items);
    return anyOf(list);
  }

  private static ObjectNode whole() {
    return anyOf(
        Json.object().put("type", "integer").put("minimum", 0).put("maximum", Integer.MAX_VALUE));
  }

  private static ObjectNode anyOf(ObjectNode form) {
    ObjectNode any = Json.object();
    any.putArray("anyOf").add(form).add(reference("param"));
    return any;
  }

  private static ObjectNode reference(String definition) {
    return Json.object().put("$ref", "#/$defs/" + definition);
  }
}
