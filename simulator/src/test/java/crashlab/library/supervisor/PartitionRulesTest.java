package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Int;
import crashlab.simulation.Experiment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a PartitionSupervisor sends a key. Source: Elixir partition_supervisor.ex,
/// `whereis_name/1`.
class PartitionRulesTest {
  @ParameterizedTest
  @CsvSource({"a, 3", "b, 1", "user-1, 1", "user-2, 2", "user-3, 1"})
  void aKeyGoesToThePartitionOfItsPortableHash(String key, int partition) {
    Experiment run =
        Experiment.of(
            """
            "modules": {"A": {"use": "gen_server"}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "P", "type": "partition_supervisor", "partitions": 4, "child": {"module": "A"}}]},
            "load": [{"id": "c", "arrivals": {"at": ["100ms"]}, "do": [{"cast": {"partition": "P", "key": "%s"}, "message": "m"}]}]
            """
                .formatted(key));

    assertThat(run.events("App/P/" + partition + "#1")).contains("[\"got\", \"cast\", \"m\"]");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "3, 3", "4, 0", "7, 3", "-1, 1", "-5, 1", "123456, 0"})
  void anIntegerKeyGoesToItsRemainder(int key, int partition) {
    assertThat(PortableHash.partition(new Int(key), 4)).isEqualTo(partition);
  }
}
