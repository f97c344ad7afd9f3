package crashlab.cli;

import crashlab.scenario.Quoted;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.simulation.Scenarios;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// `crashlab check`: reads scenarios and says what is wrong with them.
final class CheckCommand extends Subcommand {
  CheckCommand(Main main) {
    super(main);
  }

  @Override
  CommandSpec spec() {
    return command(
            "check",
            "Reads scenarios without running them, and tells all that is wrong.",
            "",
            "Each problem is told with its place: FILE:LINE:COLUMN: /pointer: what is wrong.",
            "",
            "Examples:",
            "  crashlab check my.json",
            "  crashlab check scenarios/*/*.json",
            "",
            "Exit code: 0 all are sound, 2 some are not.")
        .addPositional(words("FILE", "1..*", "Scenarios: files or names."))
        .addOption(params());
  }

  @Override
  ExitCode execute(Given given) {
    ReadOptions options = ReadOptions.DEFAULT.withParams(given.params());
    ExitCode worst = ExitCode.OK;
    for (Path file : scenarioFiles(given.words())) {
      worst = worst.or(check(file, options));
    }
    return worst;
  }

  private ExitCode check(Path file, ReadOptions options) {
    return switch (Scenarios.read(file, options)) {
      case ReadResult.Refused refused -> {
        console().complain(refused.text());
        yield ExitCode.WRONG;
      }
      case ReadResult.Read read -> {
        console()
            .print(
                Quoted.whole(file.toString())
                    + ": "
                    + console().good("sound")
                    + contents(read.scenario())
                    + '\n');
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
