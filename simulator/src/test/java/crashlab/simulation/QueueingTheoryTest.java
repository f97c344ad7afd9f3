package crashlab.simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Systems for which queueing theory has closed formulas: what we simulate agrees with them.
///
/// Each figure is the mean of batches of one long run with a fixed seed, after a time to settle;
/// the formula has to lie inside the batches' 99 % confidence interval, and that has to be narrow.
class QueueingTheoryTest {
  @ParameterizedTest
  @ValueSource(ints = {300, 700, 850})
  void aServerWithExponentialWorkIsAnMM1Queue(int perSecond) {
    Batches batches =
        Batches.of(
            QueueScenarios.server("{\"exponential\": \"1ms\"}", QueueScenarios.poisson(perSecond)),
            15);

    double formula = 1 / (1 - QueueFormulas.load(perSecond, 1));
    batches.latencyMillis().agreesWith(formula);
  }

  @Test
  void theNumberInAnMM1QueueIsThatOfTheFormula() {
    Batches batches =
        Batches.of(
            QueueScenarios.server("{\"exponential\": \"1ms\"}", QueueScenarios.poisson(700)), 15);

    double rho = QueueFormulas.load(700, 1);
    batches.inSystem().agreesWith(rho / (1 - rho));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 700, 850})
  void aServerWithConstantWorkIsAnMD1Queue(int perSecond) {
    Batches batches =
        Batches.of(QueueScenarios.server("\"1ms\"", QueueScenarios.poisson(perSecond)), 15);

    double rho = QueueFormulas.load(perSecond, 1);
    batches.latencyMillis().agreesWith(QueueScenarios.MEAN_WORK_MILLIS + rho / (2 * (1 - rho)));
  }

  /// Processes that work on k schedulers are an M/M/k queue, though they are pre-empted: as long as
  /// the work is exponential, the order of service does not change the number in the system.
  @ParameterizedTest
  @CsvSource({"1, 700", "2, 1400", "2, 1700", "4, 2800"})
  void processesOnKSchedulersAreAnMMKQueue(int schedulers, int perSecond) {
    Batches batches = Batches.of(QueueScenarios.workers(schedulers, perSecond), 12);

    double waiting =
        QueueFormulas.erlangC(schedulers, perSecond / 1000.0) / (schedulers - perSecond / 1000.0);
    batches.latencyMillis().agreesWith(QueueScenarios.MEAN_WORK_MILLIS + waiting);
  }

  /// The machine repair model: users who think, then wait for one server.
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 30})
  void usersWhoThinkAndCallAreAClosedNetwork(int users) {
    Batches batches =
        Batches.of(
            QueueScenarios.server(
                "{\"exponential\": \"1ms\"}",
                "\"closed\": {\"users\": " + users + ", \"think\": {\"exponential\": \"10ms\"}}"),
            20);

    batches.latencyMillis().agreesWith(QueueFormulas.responseMillis(users, 10, 1));
  }

  @Test
  void usersOfTwoServersInARowAreACyclicNetwork() {
    int users = 5;
    Batches batches = Batches.of(QueueScenarios.twoServers(users), 15);

    batches.latencyMillis().agreesWith(QueueFormulas.responseMillis(users, 0, 2));
  }
}
