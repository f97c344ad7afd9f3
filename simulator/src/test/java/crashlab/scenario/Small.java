package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import java.util.List;

/// Small scenarios for tests that are about one part of them.
final class Small {
  private static final String MODULES =
      """
      "Server": {"use": "gen_server", "state": {"n": 0}, "handle_call": {"get": [%s]}},
      "Agent": {"use": "agent", "functions": {"add": []}},
      "Job": {"use": "task", "run": []},
      "Loop": {"use": "process", "run": [%s]}\
      """;
  private static final String CHILDREN =
      """
      {"id": "Server", "module": "Server", "name": "Server"},
      {"id": "Agent", "module": "Agent", "name": "Agent"},
      {"id": "Names", "type": "registry"},
      {"id": "Tasks", "type": "task_supervisor"},
      {"id": "Dyn", "type": "dynamic_supervisor"},
      {"id": "Shards", "type": "partition_supervisor", "partitions": 2, "child": {"type": "dynamic_supervisor"}},
      {"id": "Pool", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "W1", "module": "Server"}]}\
      """;

  private Small() {}

  /// Returns a scenario whose server does `step` in `handle_call`.
  static String withCallStep(String step) {
    return whole(MODULES.formatted(step, ""), CHILDREN, "");
  }

  /// Returns a scenario whose bare process does `step`.
  static String withStep(String step) {
    return whole(MODULES.formatted("", step), CHILDREN, "");
  }

  static String withChild(String spec) {
    return whole(MODULES.formatted("", ""), CHILDREN + ", " + spec, "");
  }

  static String withModule(String module) {
    return whole(MODULES.formatted("", "") + ", " + module, CHILDREN, "");
  }

  /// Returns a scenario with one more part, such as `"faults": []`.
  static String withPart(String part) {
    return whole(MODULES.formatted("", ""), CHILDREN, ", " + part);
  }

  private static String whole(String modules, String children, String rest) {
    return """
    {"format": 1, "name": "small", "duration": "10s",
    "modules": {%s},
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [%s]}%s}\
    """
        .formatted(modules, children, rest);
  }

  static Scenario read(String text) {
    return switch (result(text)) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  static Module module(Scenario scenario, String name) {
    Module module = scenario.modules().get(name);
    if (module == null) {
      throw new AssertionError("no module (" + name + ")");
    }
    return module;
  }

  /// Returns the messages of all problems, with what was meant.
  static List<String> problems(String text) {
    return switch (result(text)) {
      case ReadResult.Read _ -> List.of();
      case ReadResult.Refused refused ->
          refused.problems().stream()
              .map(p -> p.text().substring(p.text().indexOf(": ") + 2))
              .toList();
    };
  }

  static String problem(String text) {
    List<String> problems = problems(text);
    assertThat(problems).as(text).hasSize(1);
    return problems.getFirst();
  }

  private static ReadResult result(String text) {
    return Scenarios.read("small.json", text, ReadOptions.DEFAULT, SourceLoader.none());
  }
}
