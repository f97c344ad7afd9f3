package crashlab.scenario;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is to be read off a run: a figure, the trace, or what a system reads by a word of its
/// own.
final class AskedReader {
  static final String TRACE = "trace";
  static final String METRIC = "metric";

  private static final Scope FROM_OUTSIDE =
      Scope.of(new Callback("an expectation", Callback.Family.OTHER));
  private static final List<String> BESIDE =
      List.of(
          "at", "name", "equals", "at_least", "at_most", "between", "same_as", "each", "length");

  private final Reading reading;
  private final MetricReader metrics;
  private final TraceQueryReader queries;

  AskedReader(Reading reading) {
    this.reading = reading;
    this.metrics = new MetricReader(reading);
    this.queries = new TraceQueryReader(reading);
  }

  /// The keys of which one says what is read, but for `metric`.
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(TRACE));
    reading.vocabulary().probes().forEach(probe -> words.add(probe.name()));
    return words;
  }

  /// Returns what is read, or null where no key says it.
  @Nullable Asked asked(Fields fields) {
    At trace = fields.get(TRACE);
    if (trace != null) {
      return new Asked.Traced(queries.query(trace, fields), shown(fields));
    }
    for (Probe probe : reading.vocabulary().probes()) {
      At at = fields.has(probe.name()) ? fields.get(probe.name()) : null;
      if (at != null) {
        Arguments given = probe.word().read(at, fields, reading, FROM_OUTSIDE);
        return new Asked.Probed(probe, given, shown(fields));
      }
    }
    return null;
  }

  /// Returns the figure of a path; null, with a problem noted, where there is no such metric.
  @Nullable MetricPath metric(At at) {
    String text = reading.values().name(at, "a metric such as \"load.users.latency.p99\"");
    return text.isEmpty() ? null : metrics.path(at, text);
  }

  Asked.@Nullable OfMetric figure(At at) {
    MetricPath path = metric(at);
    return path == null ? null : new Asked.OfMetric(path);
  }

  static Shape shape(Asked asked) {
    return switch (asked) {
      case Asked.OfMetric metric -> Shape.figure(metric.path().metric().unit());
      case Asked.Probed probed -> probed.probe().shape().apply(probed.given());
      case Asked.Traced traced -> traced.query().shape();
    };
  }

  /// Returns what a reading has to be where no bounds say it; null where they have to.
  static @Nullable Comparison implied(Asked asked, Shape shape) {
    return switch (asked) {
      case Asked.OfMetric _ -> null;
      case Asked.Traced traced -> traced.query().read().isEmpty() ? Comparison.ONCE : null;
      case Asked.Probed(Probe probe, Arguments given, _) -> {
        Param<Term> expected = probe.expected();
        yield expected == null ? null : Comparison.exactly(expected.of(given), shape);
      }
    };
  }

  /* In words, without what it is compared with. */
  private static String shown(Fields fields) {
    if (!(fields.at().value() instanceof JsonValue.Obj object)) {
      return "";
    }
    List<JsonValue.Member> members =
        object.members().stream().filter(m -> !BESIDE.contains(m.key())).toList();
    var asked = new JsonValue.Obj(object.source(), object.start(), object.end(), members);
    return JsonPhrase.of(asked);
  }
}
