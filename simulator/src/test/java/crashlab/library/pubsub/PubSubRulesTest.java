package crashlab.library.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Phoenix.PubSub. Source: phoenix_pubsub 2.1 pubsub.ex, pg2.ex, supervisor.ex.
class PubSubRulesTest {
  private static Experiment of(String member, String driver) {
    return Experiment.of(
        """
        "modules": {
          "Member": {"use": "gen_server", %s
            "handle_info": {"hello": [{"log": "hello"}], "EXIT": [{"log": "partition gone"}]}},
          "Driver": {"use": "process", "run": [{"pubsub_subscribe": "PubSub", "topic": "room"}, {"sleep": 100}, %s,
            {"receive": {"hello": [{"log": "hello"}]}, "timeout": 100, "else": []}, {"sleep": "infinity"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "PubSub", "type": "pubsub", "restart": "temporary"},
          {"id": "M", "module": "Member", "name": "M", "restart": "temporary"},
          {"id": "Driver", "module": "Driver", "restart": "temporary"}
        ]}
        """
            .formatted(member, driver));
  }

  private static final String SUBSCRIBE =
      "\"init\": [{\"pubsub_subscribe\": \"PubSub\", \"topic\": \"room\"}],";

  private static String step(String verb) {
    return "{\""
        + verb
        + "\": \"PubSub\", \"topic\": \"room\", \"message\": \"hello\", \"rescue\": []}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"pubsub_broadcast", "pubsub_local_broadcast", "pubsub_direct_broadcast"})
  void aBroadcastReachesAllSubscribersTheSenderToo(String verb) {
    Experiment run = of(SUBSCRIBE, step(verb));

    assertThat(run.events("App/M#1")).contains("[\"log\", \"hello\"]");
    assertThat(run.events("App/Driver#1"))
        .contains("[\"result\", \"" + verb + "\", \"ok\"]", "[\"log\", \"hello\"]");
  }

  @Test
  void aBroadcastFromTheSenderPassesItOver() {
    Experiment run = of(SUBSCRIBE, step("pubsub_broadcast_from"));

    assertThat(run.events("App/M#1")).contains("[\"log\", \"hello\"]");
    assertThat(run.events("App/Driver#1")).doesNotContain("[\"log\", \"hello\"]");
  }

  @Test
  void whoSubscribesTwiceGetsEachMessageTwice() {
    Experiment run =
        of(
            SUBSCRIBE.replace("[{", "[{\"pubsub_subscribe\": \"PubSub\", \"topic\": \"room\"}, {"),
            step("pubsub_broadcast"));

    assertThat(run.events("App/M#1"))
        .filteredOn(event -> event.equals("[\"log\", \"hello\"]"))
        .hasSize(2);
  }

  @Test
  void anUnsubscriptionEndsAllSubscriptionsToTheTopic() {
    Experiment run =
        of(
            "",
            "{\"pubsub_subscribe\": \"PubSub\", \"topic\": \"room\"}, {\"pubsub_unsubscribe\":"
                + " \"PubSub\", \"topic\": \"room\"}, "
                + step("pubsub_broadcast"));

    assertThat(run.events("App/Driver#1")).doesNotContain("[\"log\", \"hello\"]");
  }

  @Test
  void aDirectBroadcastIsLostWhileTheAdapterIsDownAndItsSenderToldOk() {
    Experiment run =
        of(
            SUBSCRIBE,
            "{\"stop_server\": \"PubSub.Adapter_supervisor\", \"reason\": \"shutdown\"}, "
                + step("pubsub_direct_broadcast"));

    assertThat(run.events("App/Driver#1"))
        .contains("[\"result\", \"pubsub_direct_broadcast\", \"ok\"]");
    assertThat(run.events("App/M#1")).doesNotContain("[\"log\", \"hello\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pubsub_broadcast", "pubsub_direct_broadcast"})
  void aPubSubThatIsGoneRaises(String verb) {
    Experiment run =
        of(
            "",
            "{\"pubsub_unsubscribe\": \"PubSub\", \"topic\": \"room\"}, {\"terminate_child\": \"App\","
                + " \"child\": \"PubSub\"}, "
                + step(verb));

    assertThat(run.events("App/Driver#1"))
        .contains("[\"rescued\", [{\"exception\": \"ArgumentError\"}, \"stack\"]]");
  }

  @Test
  void aSubscriberThatTrapsExitsOutlivesThePubSubUnsubscribed() {
    Experiment run =
        of(
            "\"trap_exit\": true, " + SUBSCRIBE,
            "{\"pubsub_unsubscribe\": \"PubSub\", \"topic\": \"room\"}, {\"exit_signal\":"
                + " \"PubSub.PIDPartition0\", \"reason\": \"kill\"}, {\"sleep\": 50}, "
                + step("pubsub_broadcast"));

    assertThat(run.events("App/M#1"))
        .contains("[\"log\", \"partition gone\"]")
        .doesNotContain("[\"log\", \"hello\"]");
    assertThat(run.alive()).contains("App/M#1");
  }

  private static Experiment pool(String options) {
    return Experiment.of(
        """
        "modules": {
          "Sender": {"use": "process", "run": [{"sleep": 100}, %s, %s, {"sleep": "infinity"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "PubSub", "type": "pubsub", %s},
          {"id": "S", "module": "Sender", "replicas": 2}
        ]},
        "faults": [{"at": "50ms", "suspend": "PubSub.Adapter", "for": "1h"},
                   {"at": "50ms", "suspend": "PubSub.Adapter_2", "for": "1h"}]
        """
            .formatted(step("pubsub_direct_broadcast"), step("pubsub_direct_broadcast"), options));
  }

  @Test
  void aPoolHasSoManyAdaptersAndPartitionsUnlessItSaysOtherwise() {
    Experiment both = pool("\"pool_size\": 2");
    Experiment onePartition = pool("\"pool_size\": 2, \"registry_size\": 1");

    assertThat(both.alive())
        .contains(
            "App/PubSub/Phoenix.PubSub.PG2/PubSub.Adapter#1",
            "App/PubSub/Phoenix.PubSub.PG2/PubSub.Adapter_2#1");
    assertThat(both.metric("processes.now") - onePartition.metric("processes.now")).isEqualTo(1);
  }

  @Test
  void aSenderAlwaysGoesByTheSameAdapterOfThePool() {
    Experiment run = pool("\"pool_size\": 2");

    assertThat(run.metric("mailbox.PubSub.Adapter.now")).isEqualTo(2);
    assertThat(run.metric("mailbox.PubSub.Adapter_2.now")).isEqualTo(2);
  }
}
