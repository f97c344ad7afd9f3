package crashlab.cli;

import crashlab.experiment.ShippedScenarios;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/// Goes through what the command line does, and writes nothing: meanwhile the launcher has the JVM
/// record which classes that takes, and later starts have them at hand.
///
/// It runs the scenarios that ship, since together they use all that a scenario can hold.
public final class Rehearsal {
  private static final int LONG = 1 << 16;

  private final ShippedScenarios scenarios;

  private Rehearsal(ShippedScenarios scenarios) {
    this.scenarios = scenarios;
  }

  /// Gives every command that is given often.
  public static void main(String[] arguments) {
    new Rehearsal(ShippedScenarios.locate()).perform();
    System.exit(ExitCode.OK.number()); // as a failed run does
  }

  private void perform() {
    List.of("--version", "--help", "list", "no-such-command").forEach(this::give);
    give("check", "--help");
    give("check", "no-such-scenario");
    give("check", "--no-such-option");
    List<String> files = scenarios.files().stream().map(Path::toString).toList();
    for (String file : files) {
      give("show", file);
      give("run", file);
    }
    files.stream().limit(1).forEach(this::giveInAllForms);
    Scenarios.read("long", " ".repeat(LONG), ReadOptions.DEFAULT, SourceLoader.none());
  }

  private void giveInAllForms(String file) {
    give("check", file);
    give("run", "--quiet", file);
    give("run", "--json", "-", file);
    give(true, "check", file);
    give(true, "run", file);
  }

  private void give(String... arguments) {
    give(false, arguments);
  }

  private void give(boolean coloured, String... arguments) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    new Main(new Console(nowhere, nowhere, false, coloured), scenarios, arguments).execute();
  }
}
