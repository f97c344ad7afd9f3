package crashlab.generated;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.Corpus;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scenarios that nobody wrote come to the same run in all ways, and their traces keep the rules
/// that hold for every trace.
///
/// A fault is told with the number that makes its scenario. `-Dgenerated.scenarios=N` says how many
/// are looked at, half of them generated and half variations; `-Dgenerated.first=N` which is first.
class FourWaysTest {
  private static final long FIRST = Long.getLong("generated.first", 0);
  private static final long COUNT = Long.getLong("generated.scenarios", 2_000) / 2;
  private static final int TOLD = 5;

  @Test
  void everyGeneratedScenarioRunsTheSameInAllWaysAndKeepsTheRules() {
    assertThat(faults(number -> fault(sound(GeneratedScenario.of(number))))).isEmpty();
  }

  @Test
  void everySoundVariationOfAScenarioRunsTheSameInAllWaysAndKeepsTheRules() {
    List<String> texts = texts();
    assertThat(texts).hasSizeGreaterThan(700);

    assertThat(
            faults(number -> {
              var random = new Random(number * 31 + 7);
              String text = texts.get(random.nextInt(texts.size()));
              return read(Variation.of(text, random)) instanceof ReadResult.Read read
                  ? fault(read.scenario())
                  : Optional.empty();
            }))
        .isEmpty();
  }

  /// The end of an arrival counted one reduction more where its payment did not pass at once, so
  /// that a turn without costs ended one step earlier.
  @ParameterizedTest
  @ValueSource(longs = {11713, 14048, 52237})
  void aTurnIsAsLongInAllWays(long number) {
    assertThat(fault(sound(GeneratedScenario.of(number)))).isEmpty();
  }

  /// A name was asked for of the process of a Horde.Registry that had not run yet.
  @Test
  void aRegistryThatHasJustBeenStartedTakesNames() {
    assertThat(fault(sound(GeneratedScenario.of(5437)))).isEmpty();
  }

  /// A payment passed at once although a process of another node could run at that very instant.
  @Test
  void everyShippedScenarioOfSeveralNodesRunsTheSameInAllWays() throws IOException {
    Path folder = Path.of(System.getProperty("basedir", "")).resolve("../scenarios/nodes");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(f -> f.toString().endsWith(".json")))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Scenarios.read(file, ReadOptions.DEFAULT))
                  .isInstanceOfSatisfying(
                      ReadResult.Read.class,
                      read -> assertThat(fault(read.scenario())).as(file.toString()).isEmpty()));
    }
  }

  private static List<String> faults(LongFunction<Optional<String>> faultOf) {
    return LongStream.range(FIRST, FIRST + COUNT)
        .parallel()
        .mapToObj(number -> faultOf.apply(number).map(fault -> number + ": " + fault))
        .flatMap(Optional::stream)
        .limit(TOLD)
        .toList();
  }

  private static Optional<String> fault(Scenario scenario) {
    try {
      return FourWays.fault(scenario);
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(e + " at " + List.of(e.getStackTrace()).subList(0, 3));
    }
  }

  private static ReadResult read(String text) {
    return Scenarios.read("f", text, ReadOptions.DEFAULT.withUnheldNames(), SourceLoader.none());
  }

  private static Scenario sound(String text) {
    return switch (read(text)) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new IllegalStateException(refused.text());
    };
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(Corpus.valid().values());
    texts.addAll(Corpus.recorded().values());
    Path folder = Path.of(System.getProperty("basedir", "")).resolve("../scenarios");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
