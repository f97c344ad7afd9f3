package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the story of a run tells of its nodes: their ends and returns, and partitions, are never
/// left out, however much else happened.
class NodeStoryTest {
  private static String story(String nodes, String parts) {
    String text =
        """
        {"format": 1, "name": "story", "duration": "200s", "application": "temporary", "nodes": %s, "network": {"reconnect": "100ms"}, %s}
        """
            .formatted(nodes, parts);
    return ToldStory.ofText(text);
  }

  private static String workers(int count, String faults) {
    return """
    "modules": {"W": {"use": "gen_server"}},
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
      {"id": "Pool", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "W", "module": "W", "replicas": %d}]}]},
    "faults": [%s]
    """
        .formatted(count, faults);
  }

  private static String repeated(int times, String fault) {
    return IntStream.range(0, times)
        .mapToObj(i -> fault.formatted(i + 1))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 300})
  void theReturnOfANodeIsToldHoweverManyProcessesEndedWithIt(int processes) {
    String story =
        story(
            "[\"a\", \"b\"]",
            workers(processes, "{\"at\": \"1s\", \"node_down\": \"b\", \"for\": \"2s\"}"));

    assertThat(story)
        .contains("Fault at 1.0 s: take node b down (kill). Node b went down.", "Node b came up.\n")
        .contains("  1.0 s  node b went down.\n", "  3.0 s  node b came up.\n")
        .contains("App@b ended with its node")
        .doesNotContain(":nodedown");
  }

  @Test
  void nodesThatDifferByANumberAreNotOne() {
    String story =
        story(
            "[\"web1\", \"web2\"]",
            workers(
                1,
                "{\"at\": \"1s\", \"node_down\": \"web1\", \"for\": \"1s\"}, {\"at\": \"4s\", \"node_down\": \"web2\", \"for\": \"1s\"}"));

    assertThat(story)
        .contains("Fault at 1.0 s: take node web1 down", "Fault at 4.0 s: take node web2 down")
        .contains("  1.0 s  node web1 went down.\n", "  2.0 s  node web1 came up.\n")
        .contains("  4.0 s  node web2 went down.\n", "  5.0 s  node web2 came up.\n");
  }

  @Test
  void everyEndAndReturnIsToldHoweverOftenANodeWentDown() {
    String story =
        story(
            "[\"a\", \"b\"]",
            workers(
                30,
                repeated(25, "{\"at\": \"%d500ms\", \"node_down\": \"b\", \"for\": \"300ms\"}")));

    for (int i = 1; i <= 25; i++) {
      assertThat(story)
          .contains("  " + i + ".5 s  node b went down.\n", "  " + i + ".8 s  node b came up.\n")
          .contains("down from " + i + ".5 s to " + i + ".8 s");
    }
  }

  @Test
  void everyPartitionIsToldWithItsBeginAndItsEnd() {
    String story =
        story(
            "[\"a\", \"b\"]",
            workers(
                1,
                repeated(
                    25,
                    "{\"at\": \"%d500ms\", \"partition\": [[\"a\"], [\"b\"]], \"for\": \"300ms\"}")));

    for (int i = 1; i <= 25; i++) {
      assertThat(story)
          .contains("  " + i + ".5 s  partition the network into a | b for 300 ms\n")
          .contains("  " + i + ".5 s  Fault: partition the network into a | b for 300 ms.\n")
          .contains("network: partition the network into a | b from " + i + ".5 s to ");
    }
  }

  @Test
  void faultsNameNodesAndLinksAsTheScenarioDoes() {
    String story =
        story(
            "[\"a\", \"b\", \"c\"]",
            workers(
                1,
                """
                {"at": "1s", "node_freeze": "b", "for": "2s"},
                {"at": "5s", "latency": "20ms", "between": ["a", "c"], "for": "1s"},
                {"at": "7s", "partition": [["a", "b"], ["c"]], "silent": true},
                {"at": "8s", "heal": true},
                {"at": "9s", "node_down": "c", "how": "stop"},
                {"at": "10s", "node_up": "c"}
                """));

    assertThat(story)
        .contains("  1.0 s  freeze node b for 2 s\n")
        .contains("  5.0 s  set the latency to 20 ms between a and c for 1 s\n")
        .contains("  7.0 s  partition the network into a, b | c (silent)\n")
        .contains("  8.0 s  heal the network\n")
        .contains("  9.0 s  take node c down (stop)\n")
        .contains("  10.0 s  boot node c\n")
        .doesNotContain(":a", ":b", ":c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"at\": \"3s\", \"partition\": [[\"a\"], [\"b\"]], \"for\": \"2s\"}",
        "{\"when\": {\"logged\": \"cut\"}, \"partition\": [[\"a\"], [\"b\"]], \"for\": \"2s\"}",
        "{\"at\": \"3s\", \"partition\": [[\"a\"], [\"b\"]]}, {\"at\": \"5s\", \"heal\": true}",
        "{\"at\": \"3s\", \"partition\": [[\"a\"], [\"b\"]]}, {\"when\": {\"logged\": \"cut\"}, \"after\": \"2s\", \"heal\": true}"
      })
  void theSidesOfASplitAreLookedAtJustBeforeItEndsHoweverItBeganAndEnds(String faults) {
    String story =
        story(
            "[\"a\", \"b\"]",
            """
            "modules": {"L": {"use": "gen_server", "handle_cast": {"lead": [{"global_register": "leader"}], "say": [{"log": "cut"}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "L", "module": "L", "name": "L"}]},
            "load": [{"id": "say", "node": "a", "arrivals": {"at": ["3s"]}, "do": [{"cast": "L", "message": "say"}]},
                     {"id": "lead", "node": ["a", "b"], "arrivals": {"at": ["4s", "4s"]}, "do": [{"cast": "L", "message": "lead"}]}],
            "faults": [%s]
            """
                .formatted(faults));

    assertThat(story).contains("  5.0 s  global name :leader, process: on a L@a; on b L@b");
  }

  /// The first things that are told, a line each.
  private static List<String> first(String story) {
    return story.lines().dropWhile(line -> !line.equals("What happened")).skip(1).limit(3).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes/one-of-each-naive.json|Fault at 3.0 s: partition the network into a",
        "nodes/two-leaders.json|Leader@west was killed by global, which found the name held on both sides",
        "nodes/one-key-two-nodes.json|{:ok, a partition of Names@b} from registry_register",
        "nodes/one-link-cut.json|lost nodes n2 and n4 (disconnect), since global lets no partitions overlap",
        "tables/nobody-closed-the-table.json|Fault at 50.0 s: take node local down (kill)"
      })
  void theCauseIsAmongTheFirstThingsThatAreTold(String scenario, String cause) {
    assertThat(first(ToldStory.ofShipped(scenario)))
        .anySatisfy(line -> assertThat(line).contains(cause));
  }

  @Test
  void whatALibraryDidToOthersTooIsNotTheSameThingSeveralTimes() {
    assertThat(ToldStory.ofShipped("nodes/horde-node-crash.json"))
        .contains("the child runs twice (and 6 more like this, the last at 3.001 s)")
        .doesNotContain("7 times");
  }

  @Test
  void whatIsSentToANodeThatIsCutOffFillsNoMailboxThere() {
    assertThat(ToldStory.ofShipped("nodes/node-is-gone-expected.json"))
        .doesNotContain("got more than it could take up");
    assertThat(ToldStory.ofShipped("nodes/silent-node-ticktime.json"))
        .doesNotContain("got more than it could take up");
  }

  @Test
  void whoAnswersAtAnotherNodeIsTold() {
    assertThat(ToldStory.ofShipped("nodes/silent-node.json"))
        .contains("Db@db did 111 of the 130 requests")
        .contains("node web could not connect to db (connection_setup_failed), twice")
        .doesNotContain("somebody outside");
    assertThat(ToldStory.ofShipped("nodes/node-is-gone.json")).doesNotContain("somebody outside");
  }

  /// The trace has a line for each side of each connection.
  @Test
  void aSplitIsToldInOneSentence() {
    assertThat(first(ToldStory.ofShipped("nodes/who-sees-whom.json")))
        .contains(
            "  Fault at 2.0 s: partition the network into a | b, c for 3 s. Node a and nodes b and c"
                + " lost each other (connection_closed).");
  }

  @Test
  void manyLostConnectionsAreNotListed() {
    String names =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "\"n" + i + "\"")
            .collect(Collectors.joining(", "));
    String text =
        """
        {"format": 1, "name": "many", "duration": "5s", "nodes": [%s],
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": []},
         "faults": [{"at": "2s", "partition": [["n1", "n2"], [%s]]}]}
        """
            .formatted(names, names.substring(names.indexOf("\"n3")));

    assertThat(first(ToldStory.ofText(text)).getFirst())
        .endsWith("Many nodes lost their connections, n1 and n3 first (connection_closed).");
  }

  /// With one cause a node may lose another one twice: there is no more to tell than that.
  @Test
  void whoIsLostTwiceIsNamedOnce() {
    String story =
        story(
            "[\"a\", \"b\", \"c\"]",
            workers(
                1,
                repeated(
                    2,
                    "{\"at\": \"%ds\", \"partition\": [[\"a\"], [\"b\", \"c\"]], \"for\": \"500ms\"}")));

    assertThat(story).contains("Node a and nodes b and c lost each other").doesNotContain("b, b");
  }
}
