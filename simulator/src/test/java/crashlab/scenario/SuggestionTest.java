package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void countsASwapAsOneSlip() {
    assertThat(Suggestion.nearest("cahce", List.of("cache", "crash"))).isEqualTo("cache");
    assertThat(Suggestion.nearest("itnesity", List.of("intensity"))).isEqualTo("intensity");
  }

  @Test
  void allowsAThirdOfTheWordAndAtMostThree() {
    assertThat(Suggestion.nearest("abcdef", List.of("abcdxy"))).isEqualTo("abcdxy");
    assertThat(Suggestion.nearest("abcdef", List.of("abcxyz"))).isNull();
    assertThat(Suggestion.nearest("abcdefghijklmno", List.of("abcdefghijklxyz"))).isNotNull();
    assertThat(Suggestion.nearest("abcdefghijklmno", List.of("abcdefghijkwxyz"))).isNull();
  }

  @Test
  void takesTheFirstByNameOfEquallyNearOnes() {
    assertThat(Suggestion.nearest("node", List.of("nodes", "mode", "code"))).isEqualTo("code");
  }

  @Test
  void neverSuggestsTheWordItself() {
    assertThat(Suggestion.nearest("cache", List.of("cache"))).isNull();
  }

  @Test
  void aWordThatIsNearNoneMayBePartOfOne() {
    List<String> known = List.of("run", "linked-task.solution", "linked-task", "linked-tree");

    assertThat(Suggestion.nearestOrLonger("rnu", known)).isEqualTo("run");
    assertThat(Suggestion.nearestOrLonger("linked-taks", known)).isEqualTo("linked-task");
    assertThat(Suggestion.nearestOrLonger("task", known)).isEqualTo("linked-task");
    assertThat(Suggestion.nearestOrLonger("linked", known)).isEqualTo("linked-task");
  }

  @Test
  void partsOfAWordMayStandInAnotherOrderOrBeMissing() {
    List<String> known = List.of("node_down", "node_freeze", "node_freeze_all", "kill");

    assertThat(Suggestion.nearestOrOfItsParts("freeze_node", known)).isEqualTo("node_freeze");
    assertThat(Suggestion.nearestOrOfItsParts("freeze", known)).isEqualTo("node_freeze");
    assertThat(Suggestion.nearestOrOfItsParts("down", known)).isEqualTo("node_down");
    assertThat(Suggestion.nearestOrOfItsParts("klil", known)).isEqualTo("kill");
    assertThat(Suggestion.nearestOrOfItsParts("all_down", known)).isNull();
  }

  @Test
  void findsNothingForSomethingElseOrForLittle() {
    assertThat(Suggestion.nearestOrLonger("frobnicate", List.of("run", "check"))).isNull();
    assertThat(Suggestion.nearestOrLonger("ec", List.of("check"))).isNull();
    assertThat(Suggestion.nearestOrLonger("", List.of("check"))).isNull();
  }
}
