package crashlab.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.SpawnBond;
import crashlab.simulation.Experiment;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The start of a process says what ties it to its creator.
class SpawnBondRulesTest {
  private static TraceLog running(String steps) {
    var log = new TraceLog();
    Experiment.run(
        Experiment.scenario(
            """
            {"format": 1, "name": "bonds", "duration": "1s",
             "modules": {
               "C": {"use": "gen_server", "init": [%s]},
               "Job": {"use": "task", "run": [{"sleep": "10s"}]},
               "P": {"use": "process", "run": [{"sleep": "10s"}]}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
               {"id": "TS", "type": "task_supervisor"},
               {"id": "C", "module": "C", "restart": "temporary"}]}}
            """
                .formatted(steps)),
        log);
    return log;
  }

  private static SpawnBond bondOf(TraceLog log, String path) {
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.SPAWN
          && log.detail(i) instanceof Detail.Identity identity
          && identity.path().equals(path)) {
        return identity.bond();
      }
    }
    throw new AssertionError("no " + path);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"spawn\": \"P\"}', App/C>P, NONE",
    "'{\"spawn_link\": \"P\"}', App/C>P, LINK",
    "'{\"spawn_monitor\": \"P\"}', App/C>P, MONITOR",
    "'{\"task_async\": \"Job\"}', App/C>Job, LINK_AND_MONITOR",
    "'{\"task_supervisor_async\": \"Job\", \"supervisor\": {\"child\": \"App/TS\"}}', App/C>Job,"
        + " CHILD",
    "'{\"task_supervisor_async_nolink\": \"Job\", \"supervisor\": {\"child\": \"App/TS\"}}',"
        + " App/C>Job, CHILD",
    "'{\"task_start_child\": \"Job\", \"supervisor\": {\"child\": \"App/TS\"}}', App/C>Job, CHILD"
  })
  void aStepSaysHowItTiesWhatItStarts(String step, String path, SpawnBond bond) {
    assertThat(bondOf(running(step), path)).isEqualTo(bond);
  }

  @Test
  void aSupervisorsChildIsTiedAsAChild() {
    assertThat(bondOf(running(""), "App/C")).isEqualTo(SpawnBond.CHILD);
  }
}
