package crashlab.cli;

import crashlab.scenario.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// `crashlab conform`: compares our runs with runs that were recorded on the real BEAM.
final class ConformCommand extends Subcommand {
  ConformCommand(Main main) {
    super(main);
  }

  @Override
  CommandSpec spec() {
    return command(
            "conform",
            "Compares the simulator with runs recorded on the real BEAM.",
            "",
            "A PATH is a recorded experiment or a folder of them (*.json, at any depth):",
            "vectors, which must agree event by event; vectors of libraries, whose",
            "expectations must hold with each of three seeds; and load scenarios, whose",
            "throughput must come within 10 %%. For each failure the first difference is",
            "printed; the last line is: N passed, M failed.",
            "",
            "Example:",
            "  crashlab conform simulator/src/test/resources/vectors",
            "",
            "Exit code: 0 all pass, 1 some fail, 2 there is nothing to compare.")
        .addPositional(words("PATH", "1..*", "Files or folders."))
        .addOption(flag("--verbose", "Also name what passes."));
  }

  @Override
  ExitCode execute(Given given) {
    boolean verbose = given.has("--verbose");
    List<Path> files = new ArrayList<>();
    for (String path : given.words()) {
      files.addAll(filesOf(path));
    }
    int passed = 0;
    int failed = 0;
    for (Path file : files) {
      String shown = Quoted.whole(file.toString()) + ": ";
      switch (RecordedExperiment.compare(file)) {
        case RecordedExperiment.Result.Passed(String figures) -> {
          passed++;
          if (verbose) {
            console().print(shown + console().good("passed") + figures + '\n');
          }
        }
        case RecordedExperiment.Result.Failed(String difference) -> {
          failed++;
          console().print(shown + console().bad(Quoted.whole(difference)) + '\n');
        }
        case RecordedExperiment.Result.Skipped(String why) ->
            console().print(shown + "skipped: " + Quoted.whole(why) + '\n');
      }
    }
    console().print(passed + " passed, " + failed + " failed\n");
    return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static List<Path> filesOf(String name) {
    Path path = ScenarioWord.path(name);
    if (!Files.exists(path)) {
      throw new UserMistake(name + ": there is no such file or folder");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> found = Files.walk(path)) {
      var files = new TreeSet<>(found.filter(file -> file.toString().endsWith(".json")).toList());
      if (files.isEmpty()) {
        throw new UserMistake(name + ": no *.json file in this folder or below");
      }
      return List.copyOf(files);
    } catch (UncheckedIOException | IOException e) {
      throw new UserMistake(name + ": cannot be searched: " + OutputFile.why(e));
    }
  }
}
