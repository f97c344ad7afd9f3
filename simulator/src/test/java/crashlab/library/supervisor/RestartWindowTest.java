package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.RestartIntensity;
import crashlab.simulation.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The restart intensity counts whole seconds. Source: OTP supervisor.erl, `add_restart/1`.
class RestartWindowTest {
  private static final long MILLI = 1_000_000L;

  @Test
  void allowsMaxRestartsAndRefusesTheNext() {
    var window = new RestartWindow(new RestartIntensity(3, 5));

    assertThat(window.admit(0)).isTrue();
    assertThat(window.admit(0)).isTrue();
    assertThat(window.admit(0)).isTrue();
    assertThat(window.admit(0)).isFalse();
  }

  @Test
  void refusesTheFirstRestartIfNoneIsAllowed() {
    assertThat(new RestartWindow(new RestartIntensity(0, 5)).admit(0)).isFalse();
  }

  /// One restart in one second: two are too many if their whole seconds are at most one apart.
  @ParameterizedTest
  @CsvSource({
    "0, 1000, false",
    "0, 1999, false",
    "0, 2000, true",
    "900, 1999, false",
    "999, 2000, true",
    "-1, 999, false",
    "-1, 1000, true",
    "-1500, -1, false",
    "-1001, 0, true"
  })
  void comparesWholeSecondsRoundedDown(long firstMillis, long secondMillis, boolean admitted) {
    var window = new RestartWindow(new RestartIntensity(1, 1));
    window.admit(firstMillis * MILLI);

    assertThat(window.admit(secondMillis * MILLI)).isEqualTo(admitted);
  }

  @Test
  void remembersManyRestarts() {
    var window = new RestartWindow(new RestartIntensity(100, 1000));
    for (int second = 0; second < 100; second++) {
      assertThat(window.admit(second * 1000 * MILLI)).isTrue();
    }

    assertThat(window.count()).isEqualTo(100);
    assertThat(window.admit(100_000 * MILLI)).isFalse();
    assertThat(window.countAt(1_100_000 * MILLI)).isEqualTo(1);
  }

  @Test
  void doesWhatAListOfSecondsDoes() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var intensity = new RestartIntensity(1 + random.nextInt(20), 1 + random.nextInt(4));
      var window = new RestartWindow(intensity);
      List<Long> model = new ArrayList<>(); // the latest first, as in OTP
      long now = -3_000 * MILLI;
      for (int i = 0; i < 300; i++) {
        now += random.nextInt(800) * MILLI;
        long second = Math.floorDiv(now, 1000 * MILLI);
        assertThat(window.seconds()).isEqualTo(model);
        model.removeIf(old -> old < second - intensity.maxSeconds());
        assertThat(window.countAt(now)).isEqualTo(model.size());
        model.addFirst(second);
        boolean allowed = model.size() <= intensity.maxRestarts();
        assertThat(window.admit(now)).as("seed %d", seed).isEqualTo(allowed);
        assertThat(window.count()).isEqualTo(model.size());
      }
    }
  }

  /// The same two crashes, 1.25 s apart, by the phase of the monotonic clock.
  @ParameterizedTest
  @CsvSource({"0ms, false", "800ms, true"})
  void theOutcomeDependsOnThePhaseOfTheClock(String offset, boolean survives) {
    Experiment run =
        Experiment.run(
            Experiment.scenario(
                """
                {"format": 1, "name": "phase", "duration": "4s", "application": "temporary",
                 "vm": {"clock_offset": "%s", "costs": %s},
                 "modules": {"A": {"use": "gen_server"}},
                 "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
                          "max_restarts": 1, "max_seconds": 1, "children": [
                   {"id": "A", "module": "A", "name": "A"}]},
                 "faults": [{"at": "100ms", "kill": "A"}, {"at": "1350ms", "kill": "A"}]}
                """
                    .formatted(offset, Experiment.NO_COSTS)));

    assertThat(run.alive().contains("App#1")).isEqualTo(survives);
  }
}
