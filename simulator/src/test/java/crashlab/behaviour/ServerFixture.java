package crashlab.behaviour;

import crashlab.kernel.Distribution;
import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.NodeId;
import crashlab.otp.OtpRelease;
import crashlab.otp.SpawnBond;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import crashlab.trace.TraceSink;
import crashlab.vm.CostModel;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.NodeOptions;
import crashlab.vm.ProcessSpec;
import crashlab.vm.Program;
import crashlab.vm.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A node whose operations cost nothing, with servers that a test starts, clients that run steps
/// against them, and what the trace tells of each.
final class ServerFixture implements TraceSink {
  private static final long MILLI = 1_000_000;
  private static final long FIVE_SECONDS = 5_000 * MILLI;

  private final Map<Integer, List<String>> told = new LinkedHashMap<>();
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
  private final ErlangProcess starter =
      process("Starter", ProcessKind.PROCESS, new Waiting(), null);
  private int clients;

  ErlangNode node() {
    return node;
  }

  /// The process that starts the servers; it waits for them to end and ends itself as it is told.
  ErlangProcess starter() {
    return starter;
  }

  /// Starts a server, which is registered under `name`, and lets its init run.
  ErlangProcess start(String name, Function<ErlangNode, Program> server) {
    var process = process(name, ProcessKind.GEN_SERVER, server.apply(node), starter);
    run();
    return process;
  }

  /// Starts a process that runs steps.
  ErlangProcess client(Instruction... steps) {
    var layout = new StateLayout(Map.of());
    return process(
        "Client" + ++clients,
        ProcessKind.PROCESS,
        new BareProcess(node, layout, steps, null),
        null);
  }

  private ErlangProcess process(
      String name, ProcessKind kind, Program program, @Nullable ErlangProcess parent) {
    var spec =
        new ProcessSpec(
            node.directory().path(name),
            kind,
            null,
            node.directory().name(name),
            true,
            ProcessSpec.NORMAL_PRIORITY,
            parent == null ? SpawnBond.NONE : SpawnBond.CHILD);
    return node.lifecycle().startLink(spec, program, parent);
  }

  /// Runs until nothing is left to happen.
  void run() {
    while (run.step()) {
      // goes on
    }
  }

  /// Runs what happens within the next `millis`.
  void runFor(long millis) {
    long end = run.nowNanos() + millis * MILLI;
    run.runBefore(end);
    run.advanceTo(end);
  }

  /// Delivers a message from outside.
  void deliver(ErlangProcess to, Message.Kind kind, String payload) {
    node.deliver(to, node.message(kind, null, new Atom(payload), 0));
  }

  /// What the trace told of a process since it was asked last: types of events and what they say.
  List<String> told(ErlangProcess process) {
    List<String> list = told.remove(process.number());
    return list == null ? List.of() : list;
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
    String what =
        switch (detail) {
          case Term term -> ' ' + term.inspect();
          case Detail.Result(String verb, _, Term value) -> ' ' + verb + ' ' + value.inspect();
          case null, default -> "";
        };
    told.computeIfAbsent(pid, p -> new ArrayList<>())
        .add(type.name().toLowerCase(Locale.ROOT) + what);
  }

  Address named(String name) {
    return new Address.ByName(node.directory().name(name));
  }

  Instruction call(String name, String message) {
    return call(named(name), message);
  }

  /// A call that a client survives.
  Instruction call(Address to, String message) {
    return new CallStep.Plain(
        to, new Atom(message), FIVE_SECONDS, ResultUse.rescuing(Instruction.NONE));
  }

  Instruction cast(String name, String message) {
    return MessageSteps.Send.cast(named(name), new Atom(message));
  }

  Instruction send(String name, String message) {
    return MessageSteps.Send.plain(named(name), new Atom(message));
  }

  Instruction sys(SysRequest request, String name) {
    return new SysStep(request, named(name), FIVE_SECONDS, ResultUse.rescuing(Instruction.NONE));
  }

  static Instruction sleep(long millis) {
    return new TimeSteps.Sleep(new Distribution.Fixed(millis * MILLI));
  }

  private static final class Waiting extends Program {
    @Override
    protected void run(ErlangNode node, ErlangProcess self) {
      for (Message m = node.waits().firstMessage(self);
          m != null;
          m = node.waits().firstMessage(self)) {
        node.waits().take(self, m);
        node.recycle(m);
      }
      node.waits().awaitMessage(self);
    }
  }
}
