package crashlab.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/// What all commands have: a console to write to, the scenarios that ship, and exit codes with
/// names.
abstract class Subcommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;

  /// Does what the command is for.
  ///
  /// @throws UserMistake if the command line cannot be obeyed
  abstract ExitCode execute();

  @Override
  public final Integer call() {
    return execute().number();
  }

  final Console console() {
    return main().console();
  }

  final ShippedScenarios scenarios() {
    return main().scenarios();
  }

  /// Reports a mistake of ours.
  final void bug(Throwable bug, String when, String reproduction) {
    main().bug(bug, when, reproduction);
  }

  final Main main() {
    if (main == null) {
      throw new IllegalStateException("a command without its parent");
    }
    return main;
  }
}
