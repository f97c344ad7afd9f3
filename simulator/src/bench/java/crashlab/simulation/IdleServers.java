package crashlab.simulation;

import crashlab.scenario.Scenario;
import java.util.Locale;

/// How many bytes an idle gen_server takes as a linked child of a DynamicSupervisor, all included:
/// a program of its own, since it asks for the heap that is used once nothing else is left. Its
/// argument is their number.
public final class IdleServers {
  private IdleServers() {}

  /// Prints the bytes for each, and how long the start of all took.
  public static void main(String[] arguments) {
    int count = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    Scenario scenario = Workload.read(Workload.dynamicChildren(count));
    long before = usedBytes();
    long began = System.nanoTime();
    Simulation simulation = Workload.run(scenario);
    double seconds = (System.nanoTime() - began) / 1e9;
    double each = (usedBytes() - before) / (double) count;
    System.out.printf(
        Locale.ROOT,
        "%,d idle gen_servers: %.1f bytes each, started in %.2f s, fingerprint %s%n",
        count,
        each,
        seconds,
        simulation.fingerprint());
  }

  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
