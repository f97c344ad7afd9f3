package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.Scenario;
import crashlab.world.LoadFigures;

/// Figures of one long run, each from batches of equal length.
record Batches(Sample latencyMillis, Sample inSystem) {
  private static final int BATCHES = 20;
  private static final double STUDENT_T_99 = 2.861; // 19 degrees of freedom, both sides 0.5 %
  private static final long SECOND = 1_000_000_000L;

  static Batches of(String text, int batchSeconds) {
    Scenario scenario = Experiment.read(text, ReadOptions.DEFAULT);
    Simulation simulation = Simulation.of(scenario);
    LoadFigures figures = simulation.loads().getFirst();
    long time = 2 * SECOND;
    simulation.runUntil(time);
    var latencies = new double[BATCHES];
    var numbers = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      double before = totalMillis(figures);
      long completed = figures.completed();
      long seen = 0;
      int looks = 0;
      long end = time + batchSeconds * SECOND;
      while (time < end) {
        time += SECOND / 500;
        simulation.runUntil(time);
        seen += figures.inFlight();
        looks++;
      }
      latencies[batch] = (totalMillis(figures) - before) / (figures.completed() - completed);
      numbers[batch] = (double) seen / looks;
    }
    return new Batches(Sample.of(latencies), Sample.of(numbers));
  }

  private static double totalMillis(LoadFigures figures) {
    return figures.latency().meanNanos() / 1e6 * figures.completed();
  }

  /// The mean of independent figures and half of its 99 % confidence interval.
  record Sample(double mean, double halfWidth) {
    static Sample of(double[] figures) {
      double sum = 0;
      for (double figure : figures) {
        sum += figure;
      }
      double mean = sum / figures.length;
      double squares = 0;
      for (double figure : figures) {
        squares += (figure - mean) * (figure - mean);
      }
      double deviation = Math.sqrt(squares / (figures.length - 1));
      return new Sample(mean, STUDENT_T_99 * deviation / Math.sqrt(figures.length));
    }

    void agreesWith(double formula) {
      assertThat(halfWidth).as("half width, mean %f", mean).isLessThan(0.05 * formula);
      assertThat(mean).isBetween(formula - halfWidth, formula + halfWidth);
    }
  }
}
