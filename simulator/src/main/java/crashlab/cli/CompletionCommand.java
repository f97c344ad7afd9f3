package crashlab.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/// `crashlab completion`: prints what makes a shell complete commands and options.
@Command(
    name = "completion",
    description = "Prints a script that makes bash or zsh complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(crashlab completion)                 this shell",
      "  crashlab completion > ~/.crashlab-completion  then source it in ~/.bashrc"
    })
final class CompletionCommand extends Subcommand {
  @Override
  ExitCode execute() {
    console().print(AutoComplete.bash("crashlab", main().commandLine()));
    return ExitCode.OK;
  }
}
