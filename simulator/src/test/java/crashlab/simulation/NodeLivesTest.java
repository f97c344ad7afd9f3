package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is counted of a node is counted on when its VM has ended and booted again.
class NodeLivesTest {
  private static final String TWO_LIVES =
      """
      "faults": [{"at": "1s", "node_down": "local", "for": "500ms"}],
      """;

  private static Experiment inEachLife(String parts, String load) {
    return Experiment.of(
        TWO_LIVES
            + parts
            + """
            , "load": [{"id": "l", "arrivals": {"at": ["500ms", "2s"]}, "do": [%s]}]
            """
                .formatted(load));
  }

  private static String tree(String children) {
    return """
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [%s]}\
    """
        .formatted(children);
  }

  @Test
  void restartsAreCountedOn() {
    Experiment run =
        inEachLife(
            """
            "modules": {"W": {"use": "gen_server", "handle_cast": {"boom": [{"raise": "boom"}]}}},
            """
                + tree("{\"id\": \"W\", \"module\": \"W\", \"name\": \"W\"}"),
            "{\"cast\": \"W\", \"message\": \"boom\"}");

    assertThat(run.metric("supervisor.App.restarts")).isEqualTo(2);
  }

  @Test
  void operationsOnATableAreCountedOn() {
    Experiment run =
        inEachLife(
            """
            "modules": {"W": {"use": "gen_server", "init": [{"ets_new": "t"}, {"ets_insert": "t"}]}},
            """
                + tree("{\"id\": \"W\", \"module\": \"W\"}"),
            "{\"ets_lookup\": \"t\"}");

    assertThat(run.metric("ets.t.writes")).isEqualTo(2);
    assertThat(run.metric("ets.t.reads")).isEqualTo(2);
    assertThat(run.metric("ets.t.rows")).isEqualTo(1);
  }

  @Test
  void scansForAnOldTermAreCountedOn() {
    Experiment run =
        inEachLife(
            "\"modules\": {}, " + tree(""),
            """
            {"persistent_term_put": "k", "value": ["a"]}, {"persistent_term_put": "k", "value": ["b"]}\
            """);

    assertThat(run.metric("persistent_term.scans")).isEqualTo(2);
  }

  @Test
  void executionsOfAnEventAreCountedOn() {
    Experiment run =
        inEachLife(
            """
            "modules": {}, "telemetry": [{"id": "h", "events": [["e"]], "do": []}],
            """
                + tree(""),
            "{\"telemetry\": [\"e\"]}");

    assertThat(run.metric("telemetry.e.count")).isEqualTo(2);
    assertThat(run.metric("telemetry.handler.h.runs")).isEqualTo(2);
  }

  @Test
  void transactionsAreCountedOn() {
    Experiment run =
        inEachLife(
            """
            "modules": {}, "mnesia": {"tables": {"t": {}}},
            """
                + tree("{\"id\": \"Mnesia\", \"type\": \"mnesia\"}"),
            "{\"mnesia_transaction\": [{\"mnesia_write\": \"t\", \"key\": \"k\"}]}");

    assertThat(run.metric("mnesia.commits")).isEqualTo(2);
  }
}
