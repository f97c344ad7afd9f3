package crashlab.cli;

import crashlab.analysis.LoadResult;
import crashlab.analysis.Verdict;
import crashlab.experiment.FinishedRun;
import crashlab.simulation.Processes;
import crashlab.trace.Detail;
import crashlab.trace.Identities;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The results of runs as JSON: an object for one run, an array for several.
final class JsonReport {
  private static final double NANOS_PER_MICRO = 1_000.0;

  private final JsonGenerator json;

  /// @param file as the user would name it
  record Entry(String file, FinishedRun run) {}

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /// Returns the text, ended by a line break.
  static String of(List<Entry> entries) {
    var text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(pretty(), text)) {
      var report = new JsonReport(generator);
      if (entries.size() == 1) {
        report.entry(entries.getFirst());
      } else {
        generator.writeStartArray();
        entries.forEach(report::entry);
        generator.writeEndArray();
      }
    }
    return text.append("\n").toString();
  }

  private static ObjectWriteContext pretty() {
    return new ObjectWriteContext.Base() {
      @Override
      public PrettyPrinter getPrettyPrinter() {
        return new DefaultPrettyPrinter();
      }
    };
  }

  private void entry(Entry entry) {
    FinishedRun run = entry.run();
    var facts = run.facts();
    json.writeStartObject();
    json.writeStringProperty("file", entry.file());
    json.writeStringProperty("name", run.scenario().name());
    json.writeStringProperty("outcome", facts.end().word());
    run.simulation()
        .outcome()
        .filter(outcome -> !outcome.why().isEmpty())
        .ifPresent(outcome -> json.writeStringProperty("why", outcome.why()));
    json.writeStringProperty("fingerprint", facts.fingerprint());
    json.writeNumberProperty("seed", facts.seed());
    json.writeNumberProperty("events", facts.events());
    json.writeNumberProperty("duration_ns", facts.endNanos());
    params(run.scenario().params());
    json.writeArrayPropertyStart("expectations");
    run.verdicts().forEach(this::verdict);
    json.writeEndArray();
    json.writeObjectPropertyStart("loads");
    for (int i = 0; i < facts.loads().size(); i++) {
      load(facts.loads().get(i), run.failureKinds().get(i));
    }
    json.writeEndObject();
    processes(run);
    json.writeEndObject();
  }

  private void params(Map<String, String> params) {
    if (!params.isEmpty()) {
      json.writeObjectPropertyStart("params");
      params.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }

  private void verdict(Verdict verdict) {
    json.writeStartObject();
    json.writeStringProperty("pointer", verdict.expectation().place().pointer());
    String name = verdict.expectation().name();
    if (name != null) {
      json.writeStringProperty("name", name);
    }
    json.writeBooleanProperty("holds", verdict.holds());
    json.writeStringProperty("expected", verdict.expected());
    json.writeStringProperty("seen", verdict.seen());
    json.writeNumberProperty("at", verdict.whenNanos());
    json.writeEndObject();
  }

  private void load(LoadResult load, SequencedMap<String, Long> failures) {
    json.writeObjectPropertyStart(load.id());
    json.writeNumberProperty("offered", load.offered());
    json.writeNumberProperty("completed", load.completed());
    json.writeNumberProperty("failed", load.failed());
    json.writeNumberProperty("throughput_per_s", thousandths(load.throughputPerSecond()));
    latency(load.latency(), load.completed() > 0);
    json.writeObjectPropertyStart("failures");
    failures.forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeEndObject();
  }

  /// @param known false if no arrival completed: then there is nothing but null to say
  private void latency(LoadResult.Latency latency, boolean known) {
    Map<String, Long> nanos = new LinkedHashMap<>();
    nanos.put("mean", latency.meanNanos());
    nanos.put("p50", latency.p50Nanos());
    nanos.put("p90", latency.p90Nanos());
    nanos.put("p99", latency.p99Nanos());
    nanos.put("p999", latency.p999Nanos());
    nanos.put("max", latency.maxNanos());
    json.writeObjectPropertyStart("latency_us");
    nanos.forEach((name, value) -> {
      if (known) {
        json.writeNumberProperty(name, value / NANOS_PER_MICRO);
      } else {
        json.writeNullProperty(name);
      }
    });
    json.writeEndObject();
  }

  private static double thousandths(double value) {
    return Math.round(value * 1e3) / 1e3;
  }

  /// Writes, of all that were ever registered, the fullest mailbox; of all that were started anew,
  /// how often.
  private void processes(FinishedRun run) {
    Identities identities = run.log().identities();
    Processes processes = run.simulation().processes();
    Map<String, Integer> mailboxes = new LinkedHashMap<>();
    Map<String, Integer> restarts = new LinkedHashMap<>();
    for (int pid = 1; pid <= identities.highest(); pid++) {
      Detail.Identity identity = identities.get(pid);
      if (identity == null || !identities.isSubject(pid)) {
        continue;
      }
      String name = identities.name(pid);
      if (name != null) {
        mailboxes.put(name, processes.mailboxMax(name));
      }
      if (identity.incarnation() > 1 && identity.path().indexOf('>') < 0) {
        String subject = name == null ? identity.path() : name;
        restarts.put(subject, identity.incarnation() - 1); // the last one is met last
      }
    }
    figures("mailbox_max", mailboxes);
    figures("restarts", restarts);
  }

  private void figures(String property, Map<String, Integer> byName) {
    json.writeObjectPropertyStart(property);
    byName.forEach(json::writeNumberProperty);
    json.writeEndObject();
  }
}
