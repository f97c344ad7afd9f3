package crashlab.analysis;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import java.nio.file.Path;
import java.util.List;

/// What people are told of a run, as plain text without its expectations.
final class ToldStory {
  private ToldStory() {}

  static String ofText(String scenario) {
    return of(Scenarios.read("test.json", scenario, ReadOptions.DEFAULT, SourceLoader.none()));
  }

  /// Of a scenario that ships, such as `nodes/two-leaders.json`.
  static String ofShipped(String name) {
    return of(Scenarios.read(Path.of("../scenarios", name), ReadOptions.DEFAULT));
  }

  private static String of(ReadResult result) {
    if (!(result instanceof ReadResult.Read read)) {
      throw new AssertionError(((ReadResult.Refused) result).text());
    }
    var run = new ScenarioRun(read.scenario());
    FinishedRun finished = run.run(List.of());
    return Story.of(finished.facts(), run.log(), List.of(), Palette.PLAIN);
  }
}
