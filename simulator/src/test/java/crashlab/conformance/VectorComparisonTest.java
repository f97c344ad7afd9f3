package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VectorComparisonTest {
  private static final Observation EXPECTED =
      observation(Map.of("App#1", List.of("[\"a\"]", "[\"b\"]"), "App/X#1", List.of()), "App#1");

  @Test
  void findsNothingBetweenEqualRuns() {
    Observation same =
        observation(Map.of("App/X#1", List.of(), "App#1", List.of("[\"a\"]", "[\"b\"]")), "App#1");

    assertThat(VectorComparison.firstDifference(EXPECTED, same)).isEmpty();
  }

  @Test
  void namesSubjectAndPositionOfTheFirstEventThatDiffers() {
    Observation got =
        observation(Map.of("App#1", List.of("[\"a\"]", "[\"c\"]"), "App/X#1", List.of()), "App#1");

    assertThat(VectorComparison.firstDifference(EXPECTED, got))
        .contains("App#1: event 2: expected [\"b\"], got [\"c\"]");
  }

  @Test
  void saysWhenEventsAreMissingOrTooMany() {
    Observation shorter =
        observation(Map.of("App#1", List.of("[\"a\"]"), "App/X#1", List.of()), "App#1");

    assertThat(VectorComparison.firstDifference(EXPECTED, shorter))
        .contains("App#1: event 2: expected [\"b\"], got nothing more");
    assertThat(VectorComparison.firstDifference(shorter, EXPECTED))
        .contains("App#1: event 2: expected nothing more, got [\"b\"]");
  }

  @Test
  void saysWhoIsMissingAndWhoShouldNotBe() {
    Observation alone = observation(Map.of("App#1", List.of("[\"a\"]", "[\"b\"]")), "App#1");

    assertThat(VectorComparison.firstDifference(EXPECTED, alone))
        .contains("App/X#1: expected [], but it never existed");
    assertThat(VectorComparison.firstDifference(alone, EXPECTED))
        .contains("App/X#1: not expected to exist, got []");
  }

  @Test
  void comparesWhoIsAliveLast() {
    Observation got =
        observation(Map.of("App#1", List.of("[\"a\"]", "[\"b\"]"), "App/X#1", List.of()));

    assertThat(VectorComparison.firstDifference(EXPECTED, got))
        .contains("alive: expected [App#1], got []");
  }

  private static Observation observation(Map<String, List<String>> processes, String... alive) {
    return new Observation(new TreeMap<>(processes), List.of(alive));
  }
}
