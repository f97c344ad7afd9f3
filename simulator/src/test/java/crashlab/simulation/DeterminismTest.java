package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trace of a scenario is the same to the byte wherever and beside whatever it runs.
@Tag("determinism")
class DeterminismTest {
  private static final List<String> SCENARIOS =
      List.of(
          "genserver/bottleneck",
          "genserver/call-back-pressure",
          "genserver/late-reply",
          "genserver/mailbox-death-spiral",
          "genserver/one-dynamic-supervisor",
          "genserver/stop-the-dominoes",
          "genserver/timeout-dominoes",
          "naming/registry-dies",
          "naming/via-registry",
          "signals/trap-exit-surprise",
          "startup/slow-init",
          "statem/circuit-breaker",
          "statem/sys-suspend",
          "supervision/default-budget-kills-node",
          "supervision/nested-escalation",
          "supervision/one-for-all",
          "supervision/shared-budget",
          "tasks/async-nolink-bill",
          "tasks/linked-task",
          "vm/preemption");

  /// What may differ from one machine to the next, as settings of one machine: the collector, class
  /// data, hash codes, the interpreter, another processor's mathematics, languages, zones, memory.
  private static final List<List<String>> SETTINGS =
      List.of(
          List.of(),
          List.of("-XX:+UseZGC"),
          List.of("-Xshare:off"),
          List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2"),
          List.of("-Xint"),
          List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-UseLibmIntrinsic"),
          List.of("-Duser.language=tr", "-Duser.country=TR"),
          List.of("-Duser.language=ar"),
          List.of("-Duser.timezone=Asia/Kathmandu"),
          List.of("-Dfile.encoding=ISO-8859-1"),
          List.of("-Xmx64m"),
          List.of("-XX:ActiveProcessorCount=1"));

  private static final int RUNS_SIDE_BY_SIDE = 8;

  @Test
  void writesTheSameBytesUnderAllSettingsOfTheJavaVirtualMachine(@TempDir Path folder)
      throws Exception {
    List<String> expected = TraceHashes.of(files());
    List<Callable<String>> runs = new ArrayList<>();
    for (int i = 0; i < SETTINGS.size(); i++) {
      Path output = folder.resolve("hashes-" + i);
      List<String> settings = SETTINGS.get(i);
      runs.add(() -> hashesIn(settings, output));
    }

    List<String> printed = inParallel(2, runs);

    for (int i = 0; i < SETTINGS.size(); i++) {
      assertThat(printed.get(i).lines().toList()).as("%s", SETTINGS.get(i)).isEqualTo(expected);
    }
  }

  @Test
  void writesTheSameBytesWhenEightRunsGoSideBySide() throws Exception {
    List<String> expected = TraceHashes.of(files());
    List<Callable<List<String>>> runs = new ArrayList<>();
    for (int i = 0; i < RUNS_SIDE_BY_SIDE; i++) {
      runs.add(() -> TraceHashes.of(files()));
    }

    List<List<String>> hashes = inParallel(RUNS_SIDE_BY_SIDE, runs);

    assertThat(hashes).hasSize(RUNS_SIDE_BY_SIDE).allMatch(expected::equals);
  }

  private static List<Path> files() {
    Path folder = Path.of(System.getProperty("basedir", "")).resolve("../scenarios").normalize();
    return SCENARIOS.stream().map(name -> folder.resolve(name + ".json")).toList();
  }

  /// Returns what [TraceHashes] prints in a virtual machine of its own.
  private static String hashesIn(List<String> settings, Path output) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(TraceHashes.class.getName());
    files().forEach(file -> command.add(file.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static <T> List<T> inParallel(int threads, List<Callable<T>> runs) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (Future<T> future : executor.invokeAll(runs)) {
        results.add(future.get());
      }
    }
    return results;
  }
}
