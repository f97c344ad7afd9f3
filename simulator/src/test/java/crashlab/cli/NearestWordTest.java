package crashlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  private static final List<String> KNOWN =
      List.of("run", "check", "list", "linked-task", "linked-task.solution");

  @Test
  void findsTheWordWithTheFewestSlips() {
    assertThat(NearestWord.of("rnu", KNOWN)).isEqualTo("run");
    assertThat(NearestWord.of("chekc", KNOWN)).isEqualTo("check");
    assertThat(NearestWord.of("linked-taks", KNOWN)).isEqualTo("linked-task");
  }

  @Test
  void findsTheShortestThatContainsIt() {
    assertThat(NearestWord.of("task", KNOWN)).isEqualTo("linked-task");
  }

  @Test
  void findsNothingForSomethingElse() {
    assertThat(NearestWord.of("frobnicate", KNOWN)).isNull();
    assertThat(NearestWord.of("", KNOWN)).isNull();
  }
}
