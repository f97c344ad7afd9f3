package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LibraryVectorTest {
  private static final String SCENARIO =
      """
      {"format": 1, "name": "v", "duration": "1s", "params": {"to": 1},
       "modules": {"A": {"use": "gen_server", "state": {"n": 0},
                         "handle_cast": {"go": [{"set": "n", "to": {"$param": "to"}}]}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 0,
                "children": [{"id": "A", "module": "A", "name": "A"}]},
       "load": [{"id": "u", "arrivals": {"at": ["1ms"]}, "do": [{"cast": "A", "message": "go"}]}],
       "expect": [{"alive": "A", "name": "lives"}]}
      """;

  private static Optional<String> difference(String rest) throws IOException {
    String text =
        "{\"format\": 1, \"system\": \"sys\", \"name\": \"v\", \"observed\": {}, \"scenario\": %s%s}"
            .formatted(SCENARIO, rest);
    return LibraryVectorCheck.firstDifference(LibraryVector.parse(text));
  }

  @Test
  void runsAsItStandsWhereThereAreNoCases() throws IOException {
    assertThat(difference("")).isEmpty();
  }

  @Test
  void eachCaseSetsParametersMergesAndExpectsMore() throws IOException {
    assertThat(
            difference(
                """
                , "cases": [
                  {"expect": [{"state": "A", "key": "n", "equals": 1}]},
                  {"params": {"to": ["a", 2]},
                   "expect": [{"state": "A", "key": "n", "equals": ["a", 2]}]},
                  {"merge": {"load": null}, "expect": [{"state": "A", "key": "n", "equals": 0}]}]
                """))
        .isEmpty();
  }

  @Test
  void tellsTheFirstExpectationThatDoesNotHold() throws IOException {
    String cases =
        """
        , "cases": [
          {"expect": [{"state": "A", "key": "n", "equals": 1, "name": "n"}]},
          {"expect": [{"state": "A", "key": "n", "at_most": 1},
                      {"state": "A", "key": "n", "equals": [2], "name": "other_write"}]}]
        """;

    assertThat(difference(cases)).contains("cases[1] other_write: expected equal to [2], got 1");
    assertThat(difference(cases.replace(", \"name\": \"other_write\"", "")))
        .contains("cases[1] /expect/2: expected state A, key n equal to [2], got 1");
  }

  @Test
  void theRootEndsWithoutTheApplication() throws IOException {
    assertThat(
            difference(
                """
                , "cases": [{"merge": {"faults": [{"at": "1ms", "kill": "A"}], "expect": []},
                             "expect": [{"outcome": "completed"}, {"dead": "App"}]}]
                """))
        .isEmpty();
  }

  @Test
  void runsOnTheVersionsOfTheRecording() throws IOException {
    String error =
        """
        , "cases": [{"merge": {"modules": {"A": {"init": [{"error": "no"}]}}, "expect": []}}],
        "versions": {"otp": "%s"}
        """;

    assertThat(difference(error.formatted("25.2.3")).orElseThrow())
        .startsWith("cases[0] refused: /modules/A/init/0: ")
        .contains("since OTP 26");
    assertThat(difference(error.formatted("26.1"))).isEmpty();
    assertThat(difference(", \"versions\": {\"oban\": \"2.23.4 (Postgres)\", \"elixir\": \"x\"}"))
        .isEmpty();
  }

  @Test
  void runsWithThreeSeeds() throws IOException {
    String even =
        """
        , "cases": [{"merge": {"load": [{"id": "u", "arrivals": {"poisson": "100/s"}, "do": []}]},
                     "expect": [{"metric": "load.u.offered", "equals": %s, "name": "offered"}]}]
        """;
    String first = difference(even.formatted("0")).orElseThrow();
    String offered = first.replaceAll(".*load.u.offered is (\\d+).*", "$1");

    assertThat(difference(even.formatted(offered)).orElseThrow()).endsWith("(seed 1)");
  }

  @Test
  void aFileThatCannotBeReadFailsWithItsFirstProblem() throws IOException {
    assertThat(difference(", \"cases\": [{\"merge\": {\"tree\": {\"strategy\": \"all\"}}}]"))
        .hasValueSatisfying(
            told -> assertThat(told).startsWith("cases[0] refused: /tree/strategy: found \"all\""));
  }

  @Test
  void aSystemThatIsNotSimulatedIsToldAsSuch() throws IOException {
    assertThat(
            difference(
                ", \"cases\": [{\"merge\": {\"modules\": {\"A\": {\"init\": [{\"oban_insert\": \"t\"}]}}}}]"))
        .hasValueSatisfying(told ->
            assertThat(told)
                .startsWith("cases[0] not simulated: ")
                .contains("this version does not simulate Oban"));
  }

  @Test
  void whatIsNoVectorIsRefused() {
    assertThatThrownBy(() -> LibraryVector.parse("{\"scenario\": 1}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a vector");
    assertThatThrownBy(() -> LibraryVector.parse("{"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a vector");
  }
}
