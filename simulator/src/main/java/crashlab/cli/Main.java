package crashlab.cli;

import crashlab.experiment.ShippedScenarios;
import crashlab.scenario.Quoted;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The command `crashlab`, under which all others stand.
///
/// The launcher says what Java cannot see cheaply: `crashlab.home`, the project's folder, and
/// `crashlab.terminals`, which of `out` and `err` are terminals.
public final class Main {
  private static final String VERSION = "0.1.0";
  private static final String DEBUG = "--debug";
  private static final String HELP = "This help; with a command, that of the command.";
  private static final String[] FOOTER = {
    "",
    "To begin:",
    "  crashlab list                   the scenarios that ship, by topic",
    "  crashlab show linked-task       what one is about, and its supervision tree",
    "  crashlab run linked-task        run it and read what happened",
    "  crashlab run linked-task --trace events.jsonl",
    "                                  every event with its cause",
    "Then copy its file, change it, and run yours: crashlab run my.json.",
    "",
    "Exit code: 0 all expectations hold, 1 some do not, 2 a file or the command",
    "line is wrong, 3 a bug of Crashlab, 4 cut by a limit: undecided.",
    "",
    "crashlab COMMAND --help says more; docs/command-line.md says all."
  };

  private final Console console;
  private final ShippedScenarios scenarios;
  private final String[] arguments;

  Main(Console console, ShippedScenarios scenarios, String... arguments) {
    this.console = console;
    this.scenarios = scenarios;
    this.arguments = arguments.clone();
  }

  private static CommandSpec spec() {
    CommandSpec spec =
        CommandSpec.create()
            .name("crashlab")
            .version(
                "crashlab " + VERSION,
                "Java " + Runtime.version(),
                "models Erlang/OTP 23 to 29 (29 unless the scenario says otherwise), Elixir 1.14 to 1.20")
            .addOption(everywhere("-h", "--help").usageHelp(true).description(HELP).build())
            .addOption(
                OptionSpec.builder("--version")
                    .versionHelp(true)
                    .description("The versions of Crashlab, Java and OTP.")
                    .build())
            .addOption(
                everywhere("--color")
                    .type(ColorChoice.class)
                    .paramLabel("WHEN")
                    .description(
                        "Colours: auto, always, never. Default: auto, and NO_COLOR is honoured.")
                    .build())
            .addOption(
                everywhere(DEBUG)
                    .description("With a bug of Crashlab, print where in its code it is.")
                    .build());
    spec.usageMessage()
        .description("Simulates Erlang/OTP systems that crash, and shows how they recover.")
        .sortOptions(false)
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .optionListHeading("%nOptions, with any command:%n")
        .footer(FOOTER);
    return spec;
  }

  private static OptionSpec.Builder everywhere(String... names) {
    return OptionSpec.builder(names).scopeType(ScopeType.INHERIT);
  }

  /// Runs the command that `arguments` name, and lets the JVM end with its exit code.
  public static void main(String[] arguments) {
    String terminals = System.getProperty("crashlab.terminals", "");
    Map<String, String> environment = System.getenv();
    boolean coloured = ColorChoice.of(arguments).isColoured(terminals.contains("out"), environment);
    var console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            terminals.contains("err"),
            coloured);
    int code = new Main(console, ShippedScenarios.locate(), arguments).execute();
    if (code != ExitCode.OK.number()) { // an exit asks for a logger first, which takes a while
      System.exit(code);
    }
  }

  /// Runs the command and returns its exit code.
  int execute() {
    ExitCode code = guarded(this::perform);
    IOException lost = console.lost();
    if (lost != null) {
      console.complainLine("cannot write to the standard output: " + OutputFile.why(lost));
      code = code.or(ExitCode.WRONG);
    }
    return code.number();
  }

  private ExitCode perform() {
    Subcommand plain = plainCommand();
    return plain == null
        ? ExitCode.numbered(commandLine().execute(arguments))
        : plain.execute(new Given(List.of(arguments).subList(1, arguments.length), null));
  }

  /// Returns the command if nothing but files follows it, as mostly: to set up the parser takes as
  /// long as to check a scenario. Null for all else.
  private @Nullable Subcommand plainCommand() {
    if (arguments.length < 2) {
      return null;
    }
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        return null;
      }
    }
    return switch (arguments[0]) {
      case "run" -> new RunCommand(this);
      case "check" -> new CheckCommand(this);
      default -> null;
    };
  }

  /// Returns the parser, with all commands.
  CommandLine commandLine() {
    var commandLine = new CommandLine(spec());
    Map<String, Subcommand> commands = new LinkedHashMap<>();
    for (Subcommand command : commands()) {
      CommandSpec spec = command.spec();
      commands.put(spec.name(), command);
      commandLine.addSubcommand(spec.name(), spec);
    }
    Help.Ansi ansi = console.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF;
    return commandLine
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setOut(console.writer())
        .setExpandAtFiles(false) // @name is a file like any other
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(given -> obey(given, commands))
        .setParameterExceptionHandler((mistake, _) -> misunderstood(mistake));
  }

  private List<Subcommand> commands() {
    return List.of(
        new RunCommand(this),
        new CheckCommand(this),
        new ListCommand(this),
        new ShowCommand(this),
        new ConformCommand(this),
        new UiCommand(this),
        new CompletionCommand(this));
  }

  /// Does what was asked; without a command there is nothing to do but to help.
  private int obey(ParseResult given, Map<String, Subcommand> commands) {
    Integer helped = CommandLine.executeHelpRequest(given);
    if (helped != null) {
      return helped;
    }
    if (!given.hasSubcommand()) {
      CommandLine parser = given.commandSpec().commandLine();
      parser.usage(parser.getOut());
      return ExitCode.OK.number();
    }
    ParseResult own = given.subcommand();
    Subcommand command = commands.get(own.commandSpec().name());
    if (command == null) {
      throw new IllegalStateException("no such command (" + own.commandSpec().name() + ")");
    }
    return guarded(() -> command.execute(new Given(own))).number();
  }

  /// Does it and, whatever it throws, returns a code that is no verdict.
  private ExitCode guarded(Supplier<ExitCode> work) {
    try {
      return work.get();
    } catch (UserMistake mistake) {
      console.complainLine(String.valueOf(mistake.getMessage()));
      return ExitCode.WRONG;
    } catch (OutOfMemoryError _) {
      // the frames that held so much are gone by now, so there is room for these words
      console.complainLine(
          "this needs more memory than Java may use here (CRASHLAB_JAVA_OPTS=-Xmx8g gives more)");
      return ExitCode.UNDECIDED;
    } catch (RuntimeException | Error failure) {
      return failed(failure);
    }
  }

  Console console() {
    return console;
  }

  ShippedScenarios scenarios() {
    return scenarios;
  }

  private int misunderstood(CommandLine.ParameterException mistake) {
    console.complain(CommandLineMistake.text(mistake));
    return ExitCode.WRONG.number();
  }

  private ExitCode failed(Throwable failure) {
    List<String> words = new ArrayList<>(List.of("crashlab"));
    for (String argument : arguments) {
      words.add(ShellWord.of(argument));
    }
    bug(failure, "running the command", String.join(" ", words));
    return ExitCode.BUG;
  }

  /// Reports an internal error: what, when, and how to see it again.
  ///
  /// @param when a participle: `running x.json with seed 1, at virtual time 2.0 s, after event 41`
  void bug(Throwable bug, String when, String reproduction) {
    console.complainLine("a bug of Crashlab, sorry, " + when);
    console.complain(
        "  " + Quoted.whole(bug.toString()) + "\n  to see it again: " + reproduction + '\n');
    if (List.of(arguments).contains(DEBUG)) {
      var trace = new StringWriter();
      bug.printStackTrace(new PrintWriter(trace));
      console.complain(trace.toString());
    }
  }
}
