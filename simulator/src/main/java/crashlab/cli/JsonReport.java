package crashlab.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import crashlab.analysis.LoadResult;
import crashlab.analysis.ToldFindings;
import crashlab.analysis.Verdict;
import crashlab.experiment.FinishedRun;
import crashlab.simulation.Processes;
import crashlab.trace.Detail;
import crashlab.trace.Identities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The results of runs as JSON: an object for one run, an array for several.
///
/// The records are the format: each component is a key, in this order, its words joined by `_`.
final class JsonReport {
  private static final double NANOS_PER_MICRO = 1_000.0;

  private JsonReport() {}

  /// @param file as the user would name it
  record Entry(String file, FinishedRun run) {}

  private record RunJson(
      String file,
      String name,
      String outcome,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String why,
      String fingerprint,
      long seed,
      long events,
      long durationNs,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> params,
      List<Expectation> expectations,
      Map<String, Load> loads,
      Map<String, Integer> mailboxMax,
      Map<String, Integer> restarts,
      List<FindingJson> findings,
      List<CascadesJson.Told> cascades,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long moreCascades) {}

  /// @param event the one that shows it best; null for the whole run
  private record FindingJson(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long event, String says) {}

  private record Expectation(
      String pointer,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
      boolean holds,
      String expected,
      String seen,
      long at) {}

  /// @param latencyUs all null if no arrival completed: then there is nothing to say
  private record Load(
      long offered,
      long completed,
      long failed,
      double throughputPerS,
      Map<String, @Nullable Double> latencyUs,
      Map<String, Long> failures) {}

  /// Returns the text, ended by a line break.
  static String of(List<Entry> entries) {
    List<RunJson> runs = entries.stream().map(JsonReport::run).toList();
    Object report = runs.size() == 1 ? runs.getFirst() : runs;
    return mapper().writeValueAsString(report) + "\n";
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build();
  }

  private static RunJson run(Entry entry) {
    FinishedRun run = entry.run();
    var facts = run.facts();
    var figures = new Figures(run);
    var cascades = new CascadesJson(run.log());
    return new RunJson(
        entry.file(),
        run.scenario().name(),
        facts.end().word(),
        run.why(),
        facts.fingerprint(),
        facts.seed(),
        facts.events(),
        facts.endNanos(),
        run.scenario().params(),
        run.verdicts().stream().map(JsonReport::expectation).toList(),
        loads(run),
        figures.mailboxes(),
        figures.restarts(),
        ToldFindings.of(facts, run.log(), cascades.cascades()).lines().stream()
            .map(line -> new FindingJson(line.seq() == 0 ? null : line.seq(), line.sentence()))
            .toList(),
        cascades.told(),
        cascades.more());
  }

  private static Expectation expectation(Verdict verdict) {
    return new Expectation(
        verdict.expectation().place().pointer(),
        verdict.expectation().name(),
        verdict.holds(),
        verdict.expected(),
        verdict.seen(),
        verdict.whenNanos());
  }

  private static Map<String, Load> loads(FinishedRun run) {
    var loads = new LinkedHashMap<String, Load>();
    List<LoadResult> results = run.facts().loads();
    for (int i = 0; i < results.size(); i++) {
      LoadResult load = results.get(i);
      loads.put(
          load.id(),
          new Load(
              load.offered(),
              load.completed(),
              load.failed(),
              thousandths(load.throughputPerSecond()),
              latency(load.latency(), load.completed() > 0),
              run.failureKinds().get(i)));
    }
    return loads;
  }

  private static Map<String, @Nullable Double> latency(LoadResult.Latency latency, boolean known) {
    var micros = new LinkedHashMap<String, @Nullable Double>();
    micros.put("mean", micros(latency.meanNanos(), known));
    micros.put("p50", micros(latency.p50Nanos(), known));
    micros.put("p90", micros(latency.p90Nanos(), known));
    micros.put("p99", micros(latency.p99Nanos(), known));
    micros.put("p999", micros(latency.p999Nanos(), known));
    micros.put("max", micros(latency.maxNanos(), known));
    return micros;
  }

  private static @Nullable Double micros(long nanos, boolean known) {
    return known ? nanos / NANOS_PER_MICRO : null;
  }

  private static double thousandths(double value) {
    return Math.round(value * 1e3) / 1e3;
  }

  /// What the run counted for its processes, by name or else by path.
  private record Figures(FinishedRun run) {
    /// Of all that were ever registered, the fullest mailbox.
    Map<String, Integer> mailboxes() {
      var figures = new LinkedHashMap<String, Integer>();
      Processes processes = run.simulation().processes();
      forEachSubject((identity, name) -> {
        if (name != null) {
          figures.put(identity.node().mark(name), processes.mailboxMax(identity.node(), name));
        }
      });
      return figures;
    }

    /// Of all that supervisors restarted, how often.
    Map<String, Integer> restarts() {
      var figures = new LinkedHashMap<String, Integer>();
      Processes processes = run.simulation().processes();
      forEachSubject((identity, name) -> {
        if (identity.bond().isRestart()) {
          String word = name == null ? identity.path() : name;
          int restarts = processes.restarts(identity.node(), word);
          if (restarts > 0) {
            figures.put(identity.node().mark(word), restarts);
          }
        }
      });
      return figures;
    }

    private interface Action {
      void of(Detail.Identity identity, @Nullable String name);
    }

    private void forEachSubject(Action action) {
      Identities identities = run.log().identities();
      for (int pid = 1; pid <= identities.highest(); pid++) {
        Detail.Identity identity = identities.get(pid);
        if (identity != null && identities.isSubject(pid)) {
          action.of(identity, identities.name(pid));
        }
      }
    }
  }
}
