package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Cost;
import crashlab.simulation.Experiment;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much core time supervisors take, counted in each kind of operation: one of them costs a
/// millisecond here, and the others nothing.
class SupervisorCostsTest {
  private static final double NANOS_PER_MILLI = 1e6;

  private static String costs(String cost) {
    return Arrays.stream(Cost.values())
        .filter(each -> !each.isSetting())
        .map(each -> "\"%s\": %s".formatted(each.word(), each.word().equals(cost) ? "\"1ms\"" : 0))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// How many operations of a kind all processes had made up to the end of the run.
  private static long operations(String cost, String faults) {
    Experiment run =
        Experiment.run(
            Experiment.scenario(
                """
                {"format": 1, "name": "costs", "duration": "1s", "vm": {"schedulers": 1, "costs": %s}, "application": "temporary",
                 "modules": {"P": {"use": "gen_server"}},
                 "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                   {"id": "S", "type": "supervisor", "strategy": "one_for_all", "restart": "temporary", "children": [
                     {"id": "A", "module": "P", "name": "A"}, {"id": "B", "module": "P", "name": "B"}]},
                   {"id": "Up", "type": "supervisor", "strategy": "one_for_one", "restart": "temporary", "max_restarts": 0, "children": [
                     {"id": "D", "type": "dynamic_supervisor"}, {"id": "K", "module": "P", "name": "K"}]}]},
                 "faults": [%s]}
                """
                    .formatted(costs(cost), faults)));
    double millis = run.simulation().nowNanos() / NANOS_PER_MILLI;
    return Math.round(run.metric("scheduler.utilization") * millis);
  }

  /// The EXIT of `A` and the DOWN of `B` are received, and two acknowledgements; `B` is sent an
  /// exit signal, and each child sends an acknowledgement.
  @ParameterizedTest
  @CsvSource({"report, 1", "monitor, 1", "send, 3", "receive, 4", "child_start, 2", "spawn, 2"})
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
  @ParameterizedTest
  @CsvSource({"report, 0", "monitor, 0", "send, 2", "receive, 4", "child_start, 2", "spawn, 2"})
  void theStartOfTwoDynamicChildrenTakes(String cost, long operations) {
    assertThat(operations(cost, TWO_STARTS)).isEqualTo(operations);
  }

  /// `Up` reports `K` and that it gives up. It stops `D`, which stops two children: each of the
  /// three is monitored and sent an exit signal. Three DOWNs are received, and the EXITs of `K` by
  /// `Up`, of `Up` by `D`, and of `Up` by the root.
  @ParameterizedTest
  @CsvSource({"report, 2", "monitor, 3", "send, 3", "receive, 6", "child_start, 0", "spawn, 0"})
  void theStopOfADynamicSupervisorWithTwoChildrenTakes(String cost, long operations) {
    long starts = operations(cost, TWO_STARTS);

    assertThat(operations(cost, TWO_STARTS + ", {\"at\": 200, \"kill\": \"K\"}") - starts)
        .isEqualTo(operations);
  }
}
