package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.Scenario;
import crashlab.world.LoadFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Systems for which queueing theory has closed formulas: what we simulate agrees with them.
///
/// Each figure is the mean of batches of one long run with a fixed seed, after a time to settle;
/// the formula has to lie inside the batches' 99 % confidence interval, and that has to be narrow.
class QueueingTheoryTest {
  private static final int BATCHES = 20;
  private static final double STUDENT_T_99 = 2.861; // 19 degrees of freedom, both sides 0.5 %
  private static final long SECOND = 1_000_000_000L;
  private static final double MEAN_WORK_MILLIS = 1;

  @ParameterizedTest
  @ValueSource(ints = {300, 700, 850})
  void aServerWithExponentialWorkIsAnMM1Queue(int perSecond) {
    Batches batches = run(server("{\"exponential\": \"1ms\"}", poisson(perSecond)), 15);

    double formula = 1 / (1 - load(perSecond, 1));
    batches.latencyMillis().agreesWith(formula);
  }

  @Test
  void theNumberInAnMM1QueueIsThatOfTheFormula() {
    Batches batches = run(server("{\"exponential\": \"1ms\"}", poisson(700)), 15);

    double rho = load(700, 1);
    batches.inSystem().agreesWith(rho / (1 - rho));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 700, 850})
  void aServerWithConstantWorkIsAnMD1Queue(int perSecond) {
    Batches batches = run(server("\"1ms\"", poisson(perSecond)), 15);

    double rho = load(perSecond, 1);
    batches.latencyMillis().agreesWith(MEAN_WORK_MILLIS + rho / (2 * (1 - rho)));
  }

  /// Processes that work on k schedulers are an M/M/k queue, though they are pre-empted: as long as
  /// the work is exponential, the order of service does not change the number in the system.
  @ParameterizedTest
  @CsvSource({"1, 700", "2, 1400", "2, 1700", "4, 2800"})
  void processesOnKSchedulersAreAnMMKQueue(int schedulers, int perSecond) {
    Batches batches = run(workers(schedulers, perSecond), 12);

    double waiting = erlangC(schedulers, perSecond / 1000.0) / (schedulers - perSecond / 1000.0);
    batches.latencyMillis().agreesWith(MEAN_WORK_MILLIS + waiting);
  }

  /// The machine repair model: users who think, then wait for one server.
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 30})
  void usersWhoThinkAndCallAreAClosedNetwork(int users) {
    Batches batches =
        run(
            server(
                "{\"exponential\": \"1ms\"}",
                "\"closed\": {\"users\": " + users + ", \"think\": {\"exponential\": \"10ms\"}}"),
            20);

    batches.latencyMillis().agreesWith(responseMillis(users, 10, 1));
  }

  @Test
  void usersOfTwoServersInARowAreACyclicNetwork() {
    int users = 5;
    Batches batches = run(twoServers(users), 15);

    batches.latencyMillis().agreesWith(responseMillis(users, 0, 2));
  }

  // ---- formulas

  private static double load(int perSecond, int servers) {
    return perSecond * MEAN_WORK_MILLIS / 1000 / servers;
  }

  /// The probability that an arrival waits.
  private static double erlangC(int servers, double offered) {
    double term = 1;
    double sum = 0;
    for (int n = 0; n < servers; n++) {
      sum += term;
      term *= offered / (n + 1);
    }
    double waits = term * servers / (servers - offered);
    return waits / (sum + waits);
  }

  /// Mean value analysis of equal exponential servers in a row.
  private static double responseMillis(int users, double thinkMillis, int servers) {
    double queued = 0;
    double response = 0;
    for (int n = 1; n <= users; n++) {
      double atOne = MEAN_WORK_MILLIS * (1 + queued);
      response = servers * atOne;
      queued = n / (thinkMillis + response) * atOne;
    }
    return response;
  }

  // ---- scenarios

  private static String poisson(int perSecond) {
    return "\"arrivals\": {\"poisson\": \"" + perSecond + "/s\"}";
  }

  private static String server(String work, String arrivals) {
    return scenario(
        4,
        "{\"Sv\": " + module(work) + "}",
        "{\"id\": \"Sv\", \"module\": \"Sv\", \"name\": \"Sv\"}",
        arrivals,
        call("Sv"));
  }

  private static String twoServers(int users) {
    return scenario(
        4,
        "{\"Sv\": " + module("{\"exponential\": \"1ms\"}") + "}",
        """
        {"id": "A", "module": "Sv", "name": "A"}, {"id": "B", "module": "Sv", "name": "B"}\
        """,
        "\"closed\": {\"users\": " + users + ", \"think\": \"0ms\"}",
        call("A") + ", " + call("B"));
  }

  private static String workers(int schedulers, int perSecond) {
    return scenario(
        schedulers, "{}", "", poisson(perSecond), "{\"work\": {\"exponential\": \"1ms\"}}");
  }

  private static String module(String work) {
    return """
    {"use": "gen_server", "handle_call": {"get": [{"work": %s}, {"reply": "ok"}]}}\
    """
        .formatted(work);
  }

  private static String call(String server) {
    return "{\"call\": \"%s\", \"message\": \"get\", \"timeout\": \"infinity\"}".formatted(server);
  }

  private static String scenario(
      int schedulers, String modules, String children, String arrivals, String steps) {
    return """
    {
      "format": 1, "name": "queue", "seed": 2, "duration": "1h",
      "limits": {"events": 200000000},
      "vm": {"schedulers": %d, "costs": %s},
      "modules": %s,
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [%s]},
      "load": [{"id": "users", %s, "do": [%s]}]
    }\
    """
        .formatted(schedulers, Experiment.NO_COSTS, modules, children, arrivals, steps);
  }

  // ---- runs

  private record Batches(Sample latencyMillis, Sample inSystem) {}

  private static Batches run(String text, int batchSeconds) {
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
  private record Sample(double mean, double halfWidth) {
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
