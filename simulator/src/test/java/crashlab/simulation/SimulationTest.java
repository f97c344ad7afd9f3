package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.ExitReason;
import crashlab.scenario.Fault;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final String SHOP =
      """
      {"format": 1, "name": "shop", "duration": "2s", %s
       "modules": {
         "Cache": {"use": "gen_server", "state": {"hits": 0},
           "handle_call": {"get": [{"increment": "hits"}, {"work": "80us"}, {"reply": "ok"}]}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
         "children": [{"id": "Cache", "module": "Cache", "name": "Cache"}]},
       "load": [{"id": "readers", "arrivals": {"poisson": "1000/s"},
         "do": [{"call": "Cache", "message": "get"}]}]}
      """;

  private static Scenario shop(String more) {
    ReadResult result =
        Scenarios.read("shop.json", SHOP.formatted(more), ReadOptions.DEFAULT, SourceLoader.none());
    assertThat(result).isInstanceOf(ReadResult.Read.class);
    return ((ReadResult.Read) result).scenario();
  }

  private static Fault.Action kill(String name) {
    return shop("\"faults\": [{\"at\": 1, \"kill\": \"" + name + "\"}],")
        .faults()
        .getFirst()
        .action();
  }

  @Nested
  class WhenTakenForward {
    @Test
    void stopsAtATimeWithAllEventsUpToItDone() {
      var simulation = Simulation.of(shop(""));

      simulation.runUntil(1_000_000_000L);

      assertThat(simulation.nowNanos()).isEqualTo(1_000_000_000L);
      assertThat(simulation.outcome()).isEmpty();
      assertThat(Experiment.figure(simulation, "load.readers.completed").intValue())
          .isBetween(900, 1100);
    }

    @Test
    void givesTheSameFingerprintWhetherSteppedOrRun() {
      var stepped = Simulation.of(shop(""));
      var run = Simulation.of(shop(""));

      while (stepped.step()) {
        stepped.processes().byName("Cache"); // looking changes nothing
      }
      run.run();

      assertThat(stepped.fingerprint()).isEqualTo(run.fingerprint());
    }

    @Test
    void doesNothingMoreOnceItIsOver() {
      var simulation = Simulation.of(shop(""));
      Outcome outcome = simulation.run();
      String fingerprint = simulation.fingerprint();

      boolean moved = simulation.step();

      assertThat(moved).isFalse();
      assertThat(outcome.end()).isEqualTo(RunEnd.COMPLETED);
      assertThat(simulation.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void meetsOtherLuckWithAnotherSeed() {
      var one = Simulation.of(shop(""));
      var other = Simulation.of(shop("\"seed\": 7,"));

      one.run();
      other.run();

      assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }
  }

  @Nested
  class WhenAFaultIsInjected {
    @Test
    void theFaultStrikesAtTheNextNanosecond() {
      var simulation = Simulation.of(shop(""));
      simulation.runUntil(500_000_000L);

      long at = simulation.inject(kill("Cache"));
      simulation.runUntil(600_000_000L);

      assertThat(at).isEqualTo(500_000_001L);
      assertThat(simulation.processes().byName("Cache").orElseThrow().identity().incarnation())
          .isEqualTo(2);
    }

    @Test
    void theFileWithThatFaultGivesTheSameFingerprint() {
      var branch = Simulation.of(shop(""));
      branch.runUntil(500_000_000L);
      branch.inject(kill("Cache"));
      branch.run();

      var fromFile =
          Simulation.of(shop("\"faults\": [{\"at\": \"500000001ns\", \"kill\": \"Cache\"}],"));
      fromFile.run();

      assertThat(fromFile.fingerprint()).isEqualTo(branch.fingerprint());
    }

    @Test
    void aRerunGoesBackToAnyStepOfTheBranch() {
      var branch = Simulation.of(shop(""));
      branch.runUntil(500_000_000L);
      branch.inject(kill("Cache"));
      branch.runUntil(700_000_000L);
      long here = branch.stepCount();
      String fingerprint = branch.fingerprint();
      branch.run();

      Simulation back = branch.rerun(here);
      String fingerprintBack = back.fingerprint();
      back.run();

      assertThat(fingerprintBack).isEqualTo(fingerprint);
      assertThat(back.fingerprint()).isEqualTo(branch.fingerprint());
    }
  }

  @Nested
  class WhenLookedInto {
    @Test
    void showsAServersStateAndItsLinkToTheSupervisor() {
      var simulation = Simulation.of(shop(""));
      simulation.runUntil(1_000_000_000L);

      ProcessState cache = simulation.processes().byName("Cache").orElseThrow();
      ProcessState app = simulation.processes().byPath("App").orElseThrow();

      assertThat(cache.state()).isNotNull();
      assertThat(cache.state().inspect()).startsWith("%{hits: ");
      assertThat(cache.links()).containsExactly(app.pid());
      assertThat(cache.parent()).isEqualTo(app.pid());
    }

    @Test
    void showsHowMuchOfTheRestartBudgetIsSpent() {
      var simulation = Simulation.of(shop(""));
      simulation.runUntil(100_000_000L);
      simulation.inject(kill("Cache"));
      simulation.runUntil(200_000_000L);

      ProcessState.SupervisorState app =
          simulation.processes().byPath("App").orElseThrow().supervisor();

      assertThat(app).isNotNull();
      assertThat(app.restartsCounted()).isEqualTo(1);
      assertThat(app.maxRestarts()).isEqualTo(3);
      assertThat(app.children())
          .extracting(ProcessState.ChildState::status)
          .containsExactly("running");
    }

    @Test
    void showsWhyAProcessEnded() {
      var simulation = Simulation.of(shop("\"application\": \"temporary\","));
      simulation.runUntil(1_000_000L);
      simulation.inject(kill("App"));
      simulation.runUntil(2_000_000L);

      ProcessState app = simulation.processes().byPath("App").orElseThrow();

      assertThat(app.status()).isEqualTo("ended");
      assertThat(app.exitReason()).isEqualTo(ExitReason.KILLED);
    }
  }

  @Nested
  class WhenMessagesAreLarge {
    private static final String COPIES =
        """
        {"format": 1, "name": "copies", "duration": "1s", "vm": {%s},
         "modules": {
           "Store": {"use": "gen_server", "handle_cast": {"put": [{"sleep": "10s"}]},
             "handle_call": {"get": [{"reply": ["page", {"bytes": 1000000}]}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
           "children": [{"id": "Store", "module": "Store", "name": "Store"}]},
         "load": [{"id": "reader", "arrivals": {"at": ["0s"]}, "do": [{"call": "Store", "message": "get"}]},
           {"id": "writer", "arrivals": {"at": ["500ms"]}, "do": [{"repeat": 20,
             "do": [{"cast": "Store", "message": ["put", {"bytes": 1000000}]}]}]}]}
        """;

    private static Simulation copies(String vm) {
      ReadResult result =
          Scenarios.read(
              "copies.json", COPIES.formatted(vm), ReadOptions.DEFAULT, SourceLoader.none());
      assertThat(result).isInstanceOf(ReadResult.Read.class);
      return Simulation.of(((ReadResult.Read) result).scenario());
    }

    @Test
    void copyingThemTakesTimeInProportionToTheirSize() {
      var simulation = copies("\"costs\": {\"copy\": \"2us\"}");

      simulation.run();

      assertThat(Experiment.figure(simulation, "load.reader.latency.p50").longValue())
          .isBetween(2_000_000L, 2_010_000L);
    }

    @Test
    void thoseThatWaitTakeMemoryUntilTheVmDies() {
      var simulation = copies("\"memory\": \"16MiB\"");

      Outcome outcome = simulation.run();

      assertThat(outcome.end()).isEqualTo(RunEnd.VM_DIED);
      assertThat(outcome.why()).contains("cannot allocate memory");
    }
  }

  @Nested
  class WhenTheRootSupervisorEnds {
    @Test
    void aPermanentApplicationTakesTheVmWithIt() {
      var simulation = Simulation.of(shop("\"faults\": [{\"at\": \"1s\", \"kill\": \"App\"}],"));

      Outcome outcome = simulation.run();

      assertThat(outcome.end()).isEqualTo(RunEnd.VM_DIED);
      assertThat(outcome.why()).contains(":killed").contains("permanent");
      // the application master ends what is left of the application first
      assertThat(simulation.nowNanos()).isEqualTo(1_000_200_000L);
    }

    @Test
    void aTemporaryOneDoesNot() {
      var simulation =
          Simulation.of(
              shop(
                  "\"application\": \"temporary\","
                      + "\"faults\": [{\"at\": \"1s\", \"kill\": \"App\"}],"));

      Outcome outcome = simulation.run();

      assertThat(outcome.end()).isEqualTo(RunEnd.COMPLETED);
      assertThat(Experiment.figure(simulation, "load.readers.failed.noproc").intValue())
          .isBetween(900, 1100);
    }
  }
}
