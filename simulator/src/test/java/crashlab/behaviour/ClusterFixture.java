package crashlab.behaviour;

import crashlab.kernel.Distribution;
import crashlab.kernel.RandomStream;
import crashlab.library.genserver.GenServer;
import crashlab.library.genserver.ReturnSteps;
import crashlab.library.genserver.ServerCall;
import crashlab.library.genserver.ServerCode;
import crashlab.library.process.BareProcess;
import crashlab.library.process.FailureSteps;
import crashlab.library.process.ReceiveStep;
import crashlab.library.process.SignalSteps;
import crashlab.library.process.TimeSteps;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Digested;
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
import crashlab.vm.Networks;
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
import org.jspecify.annotations.Nullable;

/// A run of two nodes, `a` and `b`, with a network between them whose signals take a millisecond,
/// and processes that run steps which cost nothing.
final class ClusterFixture implements TraceSink {
  static final long MILLI = 1_000_000;
  static final long FIVE_SECONDS = 5_000 * MILLI;

  private final Map<Integer, List<String>> told = new LinkedHashMap<>();
  private final List<String> all = new ArrayList<>();
  private final Run run =
      new Run(1_000_000, RandomStream.of(1, "node"), this, options("a", Long.MAX_VALUE));
  private final ErlangNode a = run.firstNode();
  private final ErlangNode b;

  ClusterFixture() {
    this(Long.MAX_VALUE);
  }

  /// @param memoryOfB of which `b` dies if it has more
  private ClusterFixture(long memoryOfB) {
    b = run.addNode(options("b", memoryOfB));
    setLatency(new Distribution.Fixed(MILLI));
  }

  /// Returns nodes of which `b` has memory for one process and so many messages.
  static ClusterFixture withMemoryFor(int messages) {
    var costs = new CostModel(Map.of());
    return new ClusterFixture(
        costs.of(Cost.PROCESS_BYTES) + messages * costs.of(Cost.MESSAGE_BYTES));
  }

  private static NodeOptions options(String name, long memory) {
    return new NodeOptions(
        name,
        new OtpRelease(27),
        1,
        new CostModel(Map.of()),
        memory,
        1_000_000,
        0,
        1_000_000,
        1_000_000);
  }

  Run run() {
    return run;
  }

  ErlangNode a() {
    return a;
  }

  ErlangNode b() {
    return b;
  }

  /// How long a signal is on its way between the two.
  void setLatency(Distribution latency) {
    run.network().configure(Networks.with(latency));
  }

  /// The two lose their connection, and can have none.
  void cut(long cause) {
    run.network().begin(Networks.cut(a, b), cause);
  }

  /// No packet passes between the two.
  void silence() {
    run.network().begin(Networks.silence(a, b), 0);
  }

  /// Starts a process that runs steps, registered under its path.
  ErlangProcess process(ErlangNode node, String path, Instruction... steps) {
    return process(node, path, false, steps);
  }

  /// The same, trapping exits.
  ErlangProcess trapping(ErlangNode node, String path, Instruction... steps) {
    return process(node, path, true, steps);
  }

  private ErlangProcess process(
      ErlangNode node, String path, boolean trapsExits, Instruction... steps) {
    var layout = new StateLayout(new LinkedHashMap<>());
    return start(
        node,
        path,
        ProcessKind.PROCESS,
        trapsExits,
        new BareProcess(node, new FunctionCode(layout, steps), null));
  }

  /// Starts a gen_server on `b` that is called `Server`: to `ping` it replies `pong`, to `slowly`
  /// the same after 10 ms, and of `crash` it dies.
  ErlangProcess server() {
    Instruction pong =
        new ReturnSteps.Reply(
            StepProgram.Ending.REPLY, new TermSource.Fixed(new Atom("pong")), null, null, null);
    var calls = new LinkedHashMap<String, Instruction[]>();
    calls.put("ping", new Instruction[] {pong});
    calls.put("slowly", new Instruction[] {sleep(10), pong});
    calls.put("crash", new Instruction[] {exit("boom")});
    var layout = new StateLayout(new LinkedHashMap<>());
    var code =
        new ServerCode(
            layout,
            new Instruction[0],
            new Clauses(calls),
            Clauses.NONE,
            Clauses.NONE,
            Clauses.NONE,
            null);
    return start(b, "Server", ProcessKind.GEN_SERVER, false, new GenServer(b, code));
  }

  ErlangProcess start(
      ErlangNode node, String path, ProcessKind kind, boolean trapsExits, Program program) {
    var spec =
        ProcessSpec.of(
            node.directory().path(path),
            ProcessNature.of(kind, null, trapsExits),
            node.directory().name(path),
            SpawnBond.NONE);
    return node.starts().startLink(spec, program, null);
  }

  /// [#server] by its name.
  Address serverByName() {
    return name(b, "Server");
  }

  /// `{name, node}`.
  static Address name(ErlangNode node, String name) {
    return new Address.ByName(node.directory().name(name));
  }

  /// The pid of the latest process of a path.
  static Address pid(ErlangNode node, String path) {
    return new Address.ByPath(node.directory().path(path));
  }

  static Instruction send(Address to, String message) {
    return SendStep.plain(to, new Atom(message), ResultUse.NONE);
  }

  static Instruction call(Address to, String message, long timeoutNanos) {
    return new ServerCall(to, new Atom(message), timeoutNanos, ResultUse.NONE);
  }

  static Instruction link(Address to) {
    return new SignalSteps.SetLink(to, ResultUse.NONE);
  }

  static Instruction monitor(Address to) {
    return new SignalSteps.SetMonitor(to, ResultUse.NONE);
  }

  static Instruction sleep(long millis) {
    return new TimeSteps.Sleep(new Distribution.Fixed(millis * MILLI));
  }

  static Instruction exit(String reason) {
    return FailureSteps.Fail.exit(new Atom(reason));
  }

  /// Receives a number of messages of any kind.
  static Instruction receive(int messages) {
    var any = new LinkedHashMap<String, Instruction[]>();
    any.put("_", new Instruction[0]);
    var receive = new ReceiveStep(new Clauses(any), Long.MAX_VALUE, new Instruction[0]);
    return new RepeatStep(messages, new Instruction[] {receive});
  }

  /// Waits for no message and for no time.
  static Instruction stay() {
    return sleep(1_000_000);
  }

  /// Runs until everything up to and at `millis` has happened.
  void runUntil(long millis) {
    long end = millis * MILLI;
    while (run.deathCause() == null && run.nextNanos() <= end) {
      run.step();
    }
    if (run.nowNanos() < end) {
      run.advanceTo(end);
    }
  }

  /// Lets something happen from outside at a time, before all else of it.
  void at(long millis, Runnable what) {
    run.agenda().planFirst(millis * MILLI, what::run);
  }

  /// What the trace told of a process, its birth apart: when, what, and what it says.
  List<String> told(ErlangProcess process) {
    return told.getOrDefault(process.number(), List.of());
  }

  /// All that the trace told.
  List<String> all() {
    return all;
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
    String what = type.name().toLowerCase(Locale.ROOT) + said(detail);
    all.add(seq + " " + timeNanos + " " + pid + " " + other + " " + cause + " " + what);
    if (type != EventType.SPAWN && type != EventType.STARTED) {
      told.computeIfAbsent(pid, p -> new ArrayList<>()).add(timeNanos / MILLI + "ms " + what);
    }
  }

  private static String said(@Nullable Digested detail) {
    return switch (detail) {
      case Term term -> ' ' + term.inspect();
      case Detail.NameDown(String name, Term reason) -> ' ' + name + ' ' + reason.inspect();
      case null, default -> "";
    };
  }
}
