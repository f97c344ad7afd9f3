package crashlab.simulation;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.SourceLoader;
import crashlab.trace.TraceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Runs scenarios and prints a hash of the bytes of each one's trace, a line each: the program that
/// [DeterminismTest] starts in Java virtual machines of many settings.
final class TraceHashes {
  private TraceHashes() {}

  public static void main(String[] scenarios) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String scenario : scenarios) {
      files.add(Path.of(scenario));
    }
    of(files).forEach(System.out::println);
  }

  /// Returns a line for each scenario: its file and the hash of its trace.
  static List<String> of(List<Path> scenarios) throws IOException {
    Path folder = Files.createTempDirectory("traces");
    Path trace = folder.resolve("trace.jsonl");
    List<String> lines = new ArrayList<>();
    for (Path scenario : scenarios) {
      write(scenario, trace);
      lines.add(scenario.getFileName() + " " + sha256(Files.readAllBytes(trace)));
      Files.delete(trace);
    }
    Files.delete(folder);
    return lines;
  }

  private static void write(Path scenario, Path trace) throws IOException {
    ReadResult result =
        Scenarios.read(
            scenario.getFileName().toString(),
            Files.readString(scenario),
            ReadOptions.DEFAULT,
            SourceLoader.folder(scenario.toAbsolutePath().getParent()));
    if (!(result instanceof ReadResult.Read read)) {
      throw new IllegalArgumentException(((ReadResult.Refused) result).text());
    }
    try (var writer = new TraceWriter(trace)) {
      Simulation simulation = Simulation.of(read.scenario(), writer);
      Outcome outcome = simulation.run();
      writer.finish(simulation.fingerprint(), read.scenario().seed(), outcome.end().name());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
