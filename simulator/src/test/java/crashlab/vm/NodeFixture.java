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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node whose operations cost nothing, with processes that do what a test tells them, and the
/// events of its run as texts.
final class NodeFixture implements TraceSink {
  /// How many processes may live on a node.
  static final int MOST_PROCESSES = 20;

  private final List<String> events = new ArrayList<>();
  private final Run run;
  private final ErlangNode node;

  NodeFixture() {
    this(27);
  }

  /// @param otp whose rules hold
  NodeFixture(int otp) {
    this(options(NodeId.ALONE.name(), otp, 1, Map.of()));
  }

  /// @param sliceNanos how long a process may run while others wait
  NodeFixture(int schedulers, long sliceNanos) {
    this(options(NodeId.ALONE.name(), 27, schedulers, Map.of("timeslice", sliceNanos)));
  }

  /// @param contextSwitchNanos what it costs to schedule a process in, once operations cost
  ///   anything
  NodeFixture(int schedulers, long sliceNanos, long contextSwitchNanos) {
    this(
        options(
            NodeId.ALONE.name(),
            27,
            schedulers,
            Map.of("timeslice", sliceNanos, "context_switch", contextSwitchNanos)));
  }

  NodeFixture(NodeOptions options) {
    run = new Run(1_000_000, RandomStream.of(1, "node"), this, options);
    node = run.firstNode();
  }

  static NodeOptions options(String name, int otp, int schedulers, Map<String, Long> costs) {
    return new NodeOptions(
        name,
        new OtpRelease(otp),
        schedulers,
        new CostModel(costs),
        Long.MAX_VALUE,
        1_000_000,
        0,
        MOST_PROCESSES,
        1_000_000);
  }

  /// Adds a node to the run.
  ErlangNode addNode(String name) {
    return run.addNode(options(name, 27, 1, Map.of()));
  }

  Run run() {
    return run;
  }

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
    return process(path, program, ProcessNature.NORMAL_PRIORITY);
  }

  private ErlangProcess process(String path, Program program, int priority) {
    return node.lifecycle().spawn(spec(node, path, null, priority), program, null);
  }

  static ProcessSpec spec(ErlangNode on, String path, @Nullable String name, int priority) {
    return ProcessSpec.of(
        on.directory().path(path),
        new ProcessNature(ProcessKind.PROCESS, null, false, priority),
        name == null ? null : on.directory().name(name),
        SpawnBond.NONE);
  }

  /// Returns a process of some node that waits for messages, registered under its path.
  static ErlangProcess waiting(ErlangNode on, String path) {
    return on.lifecycle()
        .spawn(spec(on, path, path, ProcessNature.NORMAL_PRIORITY), new Waiting(), null);
  }

  /// What a process does in each of its turns.
  interface Turn {
    void take(ErlangNode node, ErlangProcess self);
  }

  /// Returns a process that does something in each of its turns.
  ErlangProcess doing(String path, Turn turn) {
    return doing(node, path, turn);
  }

  static ErlangProcess doing(ErlangNode on, String path, Turn turn) {
    Program program =
        new Program() {
          @Override
          protected void run(ErlangNode node, ErlangProcess self) {
            turn.take(node, self);
          }
        };
    return on.lifecycle().spawn(spec(on, path, null, ProcessNature.NORMAL_PRIORITY), program, null);
  }

  /// Returns a process that was started with a link by `starter`, which waits for the end of its
  /// init: that takes until [Starts#acknowledge]. It is registered under `Child`.
  ErlangProcess starting(ErlangProcess starter) {
    var spec =
        ProcessSpec.of(
            node.directory().path("Starter/Child"),
            ProcessNature.of(ProcessKind.GEN_SERVER, null, false),
            node.directory().name("Child"),
            SpawnBond.CHILD);
    return node.starts().startLink(spec, new Waiting(), starter);
  }

  /// Runs until everything up to and at `nanos` has happened.
  void runUntil(long nanos) {
    while (run.nextNanos() <= nanos) {
      run.step();
    }
    if (run.nowNanos() < nanos) {
      run.advanceTo(nanos);
    }
  }

  /// Delivers a message to a process.
  void deliver(ErlangProcess to, Message.Kind kind, String payload, long ref) {
    ErlangNode on = to.node();
    on.deliver(to, on.message(kind, null, new Atom(payload), 0, ref));
  }

  /// The request of a call, for the caller's node to send.
  static Message request(ErlangProcess caller, long ref) {
    return caller.node().message(Message.Kind.CALL, caller, new Atom("ping"), 0, ref);
  }

  /// What the messages in a mailbox say, oldest first: kind and payload.
  static List<String> mailbox(ErlangProcess process) {
    List<String> messages = new ArrayList<>();
    for (Message m = process.firstMessage; m != null; m = m.next) {
      messages.add(m.kind().name().toLowerCase(Locale.ROOT) + ' ' + m.payload().inspect());
    }
    return messages;
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
    events.add(type.name().toLowerCase(Locale.ROOT) + ' ' + pid + ' ' + other);
  }

  private static final class Waiting extends Program {
    @Override
    protected void run(ErlangNode node, ErlangProcess self) {
      node.waits().awaitMessage(self);
    }
  }
}
