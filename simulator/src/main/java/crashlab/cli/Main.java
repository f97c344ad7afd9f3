package crashlab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command `crashlab`, under which all others stand.
///
/// The launcher says what Java cannot see cheaply: `crashlab.home`, the project's folder, and
/// `crashlab.terminals`, which of `out` and `err` are terminals.
@Command(
    name = "crashlab",
    versionProvider = Version.class,
    sortOptions = false,
    description = "Simulates Erlang/OTP systems that crash, and shows how they recover.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions, with any command:%n",
    footer = {
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
    })
@SuppressWarnings("UnusedVariable") // picocli sets and reads the options
public final class Main implements Runnable {
  /* In the order of the help. */
  private static final Map<String, Supplier<Subcommand>> COMMANDS = commands();

  private final Console console;
  private final ShippedScenarios scenarios;
  private final String[] arguments;
  private final CommandLine commandLine;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "Colours: ${COMPLETION-CANDIDATES}. Default: auto, and NO_COLOR is honoured.")
  @SuppressWarnings("UnusedVariable") // colours are decided before the parser runs
  private ColorChoice color = ColorChoice.auto;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "This help; with a command, that of the command.")
  @SuppressWarnings("UnusedVariable") // the parser itself acts on it
  private boolean help;

  @Option(
      names = "--version",
      versionHelp = true,
      description = "The versions of Crashlab, Java and OTP.")
  @SuppressWarnings("UnusedVariable") // the parser itself acts on it
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "With a bug of Crashlab, print where in its code it is.")
  private boolean debug;

  Main(Console console, ShippedScenarios scenarios, String... arguments) {
    this.console = console;
    this.scenarios = scenarios;
    this.arguments = arguments.clone();
    this.commandLine = new CommandLine(this);
    String command = command(arguments);
    COMMANDS.forEach((name, maker) -> {
      if (command.isEmpty() || command.equals(name)) {
        commandLine.addSubcommand(name, maker.get());
      }
    });
    Help.Ansi ansi = console.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF;
    commandLine
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setOut(console.writer())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((mistake, _) -> misunderstood(mistake))
        .setExecutionExceptionHandler((failure, _, _) -> failed(failure));
  }

  private static Map<String, Supplier<Subcommand>> commands() {
    Map<String, Supplier<Subcommand>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("list", ListCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("conform", ConformCommand::new);
    commands.put("ui", UiCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  /// Returns the command of a command line if that is all that has to be known, or else nothing. To
  /// learn the options of a command takes 15 ms at a start, so the others are left out.
  private static String command(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    return COMMANDS.containsKey(first) && !first.equals("completion") ? first : "";
  }

  /// Runs the command that `arguments` name, and ends the JVM with its exit code.
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
    System.exit(new Main(console, ShippedScenarios.locate(), arguments).execute());
  }

  /// Runs the command and returns its exit code.
  int execute() {
    return commandLine.execute(arguments);
  }

  /// Prints the help: without a command there is nothing else to do.
  @Override
  public void run() {
    commandLine.usage(commandLine.getOut());
  }

  Console console() {
    return console;
  }

  ShippedScenarios scenarios() {
    return scenarios;
  }

  CommandLine commandLine() {
    return commandLine;
  }

  private int misunderstood(CommandLine.ParameterException mistake) {
    console.complain(CommandLineMistake.text(mistake));
    return ExitCode.WRONG.number();
  }

  private int failed(Exception failure) {
    if (failure instanceof UserMistake) {
      console.complainLine(String.valueOf(failure.getMessage()));
      return ExitCode.WRONG.number();
    }
    List<String> words = new ArrayList<>(List.of("crashlab"));
    for (String argument : arguments) {
      words.add(ShellWord.of(argument));
    }
    bug(failure, "running the command", String.join(" ", words));
    return ExitCode.BUG.number();
  }

  /// Reports a mistake of ours: what, when, and how to see it again.
  ///
  /// @param when a participle: `running x.json with seed 1, at virtual time 2.0 s, after event 41`
  void bug(Throwable bug, String when, String reproduction) {
    String what =
        bug instanceof OutOfMemoryError
            ? "out of memory (CRASHLAB_JAVA_OPTS=-Xmx8g gives more)"
            : bug.toString();
    console.complainLine("a bug of Crashlab, sorry, " + when);
    console.complain("  " + what + "\n  to see it again: " + reproduction + '\n');
    if (debug) {
      var trace = new StringWriter();
      bug.printStackTrace(new PrintWriter(trace));
      console.complain(trace.toString());
    }
  }
}
