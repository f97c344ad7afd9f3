package crashlab.vm;

import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.NodeId;
import crashlab.otp.OtpRelease;
import crashlab.otp.SpawnBond;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node whose operations cost nothing, with processes that do what a test tells them, and the
/// events of its run as texts.
final class NodeFixture implements TraceSink {
  private final List<String> events = new ArrayList<>();
  private final Run run =
      new Run(
          1_000_000,
          RandomStream.of(1, "node"),
          this,
          new NodeOptions(
              NodeId.ALONE.name(),
              new OtpRelease(27),
              1,
              new CostModel(Map.of()),
              Long.MAX_VALUE,
              1_000_000,
              0,
              1_000_000,
              1_000_000));
  private final ErlangNode node = run.firstNode();

  ErlangNode node() {
    return node;
  }

  /// Returns a process that waits for messages and does nothing about them.
  ErlangProcess waiting(String path) {
    return process(path, new Waiting());
  }

  /// The same with a priority other than normal.
  ErlangProcess waiting(String path, int priority) {
    return process(path, new Waiting(), priority);
  }

  ErlangProcess process(String path, Program program) {
    return process(path, program, ProcessSpec.NORMAL_PRIORITY);
  }

  private ErlangProcess process(String path, Program program, int priority) {
    var spec =
        new ProcessSpec(
            node.directory().path(path),
            ProcessKind.PROCESS,
            null,
            null,
            false,
            priority,
            SpawnBond.NONE);
    return node.lifecycle().spawn(spec, program, null);
  }

  /// Ends a process with `reason`, and forgets the events before that.
  void end(ErlangProcess process, String reason) {
    events.clear();
    node.lifecycle().exit(process, new Atom(reason));
  }

  /// The events so far: type, pid, other pid.
  List<String> events() {
    return events;
  }

  void note(String what) {
    events.add(what);
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
    events.add(type.name().toLowerCase(java.util.Locale.ROOT) + ' ' + pid + ' ' + other);
  }

  private static final class Waiting extends Program {
    @Override
    protected void run(ErlangNode node, ErlangProcess self) {
      node.waits().awaitMessage(self);
    }
  }
}
