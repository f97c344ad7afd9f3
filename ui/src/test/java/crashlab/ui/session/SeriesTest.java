package crashlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.MetricPath;
import crashlab.simulation.Libraries;
import java.math.BigDecimal;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

  @ParameterizedTest
  @ValueSource(strings = {"genserver/bottleneck", "genserver/hot-partition", "vm/preemption"})
  void theSchedulersAreInUseAsLongAsTheRunItselfSays(String name) {
    Recording run = record(name);
    Level running = run.series().running();

    double used = integral(running, run.endNanos());

    var utilization = figure(run, "scheduler.utilization");
    assertThat(utilization).isNotNull();
    double schedulers = run.scenario().nodes().getFirst().vm().schedulers();
    assertThat(used / run.endNanos() / schedulers)
        .isCloseTo(utilization.doubleValue(), Percentage.withPercentage(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"genserver/bottleneck", "supervision/one-for-one", "tasks/linked-task"})
  void asManyProcessesAreAliveAtTheEndAsTheRunItselfSays(String name) {
    Recording run = record(name);

    double alive = last(run.series().alive()) + last(run.series().arrivalsUnderWay());

    var processes = figure(run, "processes.now");
    assertThat(processes).isNotNull();
    assertThat(alive).isEqualTo(processes.doubleValue());
  }

  @Test
  void aLevelThatChangesTooOftenKeepsItsSumOverTime() {
    var random = new Random(7);
    var whole = new Level(1 << 20);
    var merged = new Level(64);
    long time = 0;
    for (int i = 0; i < 10_000; i++) {
      time += random.nextInt(50);
      int value = random.nextInt(100);
      whole.set(time, value);
      merged.set(time, value);
    }

    assertThat(merged.size()).isLessThanOrEqualTo(64);
    assertThat(integral(merged, time + 10))
        .isCloseTo(integral(whole, time + 10), Percentage.withPercentage(0.001));
  }

  @Test
  void ofSeveralChangesAtOneInstantTheLastCounts() {
    var level = new Level(64);
    level.set(5, 1);
    level.set(5, 2);
    level.set(6, 2);

    assertThat(level.size()).isOne();
    assertThat(level.timeNanos(0)).isEqualTo(5);
    assertThat(level.value(0)).isCloseTo(2, Offset.offset(0.0));
  }

  private static double integral(Level level, long endNanos) {
    double sum = 0;
    for (int i = 0; i < level.size(); i++) {
      long end = i + 1 < level.size() ? level.timeNanos(i + 1) : endNanos;
      sum += level.value(i) * (end - level.timeNanos(i));
    }
    return sum;
  }

  private static double last(Level level) {
    return level.size() == 0 ? 0 : level.value(level.size() - 1);
  }

  private static @Nullable BigDecimal figure(Recording run, String path) {
    MetricPath metric = Libraries.VOCABULARY.metrics().find(path).orElseThrow();
    return run.run().simulation().readout().figure(metric);
  }

  private static Recording record(String name) {
    return Recordings.of(name + ".json");
  }
}
