package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NormalisedTraceTest {
  private static final int APP = 1;
  private static final int DYN = 2;
  private static final int A = 3;
  private static final int B = 4;

  private final NormalisedTrace trace = new NormalisedTrace();
  private long seq;

  @BeforeEach
  void begin() {
    spawn(APP, "App", 1, ProcessKind.SUPERVISOR);
    spawn(DYN, "App/Dyn", 1, ProcessKind.DYNAMIC_SUPERVISOR);
    spawn(A, "App/A", 1, ProcessKind.GEN_SERVER);
    spawn(B, "App/A>Job", 1, ProcessKind.TASK);
  }

  @Test
  void countsEveryProcessEvenOneThatDidNothing() {
    Observation seen = trace.observation();

    assertThat(seen.processes().keySet())
        .containsExactly("App#1", "App/A#1", "App/A>Job#1", "App/Dyn#1");
    assertThat(seen.processes().get("App#1")).isEmpty();
    assertThat(seen.alive()).containsExactly("App#1", "App/A#1", "App/A>Job#1", "App/Dyn#1");
  }

  @Test
  void leavesOutWhoEndedFromTheLiving() {
    event(EventType.EXIT, A, 0, ExitReason.raised("boom"));

    assertThat(trace.observation().alive()).doesNotContain("App/A#1");
    assertThat(of("App/A#1"))
        .containsExactly(
            "[\"exit\", [{\"exception\": \"RuntimeError\", \"message\": \"boom\"}, \"stack\"]]");
  }

  @Test
  void knowsNoLoadsAndNoPartitionsOfARegistry() {
    spawn(5, "users", 1, ProcessKind.LOAD);
    spawn(6, "App/Names/0", 1, ProcessKind.REGISTRY_PARTITION);
    event(EventType.RECEIVE_EXIT, A, 6, ExitReason.SHUTDOWN);
    event(EventType.RECEIVE_EXIT, A, 0, ExitReason.SHUTDOWN);

    assertThat(trace.observation().processes()).hasSize(4);
    assertThat(of("App/A#1"))
        .containsExactly(
            "[\"got\", \"EXIT\", \"outside\", \"shutdown\"]",
            "[\"got\", \"EXIT\", \"outside\", \"shutdown\"]");
  }

  @Test
  void takesOfARegistryItsEndOnly() {
    spawn(5, "App/Names", 1, ProcessKind.REGISTRY);
    event(EventType.STARTED, 5, 0, null);
    event(EventType.SUPERVISOR_START_CHILD, 5, 6, null);
    event(EventType.EXIT, 5, 0, ExitReason.SHUTDOWN);

    assertThat(of("App/Names#1")).containsExactly("[\"exit\", \"shutdown\"]");
  }

  @Test
  void writesWhatAProcessWithStepsDoesAndSees() {
    event(EventType.STARTED, A, 0, null);
    event(EventType.RECEIVE_CALL, A, B, new Atom("get"));
    event(EventType.RECEIVE_CAST, A, B, new Atom("put"));
    event(EventType.RECEIVE_CONTINUE, A, 0, new Atom("go"));
    event(EventType.RECEIVE_INFO, A, 0, new Atom("tick"));
    event(EventType.RECEIVE_TIMEOUT, A, 0, null);
    event(EventType.RECEIVE_TASK_RESULT, A, B, Tuple.of(Atom.OK, Opaque.REF));
    event(EventType.RECEIVE_DOWN, A, B, ExitReason.NORMAL);
    event(EventType.RECEIVE_DOWN, A, 0, new Detail.NameDown("W", ExitReason.NOPROC));
    event(EventType.RECEIVE_REPLY, A, B, new Pid(B));
    event(EventType.LOG, A, 0, new Text("say \"hi\""));
    event(EventType.TERMINATE, A, 0, ExitReason.SHUTDOWN);

    assertThat(of("App/A#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"call\", \"get\"]",
            "[\"got\", \"cast\", \"put\"]",
            "[\"got\", \"continue\", \"go\"]",
            "[\"got\", \"info\", \"tick\"]",
            "[\"got\", \"info\", \"timeout\"]",
            "[\"got\", \"task_result\", [\"ok\", \"ref\"]]",
            "[\"got\", \"DOWN\", \"App/A>Job#1\", \"normal\"]",
            "[\"got\", \"DOWN\", \"W\", \"noproc\"]",
            "[\"reply\", \"App/A>Job#1\"]",
            "[\"log\", \"say \\\"hi\\\"\"]",
            "[\"terminate\", \"shutdown\"]");
  }

  @Test
  void writesWhatRequestsAndTasksGave() {
    event(EventType.RESCUED, A, 0, ExitReason.TIMEOUT);
    event(EventType.RESULT, A, DYN, result("start_child", Tuple.of(Atom.OK, new Pid(B))));
    event(EventType.AWAIT, A, B, Atom.NIL);
    event(EventType.YIELD, A, B, Atom.NIL);
    event(EventType.TASK_SHUTDOWN, A, B, Tuple.of(new Atom("exit"), ExitReason.KILLED));

    assertThat(of("App/A#1"))
        .containsExactly(
            "[\"rescued\", \"timeout\"]",
            "[\"result\", \"start_child\", [\"ok\", \"App/A>Job#1\"]]",
            "[\"await\", \"nil\"]",
            "[\"yield\", \"nil\"]",
            "[\"task_shutdown\", [\"exit\", \"killed\"]]");
  }

  @Test
  void writesWhatASupervisorDoes() {
    event(EventType.STARTED, APP, 0, null);
    event(EventType.SUPERVISOR_START_CHILD, APP, A, null);
    event(EventType.SUPERVISOR_START_IGNORED, APP, B, null);
    event(EventType.SUPERVISOR_START_FAILED, APP, A, new Detail.ChildReason("App/A", noConfig()));
    event(EventType.SUPERVISOR_START_FAILED, APP, 0, new Detail.ChildReason("App/A", noConfig()));
    event(EventType.SUPERVISOR_REPORT, APP, A, report("child_terminated", "App/A"));
    event(EventType.SUPERVISOR_REPORT, APP, 0, report("start_error", "App/A"));
    event(EventType.RECEIVE_EXIT, APP, A, ExitReason.KILLED);

    assertThat(of("App#1"))
        .containsExactly(
            "[\"start\", \"App/A#1\"]",
            "[\"start_ignored\", \"App/A>Job#1\"]",
            "[\"start_failed\", \"App/A#1\", \"no_config\"]",
            "[\"start_failed\", \"App/A\", \"no_config\"]",
            "[\"report\", \"child_terminated\", \"App/A#1\", \"no_config\"]",
            "[\"report\", \"start_error\", \"App/A\", \"no_config\"]");
  }

  @Test
  void sortsWhatADynamicSupervisorStopsAtTheSameTime() {
    event(EventType.SUPERVISOR_TERMINATE_CHILD, DYN, B, null);
    event(EventType.SUPERVISOR_TERMINATE_CHILD, DYN, A, null);
    event(EventType.SUPERVISOR_START_CHILD, DYN, A, null);
    event(EventType.SUPERVISOR_TERMINATE_CHILD, DYN, B, null);
    event(EventType.SUPERVISOR_KILL_CHILD, DYN, B, null);
    event(EventType.SUPERVISOR_REPORT, DYN, B, report("shutdown_error", "App/A>Job"));
    event(EventType.SUPERVISOR_REPORT, DYN, A, report("shutdown_error", "App/A"));

    assertThat(of("App/Dyn#1"))
        .containsExactly(
            "[\"terminate_child\", \"App/A#1\", \"shutdown\"]",
            "[\"terminate_child\", \"App/A>Job#1\", \"shutdown\"]",
            "[\"start\", \"App/A#1\"]",
            "[\"terminate_child\", \"App/A>Job#1\", \"kill\"]",
            "[\"terminate_child\", \"App/A>Job#1\", \"shutdown\"]",
            "[\"report\", \"shutdown_error\", \"App/A#1\", \"no_config\"]",
            "[\"report\", \"shutdown_error\", \"App/A>Job#1\", \"no_config\"]");
  }

  @Test
  void keepsTheOrderInWhichAnOrdinarySupervisorStops() {
    event(EventType.SUPERVISOR_TERMINATE_CHILD, APP, B, null);
    event(EventType.SUPERVISOR_TERMINATE_CHILD, APP, A, null);

    assertThat(of("App#1"))
        .containsExactly(
            "[\"terminate_child\", \"App/A>Job#1\", \"shutdown\"]",
            "[\"terminate_child\", \"App/A#1\", \"shutdown\"]");
  }

  @Test
  void sortsTheLivingByCodePoint() {
    spawn(7, "App/\uFF5E", 1, ProcessKind.GEN_SERVER);
    spawn(8, "App/\uD83D\uDE00", 1, ProcessKind.GEN_SERVER);

    assertThat(trace.observation().alive()).endsWith("App/\uFF5E#1", "App/\uD83D\uDE00#1");
  }

  private static Atom noConfig() {
    return new Atom("no_config");
  }

  private static Detail.Report report(String kind, String path) {
    return new Detail.Report(kind, path, noConfig());
  }

  private static Detail.Result result(String verb, Term value) {
    return new Detail.Result(verb, value);
  }

  private Iterable<String> of(String subject) {
    return Objects.requireNonNull(trace.observation().processes().get(subject));
  }

  private void spawn(int pid, String path, int incarnation, ProcessKind kind) {
    event(EventType.SPAWN, pid, 0, new Detail.Identity(path, incarnation, null, kind, null));
  }

  private void event(EventType type, int pid, int other, @Nullable Digested detail) {
    seq++;
    trace.event(seq, seq * 1000, type, pid, other, 0, detail);
  }
}
