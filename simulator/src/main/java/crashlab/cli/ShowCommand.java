package crashlab.cli;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioReader;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `crashlab show`: what a scenario is about, without running it.
@Command(
    name = "show",
    description = "Tells a scenario's story and draws its supervision tree, without running it.",
    footer = {
      "",
      "Examples:",
      "  crashlab show linked-task",
      "  crashlab show my.json",
      "",
      "Exit code: 0, or 2 if the file is wrong."
    })
final class ShowCommand extends Subcommand {
  @Parameters(paramLabel = "NAME", description = "A scenario that ships, or a file.")
  private String name = "";

  @Override
  ExitCode execute() {
    Path file = scenarios().find(name);
    return switch (ScenarioReader.read(file, ReadOptions.DEFAULT)) {
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
