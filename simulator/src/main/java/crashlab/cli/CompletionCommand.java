package crashlab.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/// `crashlab completion`: prints what makes a shell complete commands and options.
final class CompletionCommand extends Subcommand {
  CompletionCommand(Main main) {
    super(main);
  }

  @Override
  CommandSpec spec() {
    return command(
        "completion",
        "Prints a script that makes bash or zsh complete commands and options.",
        "",
        "Examples:",
        "  source <(crashlab completion)                 this shell",
        "  crashlab completion > ~/.crashlab-completion  then source it in ~/.bashrc");
  }

  @Override
  ExitCode execute(Given given) {
    console().print(AutoComplete.bash("crashlab", main().commandLine()));
    return ExitCode.OK;
  }
}
