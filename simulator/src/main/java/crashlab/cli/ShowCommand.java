package crashlab.cli;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.simulation.Scenarios;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/// `crashlab show`: what a scenario is about, without running it.
final class ShowCommand extends Subcommand {
  ShowCommand(Main main) {
    super(main);
  }

  @Override
  CommandSpec spec() {
    return command(
            "show",
            "Tells a scenario's story and draws its supervision tree, without running it.",
            "",
            "Examples:",
            "  crashlab show linked-task",
            "  crashlab show my.json",
            "",
            "Exit code: 0, or 2 if the file is wrong.")
        .addPositional(words("NAME", "1", "A scenario that ships, or a file."));
  }

  @Override
  ExitCode execute(Given given) {
    Path file = scenarioFiles(given.words()).getFirst();
    return switch (Scenarios.read(file, ReadOptions.DEFAULT)) {
      case ReadResult.Refused refused -> {
        console().complain(refused.text());
        yield ExitCode.WRONG;
      }
      case ReadResult.Read read -> {
        console().print(ScenarioSheet.of(file, read, console()));
        yield ExitCode.OK;
      }
    };
  }
}
