package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Digested;
import crashlab.scenario.Scenario;
import crashlab.simulation.Experiment;
import crashlab.simulation.Simulation;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Supervisors with as many children as a scenario may have. Source: OTP supervisor.erl,
/// `restart/3`, `terminate_children/2`, `start_children/2`; Elixir dynamic_supervisor.ex.
class ManyChildrenTest {
  private static final int MANY = 99_999;
  private static final int HALF = 50_000;
  private static final String SERVERS = "\"modules\": {\"W\": {\"use\": \"gen_server\"}}";

  /// Which children were stopped and started, by their numbers, in order.
  private static final class Acts implements TraceSink {
    private final Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
    private final List<Integer> stopped = new ArrayList<>();
    private final List<Integer> started = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    @Override
    public void event(
        long seq,
        long timeNanos,
        EventType type,
        int pid,
        int other,
        long cause,
        @Nullable Digested detail) {
      counts.merge(type, 1, Integer::sum);
      if (type == EventType.SPAWN && detail instanceof Detail.Identity identity) {
        String id = identity.id();
        while (numbers.size() <= pid) {
          numbers.add(0);
        }
        numbers.set(pid, id.contains("-") ? Integer.parseInt(id.substring(2)) : 0);
        if (identity.incarnation() == 2) {
          started.add(numbers.get(pid));
        }
      } else if (type == EventType.SUPERVISOR_TERMINATE_CHILD) {
        stopped.add(numbers.get(other));
      }
    }

    int count(EventType type) {
      return counts.getOrDefault(type, 0);
    }
  }

  private static Acts run(String tree, String rest) {
    Scenario scenario =
        Experiment.scenario(
            """
            {"format": 1, "name": "many", "duration": "20s", "vm": {"memory": "64GiB"},
             "limits": {"events": 100000000, "processes": 1000000, "mailbox": 1000000},
             "tree": %s, %s}
            """
                .formatted(tree, rest));
    var acts = new Acts();
    Simulation.of(scenario, acts).run();
    return acts;
  }

  private static String group(String strategy) {
    return """
    {"id": "App", "type": "supervisor", "strategy": "%s",
     "children": [{"id": "W", "module": "W", "replicas": %d}]}
    """
        .formatted(strategy, MANY);
  }

  private static String kill(int child) {
    return SERVERS
        + ", \"faults\": [{\"at\": \"10s\", \"kill\": {\"child\": \"App/W-"
        + child
        + "\"}}]";
  }

  private static List<Integer> from(int first) {
    return IntStream.rangeClosed(first, MANY).boxed().toList();
  }

  @Test
  void underOneForAllEachIsStoppedFromTheEndAndStartedFromTheBeginning() {
    Acts acts = run(group("one_for_all"), kill(MANY));

    assertThat(acts.started).isEqualTo(from(1));
    assertThat(acts.stopped).isEqualTo(from(1).subList(0, MANY - 1).reversed());
  }

  @Test
  void underRestForOneThoseBeforeTheFailedAreLeftAlone() {
    int failed = MANY / 2;
    Acts acts = run(group("rest_for_one"), kill(failed));

    assertThat(acts.started).isEqualTo(from(failed));
    assertThat(acts.stopped).isEqualTo(from(failed + 1).reversed());
  }

  @Test
  void underOneForOneEachRestartsAlone() {
    String all =
        """
        {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 1000000,
         "children": [{"id": "W", "module": "W", "replicas": %d}]}
        """
            .formatted(MANY);
    Acts acts =
        run(
            all,
            SERVERS
                + ", \"faults\": [{\"at\": \"10s\", \"every\": \"20us\", \"times\": "
                + MANY
                + ", \"kill\": {\"random_child_of\": \"App\"}}]");

    assertThat(acts.count(EventType.EXIT)).isGreaterThan(MANY / 2);
    assertThat(acts.count(EventType.SUPERVISOR_RESTART)).isEqualTo(acts.count(EventType.EXIT));
    assertThat(acts.stopped).isEmpty();
  }

  /// All children die with the hub that they are linked to, in the order of its link tree, before
  /// their supervisor learns of the first. It gives up, and stops those that have ended.
  @ParameterizedTest
  @ValueSource(strings = {"supervisor", "dynamic_supervisor"})
  void childrenThatHaveAllEndedAreStoppedToo(String type) {
    boolean dynamic = type.equals("dynamic_supervisor");
    String child = "{\"id\": \"W\", \"module\": \"Linked\"%s}";
    String children = child.formatted(", \"replicas\": " + HALF);
    Acts acts =
        run(
            """
            {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Hub", "module": "W", "name": "Hub", "restart": "temporary"},
              {"id": "S", "restart": "temporary", "type": "%s"%s},
              {"id": "Starter", "module": "Starter", "restart": "temporary"}]}
            """
                .formatted(
                    type,
                    dynamic
                        ? ""
                        : ", \"strategy\": \"one_for_one\", \"children\": [" + children + "]"),
            """
            "modules": {"W": {"use": "gen_server"}, "Linked": {"use": "gen_server", "init": [{"link": "Hub"}]},
              "Starter": {"use": "process", "run": [{"repeat": %d, "do": [{"start_child": "S", "child": %s}]}]}},
            "faults": [{"at": "15s", "kill": "Hub"}]
            """
                .formatted(dynamic ? HALF : 0, child.formatted("")));

    assertThat(acts.count(EventType.SUPERVISOR_GIVE_UP)).isEqualTo(1);
    int others = 3; // Hub, S, Starter
    int failedRestarts = 3;
    assertThat(acts.count(EventType.EXIT)).isEqualTo(HALF + others + failedRestarts);
  }
}
