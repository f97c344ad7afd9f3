package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Cost;
import crashlab.simulation.Experiment;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much core time supervisors take, counted in each kind of operation: one of them costs 0.1 ms
/// here, and the others nothing.
class SupervisorCostsTest {
  private static final double NANOS_EACH = 100_000;

  private static String costs(String cost) {
    return Arrays.stream(Cost.values())
        .filter(each -> !each.isSetting())
        .map(
            each -> "\"%s\": %s".formatted(each.word(), each.word().equals(cost) ? "\"100us\"" : 0))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// How many operations of a kind all processes had made up to the end of the run.
  private static long operations(String cost, String faults) {
    Experiment run =
        Experiment.run(
            Experiment.scenario(
                """
                {"format": 1, "name": "costs", "duration": "1s", "vm": {"schedulers": 1, "costs": %s}, "application": "temporary",
                 "modules": {"P": {"use": "gen_server"}, "Bad": {"use": "gen_server", "init": [{"stop": "bad"}]}, "None": {"use": "gen_server", "init": [{"ignore": true}]}},
                 "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                   {"id": "S", "type": "supervisor", "strategy": "one_for_all", "restart": "temporary", "children": [
                     {"id": "A", "module": "P", "name": "A"}, {"id": "B", "module": "P", "name": "B"}]},
                   {"id": "Up", "type": "supervisor", "strategy": "one_for_one", "restart": "temporary", "max_restarts": 0, "children": [
                     {"id": "D", "type": "dynamic_supervisor"}, {"id": "K", "module": "P", "name": "K"}]}]},
                 "faults": [%s]}
                """
                    .formatted(costs(cost), faults)));
    double busyNanos = run.metric("scheduler.utilization") * run.simulation().nowNanos();
    return Math.round(busyNanos / NANOS_EACH);
  }

  /// The EXIT of `A` and the DOWN of `B` are received, and two acknowledgements; `B` is sent an
  /// exit signal, and each child sends an acknowledgement. `S` has a turn, and one more after that
  /// of each child.
  @ParameterizedTest
  @CsvSource({
    "report, 1",
    "monitor, 1",
    "send, 3",
    "receive, 4",
    "child_start, 2",
    "spawn, 2",
    "context_switch, 5"
  })
  void aGroupRestartOfTwoTakes(String cost, long operations) {
    assertThat(operations(cost, "{\"at\": 10, \"kill\": \"A\"}")).isEqualTo(operations);
  }

  private static final String TWO_STARTS = start(10) + ", " + start(100);

  private static String start(int at) {
    return """
    {"at": %d, "start_child": "D", "child": {"id": "C", "module": "P"}}\
    """
        .formatted(at);
  }

  /// A request and an acknowledgement are received for each; the answers go to somebody outside.
  /// `D` has a turn before and after that of each child.
  @ParameterizedTest
  @CsvSource({
    "report, 0",
    "monitor, 0",
    "send, 2",
    "receive, 4",
    "child_start, 2",
    "spawn, 2",
    "context_switch, 6"
  })
  void theStartOfTwoDynamicChildrenTakes(String cost, long operations) {
    assertThat(operations(cost, TWO_STARTS)).isEqualTo(operations);
  }

  /// The report is that of the server whose init failed.
  @ParameterizedTest
  @CsvSource({
    "Bad, receive, 2",
    "Bad, child_start, 1",
    "Bad, spawn, 1",
    "Bad, context_switch, 3",
    "Bad, report, 1",
    "None, receive, 2",
    "None, child_start, 1",
    "None, spawn, 1",
    "None, context_switch, 3",
    "None, report, 0"
  })
  void aStartThatFailsOrIsIgnoredTakesAsMuchAsAnother(String module, String cost, long operations) {
    assertThat(operations(cost, start(10).replace("\"P\"", '"' + module + '"')))
        .isEqualTo(operations);
  }

  /// `Up` reports `K` and that it gives up. It stops `D`, which stops two children: each of the
  /// three is monitored and sent an exit signal. Three DOWNs are received, and the EXITs of `K` by
  /// `Up`, of `Up` by `D`, and of `Up` by the root. The children end without a turn; `Up` has two.
  @ParameterizedTest
  @CsvSource({
    "report, 2",
    "monitor, 3",
    "send, 3",
    "receive, 6",
    "child_start, 0",
    "spawn, 0",
    "context_switch, 4"
  })
  void theStopOfADynamicSupervisorWithTwoChildrenTakes(String cost, long operations) {
    long starts = operations(cost, TWO_STARTS);

    assertThat(operations(cost, TWO_STARTS + ", {\"at\": 200, \"kill\": \"K\"}") - starts)
        .isEqualTo(operations);
  }
}
