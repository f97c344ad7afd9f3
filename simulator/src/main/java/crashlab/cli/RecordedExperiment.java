package crashlab.cli;

import crashlab.analysis.LoadResult;
import crashlab.conformance.LibraryVector;
import crashlab.conformance.LibraryVectorCheck;
import crashlab.conformance.Vector;
import crashlab.conformance.VectorCheck;
import crashlab.experiment.ShippedScenarios;
import crashlab.scenario.OrdinaryFile;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import crashlab.simulation.Simulation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An experiment that was run on the real BEAM, and what the simulator makes of it.
final class RecordedExperiment {
  private static final double TOLERANCE = 0.10;

  /// With two schedulers the host did not always have its second core, so the BEAM can do more than
  /// was measured.
  private static final double TOLERANCE_ABOVE_ON_TWO = 0.20;

  private static final int LONGEST = 16 << 20;

  private RecordedExperiment() {}

  /// How a comparison ended.
  sealed interface Result {
    /// @param figures what was compared, for people; may be empty
    record Passed(String figures) implements Result {}

    /// @param difference the first one, in one line
    record Failed(String difference) implements Result {}

    record Skipped(String why) implements Result {}
  }

  /// Runs the experiment of a file and compares.
  static Result compare(Path file) {
    try {
      byte[] bytes = OrdinaryFile.read(file, LONGEST);
      return bytes.length > LONGEST
          ? new Result.Failed("it is longer than 16 MiB")
          : compare(file, decoded(bytes));
    } catch (IOException e) {
      return failed(file, OutputFile.why(e));
    } catch (RuntimeException | StackOverflowError e) {
      return new Result.Failed("a bug of Crashlab: " + e);
    }
  }

  private static String decoded(byte[] bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is no text in UTF-8", e);
    }
  }

  private static Result compare(Path file, String text) throws IOException {
    JsonNode root = tree(text);
    if (root.has("measured")) {
      return throughput(file, root);
    }
    return LibraryVector.isOne(root) ? libraryVector(text) : vector(file, text);
  }

  private static Result libraryVector(String text) throws IOException {
    Optional<String> difference = LibraryVectorCheck.firstDifference(LibraryVector.parse(text));
    return difference.isEmpty() ? new Result.Passed("") : new Result.Failed(difference.get());
  }

  private static Result vector(Path file, String text) throws IOException {
    Optional<String> difference = VectorCheck.firstDifference(Vector.parse(file.toString(), text));
    return difference.isEmpty() ? new Result.Passed("") : failed(file, difference.get());
  }

  /// Says why in one line and without the file's name, which the report puts before it.
  private static Result failed(Path file, String why) {
    String line = why.lines().findFirst().orElse("");
    String place = file + ":";
    if (!line.startsWith(place)) {
      return new Result.Failed(line);
    }
    String rest = line.substring(place.length());
    return new Result.Failed(rest.startsWith(" ") ? rest.strip() : "refused: " + rest);
  }

  private static Result throughput(Path file, JsonNode root) throws IOException {
    JsonNode measured = root.path("measured").path("median").path("throughput_per_s");
    if (!measured.isNumber() || !root.path("scenario").isObject()) {
      throw new IOException("expected the keys scenario and measured.median.throughput_per_s");
    }
    ReadResult result =
        Scenarios.read(
            file.toString(),
            root.path("scenario").toString(),
            ReadOptions.DEFAULT.withUnheldNames(),
            SourceLoader.none());
    return switch (result) {
      case ReadResult.Refused refused -> refused(file, refused);
      case ReadResult.Read read ->
          compared(
              measured.doubleValue(),
              throughput(
                  recordedOn(root.path("recorded").path("otp").asString(""), read.scenario())),
              ShippedScenarios.name(file).endsWith("-s2") ? TOLERANCE_ABOVE_ON_TWO : TOLERANCE);
    };
  }

  private static JsonNode tree(String text) throws IOException {
    try {
      return JsonMapper.builder().build().readTree(text);
    } catch (JacksonException e) {
      throw new IOException("not a vector: " + e.getOriginalMessage(), e);
    }
  }

  private static double throughput(Scenario scenario) {
    Simulation simulation = Simulation.of(scenario);
    simulation.run();
    return simulation.loadResults().stream().mapToDouble(LoadResult::throughputPerSecond).sum();
  }

  private static Result compared(double measured, double ours, double mostAbove) {
    String figures =
        String.format(
            Locale.ROOT,
            "throughput %.1f/s, measured %.1f/s (%+.1f %%)",
            ours,
            measured,
            100 * (ours / measured - 1));
    boolean near = ours >= measured * (1 - TOLERANCE) && ours <= measured * (1 + mostAbove);
    return near ? new Result.Passed(": " + figures) : new Result.Failed(figures);
  }

  private static Result refused(Path file, ReadResult.Refused refused) {
    var first = refused.problems().getFirst();
    return first.kind() == ProblemKind.UNSUPPORTED
        ? new Result.Skipped(first.message())
        : failed(file, first.text());
  }

  /// Returns the scenario as it was run on the BEAM: on that version of OTP, and without an
  /// application around it whose end would stop the VM.
  private static Scenario recordedOn(String otp, Scenario given) {
    int dot = otp.indexOf('.');
    String major = dot < 0 ? otp : otp.substring(0, dot);
    int version = major.matches("[0-9]{1,3}") ? Integer.parseInt(major) : given.otp();
    return given.recordedOn(version);
  }
}
