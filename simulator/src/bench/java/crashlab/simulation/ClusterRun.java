package crashlab.simulation;

import crashlab.scenario.Scenario;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Runs one large cluster once, as a program of its own, since it asks for the heap that is used
/// when all is done: `pg NODES MEMBERS`, `mnesia NODES TRANSACTIONS`, `horde NODES CHILDREN`.
public final class ClusterRun {
  private ClusterRun() {}

  /// Prints what the run took.
  public static void main(String[] arguments) {
    Scenario scenario = Workload.read(workload(arguments));
    long began = System.nanoTime();
    Simulation simulation = Workload.run(scenario);
    double wall = (System.nanoTime() - began) / 1e9;
    double processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f s, of them %.1f s without garbage collection, %,d MiB in use at the end, fingerprint %s%n",
        String.join(" ", arguments),
        wall,
        processor,
        usedBytes() >> 20,
        simulation.fingerprint());
  }

  private static String workload(String[] arguments) {
    return switch (arguments[0]) {
      case "pg" ->
          ClusterWorkload.groups(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      case "mnesia" ->
          ClusterWorkload.transactions(
              Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      case "horde" ->
          ClusterWorkload.hordes(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException("no such run: " + arguments[0]);
    };
  }

  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
