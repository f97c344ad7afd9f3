package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of what the window has to do names tests that there are.
class UiChecklistTest {
  private static final Path CHECKLIST = Path.of("..", "docs", "ui-checklist.md");
  private static final Path SIMULATOR_TESTS =
      Path.of("..", "simulator", "src", "test", "java", "crashlab");

  /// A class, perhaps with its package below `crashlab.ui`, perhaps with a method.
  private static final Pattern NAMED =
      Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w+)(?:\\.([a-z]\\w*))?`");

  private static final Pattern POINT = Pattern.compile("(?m)^- \\[([ x])] (\\d+)\\.");

  @Test
  void everyTestThatTheChecklistNamesExists() throws IOException {
    List<MatchResult> named = NAMED.matcher(Files.readString(CHECKLIST)).results().toList();
    List<String> missing = new ArrayList<>();
    for (MatchResult name : named) {
      if (!exists(name.group(1), name.group(2))) {
        missing.add(name.group());
      }
    }

    assertThat(missing).as("named in " + CHECKLIST).isEmpty();
    assertThat(named).hasSizeGreaterThan(50);
  }

  @Test
  void everyPointOfTheChecklistStandsInItOnce() throws IOException {
    List<Integer> points =
        POINT
            .matcher(Files.readString(CHECKLIST))
            .results()
            .map(point -> Integer.valueOf(point.group(2)))
            .toList();

    assertThat(points).containsExactlyElementsOf(Stream.iterate(1, n -> n + 1).limit(55).toList());
  }

  private static boolean exists(String type, String method) throws IOException {
    if (type.endsWith("Benchmark")) {
      return isBenchmark(type);
    }
    try {
      Class<?> found = Class.forName("crashlab.ui." + type);
      return method == null
          || Arrays.stream(found.getDeclaredMethods())
              .map(Method::getName)
              .anyMatch(method::equals);
    } catch (ClassNotFoundException _) {
      return isOfTheSimulator(type, method);
    }
  }

  /// The tests of the simulator are not on the class path of the window's.
  private static boolean isOfTheSimulator(String type, String method) throws IOException {
    Path file = SIMULATOR_TESTS.resolve(type.replace('.', '/') + ".java");
    return Files.exists(file)
        && (method == null || Files.readString(file).contains("void " + method + "("));
  }

  /// Benchmarks are compiled only when they are asked for.
  private static boolean isBenchmark(String type) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "bench", "java"))) {
      return files.anyMatch(file -> file.endsWith(type + ".java"));
    }
  }
}
