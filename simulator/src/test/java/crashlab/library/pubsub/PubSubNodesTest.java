package crashlab.library.pubsub;

import static crashlab.simulation.ScenarioParts.assertHolds;

import org.junit.jupiter.api.Test;

/// Phoenix.PubSub between nodes. Source: phoenix_pubsub 2.1 pg2.ex, application.ex.
class PubSubNodesTest {
  private static void on(String nodes, String load, String... parts) {
    String text =
        """
        {"format": 1, "name": "n", "duration": "10s", "nodes": %s, "network": {"latency": "1ms"},
         "modules": {"Member": {"use": "gen_server",
           "init": [{"pubsub_subscribe": "PubSub", "topic": "room"}],
           "handle_info": {"hello": [{"log": "hello"}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "PubSub", "type": "pubsub"}, {"id": "M", "module": "Member", "name": "M"}]},
         "load": [{"id": "say", "node": "a", "arrivals": {"at": ["1s"]}, "do": [%s]}], %s}
        """
            .formatted(nodes, load, String.join(", ", parts));
    assertHolds(text);
  }

  private static final String THREE = "[\"a\", \"b\", \"c\"]";

  private static String say(String verb, String more) {
    return "{\"%s\": \"PubSub\", \"topic\": \"room\", \"message\": \"hello\"%s}"
        .formatted(verb, more);
  }

  private static String heardOn(String nodes) {
    return "\"expect\": [{\"trace\": {\"event\": \"log\"}, \"read\": \"node\", \"take\": \"sorted\", \"equals\": "
        + nodes
        + "}]";
  }

  @Test
  void aBroadcastReachesTheSubscribersOfAllNodes() {
    on(THREE, say("pubsub_broadcast", ""), heardOn(THREE));
  }

  @Test
  void aBroadcastFromASubscriberReachesTheOtherNodesToo() {
    on(THREE, say("pubsub_broadcast_from", ""), heardOn(THREE));
  }

  @Test
  void aLocalBroadcastStaysOnTheNode() {
    on(THREE, say("pubsub_local_broadcast", ""), heardOn("[\"a\"]"));
  }

  @Test
  void aDirectBroadcastReachesTheNodeThatItNames() {
    on(THREE, say("pubsub_direct_broadcast", ", \"node\": \"b\""), heardOn("[\"b\"]"));
    on(THREE, say("pubsub_direct_broadcast", ""), heardOn("[\"a\"]"));
  }

  @Test
  void acrossASplitNothingIsHeard() {
    on(
        THREE,
        say("pubsub_broadcast", ""),
        "\"faults\": [{\"at\": \"500ms\", \"partition\": [[\"a\", \"b\"], [\"c\"]]}]",
        heardOn("[\"a\", \"b\"]"));
  }

  @Test
  void aNodeThatCameLaterHearsToo() {
    on(
        "{\"a\": {}, \"b\": {\"starts\": \"500ms\"}}",
        say("pubsub_broadcast", ""),
        heardOn("[\"a\", \"b\"]"));
  }

  /// Source: phoenix_pubsub 2.1 pg2.ex, `PG2Worker.init/1`, which joins once; OTP pg manual: local
  /// membership is not preserved if the scope process exits and restarts.
  @Test
  void aNodeWhoseScopeHasDiedHearsNoBroadcastOfOthersAnyMore() {
    on(
        THREE,
        say("pubsub_broadcast", ""),
        "\"faults\": [{\"at\": \"500ms\", \"kill\": \"Phoenix.PubSub@b\"}]",
        heardOn("[\"a\", \"c\"]"));
  }
}
