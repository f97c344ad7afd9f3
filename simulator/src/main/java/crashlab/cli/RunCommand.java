package crashlab.cli;

import crashlab.analysis.Story;
import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.simulation.Scenarios;
import crashlab.trace.TraceSink;
import crashlab.trace.TraceWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `crashlab run`: runs scenarios and tells what happened.
final class RunCommand extends Subcommand {
  private List<String> files = List.of();
  private Map<String, String> params = Map.of();
  private @Nullable Long seed;
  private @Nullable String json;
  private boolean quiet;

  RunCommand(Main main) {
    super(main);
  }

  @Override
  CommandSpec spec() {
    return command(
            "run",
            "Runs scenarios, tells what happened, and says whether the expectations hold.",
            "",
            "FILE is a scenario file or the name of a scenario that ships (crashlab list).",
            "The same file, seed and version always give the same run and fingerprint.",
            "",
            "Examples:",
            "  crashlab run linked-task",
            "  crashlab run my.json --seed 7 --param max_restarts=5",
            "  crashlab run my.json --trace my.jsonl --json result.json",
            "",
            "Exit code: 0 all expectations hold, 1 some do not, 2 a file or the command",
            "line is wrong, 3 a bug of Crashlab, 4 cut by a limit: undecided.")
        .addPositional(words("FILE", "1..*", "Scenarios: files or names."))
        .addOption(
            OptionSpec.builder("--seed")
                .type(Long.class)
                .paramLabel("N")
                .description("Another seed than the file's.")
                .build())
        .addOption(params())
        .addOption(option("--trace", "FILE", "Write every event (JSON Lines)."))
        .addOption(
            option(
                "--json", "FILE", "Write the results; - is standard output, instead of the story."))
        .addOption(flag("--quiet", "One line for each scenario instead of the story."));
  }

  @Override
  ExitCode execute(Given given) {
    files = given.words();
    params = given.params();
    seed = given.number("--seed");
    json = given.text("--json");
    quiet = given.has("--quiet");
    return run(given.text("--trace"));
  }

  private ExitCode run(@Nullable String trace) {
    if (trace != null && files.size() > 1) {
      throw new UserMistake("--trace writes one run, and here are " + files.size() + " scenarios");
    }
    Path tracePlace = trace == null ? null : OutputFile.place("--trace", trace);
    Path jsonPlace = json == null || isDash() ? null : OutputFile.place("--json", json);
    if (tracePlace != null && tracePlace.equals(jsonPlace)) {
      throw new UserMistake("--trace and --json name the same file, " + json);
    }
    List<Path> places = scenarioFiles(files);
    ExitCode worst = ExitCode.OK;
    List<JsonReport.Entry> entries = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (i > 0 && !quiet && !isDash()) {
        console().print("\n");
      }
      worst = worst.or(runOne(places.get(i), tracePlace, jsonPlace, entries));
    }
    return json == null ? worst : worst.or(report(jsonPlace, entries));
  }

  private boolean isDash() {
    return "-".equals(json);
  }

  private ExitCode runOne(
      Path file,
      @Nullable Path tracePlace,
      @Nullable Path jsonPlace,
      List<JsonReport.Entry> entries) {
    ReadOptions options = ReadOptions.DEFAULT.withParams(params);
    if (seed != null) {
      options = options.withSeed(seed);
    }
    return switch (Scenarios.read(file, options)) {
      case ReadResult.Refused refused -> {
        console().complain(refused.text());
        yield ExitCode.WRONG;
      }
      case ReadResult.Read read -> {
        refuseToOverwrite("--trace", tracePlace, file, read);
        refuseToOverwrite("--json", jsonPlace, file, read);
        yield runSound(file, read.scenario(), tracePlace, entries);
      }
    };
  }

  private static void refuseToOverwrite(
      String option, @Nullable Path place, Path file, ReadResult.Read read) {
    if (OutputFile.isSame(place, file)) {
      throw new UserMistake(option + " would overwrite the scenario " + file);
    }
    for (String base : read.bases()) {
      if (OutputFile.isSame(place, Path.of(base))) {
        throw new UserMistake(option + " would overwrite " + base + ", which " + file + " extends");
      }
    }
  }

  private ExitCode runSound(
      Path file, Scenario scenario, @Nullable Path tracePlace, List<JsonReport.Entry> entries) {
    try {
      return runWithin(file, scenario, tracePlace, entries);
    } catch (OutOfMemoryError _) {
      // the frames that held the run are gone by now, so there is room for these words
      console()
          .complainLine(
              file
                  + ": the run needs more memory than Java may use here, so it is undecided. Give"
                  + " it more (CRASHLAB_JAVA_OPTS=-Xmx8g), or lower the limits of the scenario.");
      return ExitCode.UNDECIDED;
    }
  }

  private ExitCode runWithin(
      Path file, Scenario scenario, @Nullable Path tracePlace, List<JsonReport.Entry> entries) {
    var run = new ScenarioRun(scenario);
    FinishedRun finished;
    try (var progress = Progress.of(scenario, console())) {
      finished = run(run, progress.sinks(), tracePlace);
    } catch (UncheckedIOException | IOException e) {
      throw new UserMistake("cannot write the trace: " + OutputFile.why(e));
    } catch (RuntimeException | StackOverflowError e) {
      main()
          .bug(
              e,
              "running " + file + " with seed " + scenario.seed() + ", " + run.position(),
              reproduction(file, scenario));
      return ExitCode.BUG;
    }
    entries.add(new JsonReport.Entry(file.toString(), finished));
    tell(finished);
    return ExitCode.of(finished.conclusion());
  }

  private static FinishedRun run(ScenarioRun run, List<TraceSink> watchers, @Nullable Path trace)
      throws IOException {
    if (trace == null) {
      return run.run(watchers);
    }
    try (var writer = new TraceWriter(trace)) {
      List<TraceSink> sinks = new ArrayList<>(watchers);
      sinks.add(writer);
      FinishedRun finished = run.run(sinks);
      var facts = finished.facts();
      writer.finish(facts.fingerprint(), facts.seed(), facts.end().word());
      return finished;
    }
  }

  private void tell(FinishedRun finished) {
    if (isDash()) {
      return;
    }
    console().print(quiet ? Summary.line(finished, console()) : story(finished));
  }

  private String story(FinishedRun finished) {
    String story =
        Story.of(finished.facts(), finished.log(), finished.verdicts(), console().palette());
    return story + Summary.limit(finished, console());
  }

  private ExitCode report(@Nullable Path place, List<JsonReport.Entry> entries) {
    if (entries.size() < files.size()) {
      if (files.size() > 1) {
        console().complainLine("no results were written, since not every scenario ran");
      }
      return ExitCode.WRONG;
    }
    String text = JsonReport.of(entries);
    if (place == null) {
      console().print(text);
      return ExitCode.OK;
    }
    try {
      OutputFile.write(place, text);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new UserMistake("cannot write --json " + json + ": " + OutputFile.why(e));
    }
  }

  private String reproduction(Path file, Scenario scenario) {
    var command = new StringBuilder("crashlab run ").append(ShellWord.of(file.toString()));
    command.append(" --seed ").append(scenario.seed());
    params.forEach(
        (name, value) -> command.append(" --param ").append(ShellWord.of(name + "=" + value)));
    return command.append(" --debug").toString();
  }
}
