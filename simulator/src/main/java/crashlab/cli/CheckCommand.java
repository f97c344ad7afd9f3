package crashlab.cli;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `crashlab check`: reads scenarios and says what is wrong with them.
@Command(
    name = "check",
    description = "Reads scenarios without running them, and tells all that is wrong.",
    footer = {
      "",
      "Each problem is told with its place: FILE:LINE:COLUMN: /pointer: what is wrong.",
      "",
      "Examples:",
      "  crashlab check my.json",
      "  crashlab check scenarios/*/*.json",
      "",
      "Exit code: 0 all are sound, 2 some are not."
    })
final class CheckCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenarios: files or names.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--param",
      paramLabel = "K=V",
      description = "Another value for one of the scenario's params. May be repeated.")
  private Map<String, String> params = new LinkedHashMap<>();

  @Override
  ExitCode execute() {
    ReadOptions options = ReadOptions.DEFAULT.withParams(params);
    ExitCode worst = ExitCode.OK;
    for (Path file : files.stream().map(scenarios()::find).toList()) {
      worst = worst.or(check(file, options));
    }
    return worst;
  }

  private ExitCode check(Path file, ReadOptions options) {
    return switch (ScenarioReader.read(file, options)) {
      case ReadResult.Refused refused -> {
        console().complain(refused.text());
        yield ExitCode.WRONG;
      }
      case ReadResult.Read read -> {
        console().print(file + ": " + console().good("sound") + contents(read.scenario()) + '\n');
        yield ExitCode.OK;
      }
    };
  }

  private static String contents(Scenario scenario) {
    return " ("
        + String.join(
            ", ",
            counted(scenario.modules().size(), "module"),
            counted(scenario.loads().size(), "load"),
            counted(scenario.faults().size(), "fault"),
            counted(scenario.expectations().size(), "expectation"))
        + ")";
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
