package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.Scenario;
import org.junit.jupiter.api.Test;

class StepCountTest {
  private static final Scenario CRASHES =
      Experiment.scenario(
          """
          {"format": 1, "name": "crashes", "duration": "1s", "vm": {"schedulers": 2},
           "modules": {
             "Server": {"use": "gen_server", "handle_call": {
               "get": [{"work": "80us"}, {"reply": "ok"}], "boom": [{"raise": "boom"}]}},
             "Client": {"use": "process", "run": [{"repeat": 200, "do": [
               {"call": "Server", "message": "get"}, {"sleep": {"exponential": "100us"}},
               {"choose": [{"weight": 9, "do": []}, {"weight": 1, "do": [
                 {"call": "Server", "message": "boom", "rescue": []}, {"sleep": "2ms"}]}]}]}]}},
           "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
             "max_restarts": 1000, "children": [
               {"id": "Server", "module": "Server", "name": "Server"},
               {"id": "One", "module": "Client", "restart": "temporary"},
               {"id": "Two", "module": "Client", "restart": "temporary"}]}}
          """);

  @Test
  void isTheSameStepByStepAtOnceAndInStretches() {
    var stepped = Simulation.of(CRASHES);
    var run = Simulation.of(CRASHES);
    var stretched = Simulation.of(CRASHES);

    while (stepped.step()) {
      // everything happens in step
    }
    run.run();
    for (long t = 0; stretched.outcome().isEmpty(); t += 700_001) {
      stretched.runUntil(t);
    }

    assertThat(run.stepCount()).isEqualTo(stepped.stepCount());
    assertThat(stretched.stepCount()).isEqualTo(stepped.stepCount());
    assertThat(run.fingerprint()).isEqualTo(stepped.fingerprint());
    assertThat(stretched.fingerprint()).isEqualTo(stepped.fingerprint());
  }
}
