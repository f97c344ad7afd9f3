package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Faults and steps reach a random child of a supervisor: one that runs, each as likely.
class RandomChildTest {
  /// Twenty kills of random children of `S`, 10 ms apart.
  private static Experiment kills(String supervisor) {
    String faults =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "{\"at\": %d, \"kill\": {\"random_child_of\": \"S\"}}".formatted(10 * i))
            .collect(Collectors.joining(", "));
    return Experiment.of(
        """
        "modules": {"A": {"use": "gen_server"}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "S", %s}]},
        "faults": [%s]
        """
            .formatted(supervisor, faults));
  }

  private static String children(int count, String restart) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "{\"id\": \"C%d\", \"module\": \"A\", \"restart\": \"%s\"}".formatted(i, restart))
        .collect(Collectors.joining(", ", "\"children\": [", "]"));
  }

  private static final String SUPERVISOR =
      "\"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"max_restarts\": 100, ";

  @Test
  void eachOfThemIsReached() {
    Experiment run = kills(SUPERVISOR + children(3, "permanent"));

    int restarts = 0;
    for (int i = 0; i < 3; i++) {
      assertThat(run.existed("App/S/C" + i + "#2")).isTrue();
      restarts += (int) run.metric("restarts.App/S/C" + i);
    }
    assertThat(restarts).isEqualTo(20);
  }

  @Test
  void noneThatHasEndedIsReached() {
    Experiment run = kills(SUPERVISOR + children(15, "temporary"));

    for (int i = 0; i < 15; i++) { // twenty kills are enough for all, since none is lost
      assertThat(run.events("App/S/C" + i + "#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    }
    assertThat(run.alive()).contains("App/S#1");
  }

  @Test
  void significantChildrenAreReachedToo() {
    Experiment run =
        kills(
            SUPERVISOR
                + "\"auto_shutdown\": \"all_significant\", \"children\": ["
                + "{\"id\": \"C0\", \"module\": \"A\", \"restart\": \"temporary\", \"significant\": true},"
                + "{\"id\": \"C1\", \"module\": \"A\", \"restart\": \"temporary\", \"significant\": true}]");

    assertThat(run.events("App/S/C0#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(run.events("App/S/C1#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(run.events("App/S#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
  }

  @Test
  void nobodyIsReachedWhereNoneRuns() {
    Experiment none = kills("\"type\": \"dynamic_supervisor\"");

    assertThat(none.alive()).containsExactlyInAnyOrder("App#1", "App/S#1");
  }
}
