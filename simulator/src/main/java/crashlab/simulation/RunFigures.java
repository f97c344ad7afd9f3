package crashlab.simulation;

import crashlab.behaviour.ChildHolder;
import crashlab.kernel.LatencyHistogram;
import crashlab.otp.Term;
import crashlab.trace.MetricSource;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.world.LoadDriver;
import crashlab.world.LoadFigures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a run by path. Only what has happened so far counts; durations are in
/// nanoseconds.
final class RunFigures implements MetricSource {
  private final ErlangNode node;
  private final List<LoadDriver> loads;
  private final Processes processes;

  RunFigures(ErlangNode node, List<LoadDriver> loads, Processes processes) {
    this.node = node;
    this.loads = loads;
    this.processes = processes;
  }

  @Override
  public @Nullable BigDecimal metric(String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    return switch (first) {
      case "load" -> load(rest);
      case "mailbox" -> mailbox(rest);
      case "restarts" -> restarts(rest);
      case "supervisor" -> supervisor(rest);
      case "processes" ->
          rest.equals("max")
              ? number(node.figures().maxProcesses())
              : number(node.figures().processes());
      case "atoms" -> number(node.figures().atoms());
      case "memory" ->
          rest.equals("max")
              ? number(node.figures().maxMemoryBytes())
              : number(node.figures().memoryBytes());
      case "scheduler" -> utilization();
      default -> null;
    };
  }

  private static BigDecimal number(long value) {
    return BigDecimal.valueOf(value);
  }

  private static BigDecimal number(double value) {
    return new BigDecimal(value, MathContext.DECIMAL64);
  }

  // ---- loads

  private @Nullable BigDecimal load(String path) {
    for (LoadDriver load : loads) {
      String prefix = load.figures().id() + '.';
      if (path.startsWith(prefix)) {
        return load(load, path.substring(prefix.length()));
      }
    }
    return null;
  }

  private @Nullable BigDecimal load(LoadDriver load, String what) {
    LoadFigures figures = load.figures();
    if (what.startsWith("latency.")) {
      return latency(figures.latency(), what.substring("latency.".length()));
    }
    if (what.startsWith("failed.")) {
      return failures(figures, what.substring("failed.".length()));
    }
    return switch (what) {
      case "offered" -> number(figures.offered());
      case "completed" -> number(figures.completed());
      case "failed" -> number(figures.failed());
      case "in_flight" -> number(figures.inFlight());
      case "throughput" ->
          number(figures.throughputPerSecond(node.nowNanos(), load.fromNanos(), load.toNanos()));
      default -> null;
    };
  }

  private static @Nullable BigDecimal latency(LatencyHistogram histogram, String what) {
    if (histogram.count() == 0) {
      return null;
    }
    return switch (what) {
      case "mean" -> number(histogram.meanNanos());
      case "p50" -> number(histogram.valueAtQuantile(0.5));
      case "p90" -> number(histogram.valueAtQuantile(0.9));
      case "p99" -> number(histogram.valueAtQuantile(0.99));
      case "p999" -> number(histogram.valueAtQuantile(0.999));
      case "min" -> number(histogram.minNanos());
      case "max" -> number(histogram.maxNanos());
      default -> null;
    };
  }

  /// Failures whose reason is the word, or begins with it.
  private static BigDecimal failures(LoadFigures figures, String word) {
    long count = 0;
    for (Map.Entry<Term, Long> entry : figures.failures().entrySet()) {
      if (FailureKind.of(entry.getKey()).equals(word)) {
        count += entry.getValue();
      }
    }
    return number(count);
  }

  // ---- processes

  private @Nullable BigDecimal mailbox(String path) {
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      return null;
    }
    var name = node.directory().name(path.substring(0, dot));
    if (path.endsWith(".max")) {
      return number(name.mailboxMax());
    }
    ErlangProcess holder = Inspection.holder(name);
    return number(holder == null ? 0 : Inspection.mailboxSize(holder));
  }

  /// How many times a supervisor started a new incarnation of the subject.
  private @Nullable BigDecimal restarts(String subject) {
    ErlangProcess latest = find(subject);
    return latest == null ? number(0) : number(latest.incarnation() - 1);
  }

  private @Nullable BigDecimal supervisor(String path) {
    int dot = path.lastIndexOf('.');
    ErlangProcess process = dot < 0 ? null : find(path.substring(0, dot));
    if (process == null || !(Inspection.program(process) instanceof ChildHolder holder)) {
      return null;
    }
    return path.endsWith(".restarts")
        ? number(holder.restarts())
        : number(holder.restartsCounted());
  }

  private @Nullable ErlangProcess find(String subject) {
    ErlangProcess holder = Inspection.holder(node.directory().name(subject));
    return holder != null ? holder : processes.latest(subject);
  }

  /// The share of core time that was used.
  private BigDecimal utilization() {
    long now = node.nowNanos();
    return now == 0
        ? number(0)
        : number(node.figures().busyNanos() / ((double) now * node.figures().schedulers()));
  }
}
