package crashlab.behaviour;

import crashlab.kernel.Distribution;
import crashlab.kernel.RandomStream;
import crashlab.library.genserver.ServerCall;
import crashlab.library.genserver.SysStep;
import crashlab.library.process.BareProcess;
import crashlab.library.process.TimeSteps;
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
import crashlab.vm.ProcessNature;
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
public final class ServerFixture implements TraceSink {
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

  public ErlangNode node() {
    return node;
  }

  /// The process that starts the servers; it waits for them to end and ends itself as it is told.
  public ErlangProcess starter() {
    return starter;
  }

  /// Starts a server, which is registered under `name`, and lets its init run.
  public ErlangProcess start(String name, Function<ErlangNode, Program> server) {
    var process = process(name, ProcessKind.GEN_SERVER, server.apply(node), starter);
    run();
    return process;
  }

  /// Starts a process that runs steps.
  public ErlangProcess client(Instruction... steps) {
    var layout = new StateLayout(Map.of());
    return process(
        "Client" + ++clients,
        ProcessKind.PROCESS,
        new BareProcess(node, new FunctionCode(layout, steps), null),
        null);
  }

  private ErlangProcess process(
      String name, ProcessKind kind, Program program, @Nullable ErlangProcess parent) {
    var spec =
        ProcessSpec.of(
            node.directory().path(name),
            ProcessNature.of(kind, null, true),
            node.directory().name(name),
            parent == null ? SpawnBond.NONE : SpawnBond.CHILD);
    return node.starts().startLink(spec, program, parent);
  }

  /// Runs until nothing is left to happen.
  public void run() {
    while (run.step()) {
      // goes on
    }
  }

  /// Runs what happens within the next `millis`.
  public void runFor(long millis) {
    long end = run.nowNanos() + millis * MILLI;
    run.runBefore(end);
    run.advanceTo(end);
  }

  /// Delivers a message from outside.
  public void deliver(ErlangProcess to, Message.Kind kind, String payload) {
    node.deliver(to, node.message(kind, null, new Atom(payload), 0));
  }

  /// What the trace told of a process since it was asked last: types of events and what they say.
  public List<String> told(ErlangProcess process) {
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

  public Address named(String name) {
    return new Address.ByName(node.directory().name(name));
  }

  public Instruction call(String name, String message) {
    return call(named(name), message);
  }

  /// A call that a client survives.
  public Instruction call(Address to, String message) {
    return new ServerCall(
        to, new Atom(message), FIVE_SECONDS, ResultUse.rescuing(Instruction.NONE));
  }

  public Instruction cast(String name, String message) {
    return SendStep.cast(named(name), new Atom(message));
  }

  public Instruction send(String name, String message) {
    return SendStep.plain(named(name), new Atom(message), ResultUse.NONE);
  }

  public Instruction sys(SysRequest request, String name) {
    return new SysStep(request, named(name), FIVE_SECONDS, ResultUse.rescuing(Instruction.NONE));
  }

  public static Instruction sleep(long millis) {
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
