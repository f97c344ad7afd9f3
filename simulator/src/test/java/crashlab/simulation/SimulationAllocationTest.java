package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationAllocationTest {
  private static final int STEPS = 100_000;
  private static final long ROUND_NANOS = 500_000_000L;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calls                | {"call": "Server", "message": "ping"}
          calls without limit  | {"call": "Server", "message": "ping", "timeout": "infinity"}
          casts                | {"cast": "Server", "message": "put"}, {"sleep": {"uniform": ["1us", "9us"]}}
          sleeps               | {"sleep": {"exponential": "5us"}}
          work                 | {"work": {"exponential": "5us"}}
          timers               | {"send_after": "3us", "to": "self", "message": "tick"}, {"receive": {"tick": []}}
          messages to itself   | {"send": "self", "message": "tick"}, {"receive": {"tick": []}}
          receives that expire | {"receive": {"tick": []}, "timeout": "4us", "else": []}
          """)
  void allocatesNothingForAnEventOnceItRunsSteadily(String what, String steps) {
    var simulation = Simulation.of(endless(steps));
    for (int i = 1; i <= 3; i++) {
      run(simulation, i * ROUND_NANOS);
    }

    long eventsBefore = simulation.stepCount();
    long allocated = Long.MAX_VALUE;
    for (int i = 4; i <= 6; i++) {
      long before = allocatedBytes();
      run(simulation, i * ROUND_NANOS);
      allocated =
          Math.min(allocated, allocatedBytes() - before); // the JVM links code when it likes
    }

    assertThat(simulation.stepCount() - eventsBefore).as(what).isGreaterThan(STEPS);
    // a look at a heap that earlier runs have filled takes some hundred bytes, now and then
    assertThat(allocated).as(what).isLessThan(STEPS / 20);
  }

  /// Half of the way at once, the rest step by step.
  private static void run(Simulation simulation, long untilNanos) {
    simulation.runUntil(untilNanos - ROUND_NANOS / 2);
    while (simulation.nowNanos() < untilNanos) {
      simulation.step();
    }
  }

  private static Scenario endless(String steps) {
    String text =
        """
        {"format": 1, "name": "endless", "duration": "1h", "vm": {"schedulers": 2},
         "modules": {
           "Server": {"use": "gen_server",
             "handle_call": {"ping": [{"reply": "pong"}]}, "handle_cast": {"put": []}},
           "Client": {"use": "process", "run": [{"repeat": 1000000000, "do": [%s]}]}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "Server", "module": "Server", "name": "Server"},
           {"id": "Client", "module": "Client"}]}}
        """
            .formatted(steps);
    return switch (Scenarios.read("endless", text, ReadOptions.DEFAULT, SourceLoader.none())) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new IllegalArgumentException(refused.text());
    };
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
