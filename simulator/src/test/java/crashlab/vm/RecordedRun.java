package crashlab.vm;

import crashlab.kernel.RandomStream;
import crashlab.otp.Digested;
import crashlab.otp.OtpRelease;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run of several nodes, with what happens to the nodes as texts: time, kind, and what is told.
final class RecordedRun implements TraceSink {
  private final List<String> lines = new ArrayList<>();
  private final List<Long> causes = new ArrayList<>();
  private final RandomStream random;
  private @Nullable Run run;

  RecordedRun(long seed) {
    random = RandomStream.of(seed, "run");
  }

  /// Adds a node.
  ErlangNode node(String name) {
    Run known = run;
    if (known == null) {
      run = new Run(10_000_000, random, this, options(name));
      return run.firstNode();
    }
    return known.addNode(options(name));
  }

  private static NodeOptions options(String name) {
    return new NodeOptions(
        name,
        new OtpRelease(27),
        1,
        new CostModel(Map.of()),
        Long.MAX_VALUE,
        1_000_000,
        0,
        1_000,
        1_000_000);
  }

  Run run() {
    return Objects.requireNonNull(run);
  }

  /// Runs until everything up to and at `nanos` has happened.
  void runUntil(long nanos) {
    while (run().nextNanos() <= nanos) {
      run().step();
    }
    if (run().nowNanos() < nanos) {
      run().advanceTo(nanos);
    }
  }

  /// What happened to the nodes: `5 disconnected a b net_tick_timeout`.
  List<String> lines() {
    return lines;
  }

  /// The cause of each of these lines.
  List<Long> causes() {
    return causes;
  }

  /// The lines without their times.
  List<String> told() {
    return lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    if (detail instanceof Detail.Operation operation) {
      String what =
          operation.values().stream()
              .filter(Objects::nonNull)
              .map(Term::inspect)
              .map(text -> text.replace(":", ""))
              .collect(Collectors.joining(" "));
      lines.add(timeNanos + " " + operation.event().kind() + " " + what);
      causes.add(cause);
    }
  }
}
