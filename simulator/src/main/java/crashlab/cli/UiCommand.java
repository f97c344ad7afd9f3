package crashlab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `crashlab ui`: opens the window. The launcher does that before this program starts; it comes
/// here only without the launcher.
@Command(
    name = "ui",
    description = "Opens the window, with a scenario if one is given.",
    footer = {"", "Example:", "  ./crashlab ui linked-task"})
final class UiCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", arity = "0..1", description = "A scenario.")
  private String file = "";

  @Override
  ExitCode execute() {
    String command = file.isEmpty() ? "./crashlab ui" : "./crashlab ui " + ShellWord.of(file);
    console()
        .complainLine("the window is a program of its own. In the project's folder: " + command);
    return ExitCode.WRONG;
  }
}
