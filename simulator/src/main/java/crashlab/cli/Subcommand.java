package crashlab.cli;

import crashlab.experiment.ShippedScenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What all commands have: a console to write to, the scenarios that ship, and exit codes with
/// names.
///
/// They describe themselves by calls and not by annotations: to read those takes longer than to run
/// a small scenario.
abstract class Subcommand {
  private final Main main;

  Subcommand(Main main) {
    this.main = main;
  }

  /// Describes the command for the parser and for its help.
  abstract CommandSpec spec();

  /// Does what the command is for.
  ///
  /// @throws UserMistake if the command line cannot be obeyed
  abstract ExitCode execute(Given given);

  final Main main() {
    return main;
  }

  final Console console() {
    return main.console();
  }

  /// Returns the files that the words of the command line mean.
  ///
  /// @throws UserMistake if one means none
  final List<Path> scenarioFiles(List<String> words) {
    return words.stream().map(word -> ScenarioWord.find(word, scenarios())).toList();
  }

  final ShippedScenarios scenarios() {
    return main.scenarios();
  }

  static CommandSpec command(String name, String description, String... footer) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description).footer(footer);
    return spec;
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).description(description).build();
  }

  static OptionSpec option(String name, String value, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(value)
        .description(description)
        .build();
  }

  static OptionSpec params() {
    return OptionSpec.builder("--param")
        .type(Map.class)
        .auxiliaryTypes(String.class, String.class)
        .paramLabel("K=V")
        .description("Another value for one of the scenario's params. May be repeated.")
        .build();
  }

  /// @param arity how many: `1`, `0..1`, `1..*`
  static PositionalParamSpec words(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .arity(arity)
        .required(!arity.startsWith("0"))
        .description(description)
        .build();
  }
}
