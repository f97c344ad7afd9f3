package crashlab.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `crashlab ui`: opens the window. The launcher does that before this program starts; it comes
/// here only without the launcher.
final class UiCommand extends Subcommand {
  UiCommand(Main main) {
    super(main);
  }

  @Override
  CommandSpec spec() {
    return command(
            "ui",
            "Opens the window, with a scenario if one is given.",
            "",
            "Example:",
            "  ./crashlab ui linked-task")
        .addPositional(words("FILE", "0..1", "A scenario."));
  }

  @Override
  ExitCode execute(Given given) {
    List<String> files = given.words();
    String command =
        files.isEmpty() ? "./crashlab ui" : "./crashlab ui " + ShellWord.of(files.getFirst());
    console()
        .complainLine("the window is a program of its own. In the project's folder: " + command);
    return ExitCode.WRONG;
  }
}
