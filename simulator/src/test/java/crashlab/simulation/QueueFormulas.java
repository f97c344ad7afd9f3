package crashlab.simulation;

/// Closed formulas of queueing theory, for servers whose mean work is
/// [QueueScenarios#MEAN_WORK_MILLIS].
final class QueueFormulas {
  private QueueFormulas() {}

  static double load(int perSecond, int servers) {
    return perSecond * QueueScenarios.MEAN_WORK_MILLIS / 1000 / servers;
  }

  /// The probability that an arrival waits.
  static double erlangC(int servers, double offered) {
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
  static double responseMillis(int users, double thinkMillis, int servers) {
    double queued = 0;
    double response = 0;
    for (int n = 1; n <= users; n++) {
      double atOne = QueueScenarios.MEAN_WORK_MILLIS * (1 + queued);
      response = servers * atOne;
      queued = n / (thinkMillis + response) * atOne;
    }
    return response;
  }
}
