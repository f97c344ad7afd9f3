package crashlab.analysis;

import static crashlab.analysis.RecordedRun.atom;
import static crashlab.analysis.RecordedRun.budget;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.scenario.Asked;
import crashlab.scenario.EventPattern;
import crashlab.scenario.EventPattern.Kind;
import crashlab.scenario.Expectation;
import crashlab.scenario.Expectation.Bounds;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.Metric;
import crashlab.scenario.MetricPath;
import crashlab.scenario.Placeholder;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Step;
import crashlab.scenario.Subject;
import crashlab.scenario.Unit;
import crashlab.trace.EventType;
import crashlab.trace.ProcessKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectationCheckTest {
  private static final MetricPath P99 =
      Metric.of("load.ID.latency.p99", Unit.DURATION, "", Placeholder.LOAD).of("users");
  private static final MetricPath MAILBOX =
      Metric.of("mailbox.NAME.max", Unit.COUNT, "", Placeholder.NAME).of("X");
  private static final Readout READOUT =
      new Readout() {
        @Override
        public List<MetricPath> paths(int most) {
          return List.of(P99);
        }

        @Override
        public @Nullable BigDecimal figure(MetricPath path) {
          return path.equals(P99) ? new BigDecimal("25000000") : null;
        }

        @Override
        public @Nullable Term value(Asked.Probed asked) {
          return new Int(7);
        }
      };
  private static final Bounds AT_LEAST_ONCE =
      new Bounds(BigDecimal.ONE, null, null, "at least once");
  private static final Bounds OPEN = new Bounds(null, null, null, "");

  private static final Claim CACHE_COMES_BACK =
      new Claim.Within(
          500_000_000L,
          pattern(Kind.EXITED, "Cache", null, null),
          pattern(Kind.STARTED, "Cache", null, null));

  private RecordedRun run = new RecordedRun();

  @Test
  void knowsWhoIsAliveByNameByPathAndByChildId() {
    var check =
        check(
            new Claim.Alive(new Subject("Cache")),
            new Claim.Alive(new Subject("App/Cache")),
            new Claim.Alive(new Subject("W")),
            new Claim.Dead(new Subject("Cache")));
    int app = run.root();
    run.at(1);
    run.child("App/Cache", 1, app, 1);
    run.nameless(ProcessKind.GEN_SERVER, "App/Pool/W", 1, app, 1);

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, READOUT);

    assertThat(verdicts).extracting(Verdict::holds).containsExactly(true, true, true, false);
    assertThat(verdicts.get(3).expected()).isEqualTo("Cache is not alive at the end");
    assertThat(verdicts.get(3).seen()).isEqualTo("Cache is alive since 1.0 s");
    assertThat(verdicts.get(3).whenNanos()).isEqualTo(1_000_000_000L);
    assertThat(verdicts.get(3).seq()).isEqualTo(2);
  }

  @Test
  void saysWhenAndWhySomebodyIsNotAlive() {
    var check =
        check(new Claim.Alive(new Subject("Cache")), new Claim.Alive(new Subject("Nobody")));
    int app = run.root();
    int cache = run.child("App/Cache", 1, app, 1);
    run.at(2);
    long signal = run.kill(cache, app);

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, READOUT);

    assertThat(verdicts.get(0).seen()).isEqualTo("Cache ended at 2.0 s with :killed");
    assertThat(verdicts.get(0).seq()).isEqualTo(signal - 1);
    assertThat(verdicts.get(1).seen()).isEqualTo("Nobody was never there");
    assertThat(verdicts.get(1).seq()).isZero();
    assertThat(verdicts.get(1).whenNanos()).isEqualTo(3_000_000_000L);
  }

  @Test
  void evaluatesAtTheInstantThatIsAskedFor() {
    var check =
        new ExpectationCheck(
            List.of(
                expectation(new Claim.Alive(new Subject("Cache")), 1_000_000_000L),
                expectation(new Claim.Alive(new Subject("Cache")), Step.INFINITY)));
    run.into(check);
    int app = run.root();
    int cache = run.child("App/Cache", 1, app, 1);

    List<Verdict> early = check.evaluateAt(1_000_000_000L, READOUT);
    run.at(2);
    run.kill(cache, app);

    assertThat(check.instants()).containsExactly(1_000_000_000L);
    assertThat(early).extracting(Verdict::holds).containsExactly(true);
    assertThat(early.getFirst().expected()).isEqualTo("Cache is alive at 1.0 s");
    assertThat(check.evaluateAt(1_000_000_000L, READOUT)).isEmpty();
    assertThat(check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, READOUT))
        .extracting(Verdict::holds)
        .containsExactly(true, false);
  }

  @Test
  void countsEndsByReason() {
    Term boom = Tuple.of(new ExceptionTerm("RuntimeError", "boom"), new Text("stack"));
    var check =
        check(
            new Claim.Happened(pattern(Kind.EXITED, "Cache", atom("killed"), null), times(1)),
            new Claim.Happened(pattern(Kind.EXITED, "Cache", null, null), times(2)),
            new Claim.Happened(pattern(Kind.EXITED, "Cache", boom, null), OPEN),
            new Claim.Never(pattern(Kind.EXITED, "App", null, null)),
            new Claim.Never(pattern(Kind.EXITED, "Cache", null, null)),
            new Claim.Happened(pattern(Kind.EXITED, "App", null, null), AT_LEAST_ONCE));
    int app = run.root();
    int first = run.child("App/Cache", 1, app, 1);
    run.at(1);
    long killed = run.kill(first, app);
    int second = run.child("App/Cache", 2, app, killed);
    run.at(2);
    long raised = run.exit(second, app, 0, ExitReason.raised("boom"));

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, READOUT);

    assertThat(verdicts)
        .extracting(Verdict::holds)
        .containsExactly(true, true, true, true, false, false);
    assertThat(verdicts.get(0).expected()).isEqualTo("Cache exits with :killed: once");
    assertThat(verdicts.get(1).seen()).isEqualTo("it happened twice, the last time at 2.0 s");
    assertThat(verdicts.get(1).seq()).isEqualTo(raised - 1);
    assertThat(verdicts.get(4).expected()).isEqualTo("it never happens that Cache exits");
    assertThat(verdicts.get(4).seq()).isEqualTo(killed - 1);
    assertThat(verdicts.get(5).seen()).isEqualTo("it did not happen that App exits");
  }

  @Test
  void countsNewIncarnationsThatCameUpAsRestarts() {
    var check =
        check(
            new Claim.Restarts(new Subject("Cache"), times(1)),
            new Claim.Restarts(new Subject("Late"), times(0)),
            new Claim.Happened(pattern(Kind.RESTARTED, null, null, null), times(1)));
    int app = run.root();
    run.child("App/Cache", 1, app, 1);
    run.named(ProcessKind.GEN_SERVER, "App/Cache", 2, app, 1); // fails in its init
    run.at(2);
    run.child("App/Cache", 3, app, 1);
    run.named(ProcessKind.GEN_SERVER, "App/Late", 1, app, 1); // fails in its init
    run.child("App/Late", 2, app, 1);

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, READOUT);

    assertThat(verdicts).extracting(Verdict::holds).containsOnly(true);
    assertThat(verdicts.get(0).seen()).isEqualTo("Cache was restarted once at 2.0 s");
    assertThat(verdicts.get(1).seen()).isEqualTo("Late was not restarted");
  }

  @Test
  void countsATaskAsRestartedOnlyIfASupervisorStartedItAnew() {
    var check =
        check(
            new Claim.Restarts(new Subject("App/Client>Job"), times(0)),
            new Claim.Restarts(new Subject("App/Client>Loop"), times(1)));
    int app = run.root();
    int tasks = run.named(ProcessKind.TASK_SUPERVISOR, "App/Tasks", 1, app, 1);
    task("App/Client>Job", 1, tasks);
    task("App/Client>Job", 2, tasks);
    int loop = task("App/Client>Loop", 1, tasks);
    run.event(EventType.SUPERVISOR_RESTART, tasks, loop, 0, budget("App/Client>Loop", 1, 3));
    int again = run.restarted(ProcessKind.TASK, "App/Client>Loop", 2, tasks, 0);
    run.event(EventType.STARTED, again, 0, run.last());

    assertThat(check.evaluateEnd(RunEnd.COMPLETED, 0, READOUT))
        .extracting(Verdict::holds)
        .containsOnly(true);
  }

  @Test
  void holdsSupervisorsAndCallsAndLogsToTheirWord() {
    var check =
        check(
            new Claim.Happened(pattern(Kind.GAVE_UP, "App", null, null), AT_LEAST_ONCE),
            new Claim.Happened(pattern(Kind.CALL_TIMEOUT, "Cache", null, null), AT_LEAST_ONCE),
            new Claim.Happened(pattern(Kind.LOGGED, "Cache", null, "late reply"), AT_LEAST_ONCE),
            new Claim.Happened(pattern(Kind.LOGGED, null, null, "late reply"), AT_LEAST_ONCE),
            new Claim.Happened(pattern(Kind.LOGGED, "Cache", null, "late"), AT_LEAST_ONCE));
    int app = run.root();
    int cache = run.child("App/Cache", 1, app, 1);
    run.event(EventType.SUPERVISOR_GIVE_UP, app, cache, 0, budget("App/Cache", 4, 3));
    run.event(EventType.CALL_TIMEOUT, cache, app, 0, atom("get"));
    run.event(EventType.LOG, cache, 0, 0, new Text("late reply"));

    assertThat(check.evaluateEnd(RunEnd.COMPLETED, 0, READOUT))
        .extracting(Verdict::holds)
        .containsExactly(true, true, true, true, false);
  }

  @Test
  void comparesTheFirstTimesOfAnOrder() {
    EventPattern a = pattern(Kind.STARTED, "A", null, null);
    EventPattern b = pattern(Kind.STARTED, "B", null, null);
    EventPattern c = pattern(Kind.STARTED, "C", null, null);
    var check =
        check(
            new Claim.Order(List.of(a, b)),
            new Claim.Order(List.of(b, a)),
            new Claim.Order(List.of(a, c)));
    int app = run.root();
    run.at(1);
    run.child("App/A", 1, app, 1);
    run.at(2);
    run.child("App/B", 1, app, 1);

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.COMPLETED, 0, READOUT);

    assertThat(verdicts).extracting(Verdict::holds).containsExactly(true, false, false);
    assertThat(verdicts.get(1).expected()).isEqualTo("B starts, then A starts");
    assertThat(verdicts.get(1).seen()).isEqualTo("A starts at 1.0 s, before B starts at 2.0 s");
    assertThat(verdicts.get(2).seen()).isEqualTo("it did not happen that C starts");
  }

  @Test
  void wantsAnEventWithinATimeAfterEachOther() {
    EventPattern exited = pattern(Kind.EXITED, "Cache", null, null);
    EventPattern started = pattern(Kind.STARTED, "Cache", null, null);
    var check =
        check(
            new Claim.Within(50_000_000L, exited, started),
            new Claim.Within(500_000_000L, exited, started),
            new Claim.Within(50_000_000L, pattern(Kind.EXITED, "App", null, null), started));
    int app = run.root();
    int cache = run.child("App/Cache", 1, app, 1);
    run.at(1);
    long signal = run.kill(cache, app);
    run.at(1.2);
    run.child("App/Cache", 2, app, signal);

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, READOUT);

    assertThat(verdicts).extracting(Verdict::holds).containsExactly(false, true, true);
    assertThat(verdicts.get(0).expected())
        .isEqualTo("each time that Cache exits, Cache starts within 50 ms");
    assertThat(verdicts.get(0).seen()).isEqualTo("Cache exits at 1.0 s, and it took 200 ms");
    assertThat(verdicts.get(0).seq()).isEqualTo(signal - 1);
    assertThat(verdicts.get(2).seen()).isEqualTo("it did not happen that App exits");
  }

  @Test
  void countsATimeThatIsNotUpYetAsKept() {
    ExpectationCheck check = check(CACHE_COMES_BACK);
    int app = run.root();
    int cache = run.child("App/Cache", 1, app, 1);
    run.at(1);
    run.kill(cache, app);

    assertThat(check.evaluateEnd(RunEnd.COMPLETED, 1_500_000_000L, READOUT).getFirst().holds())
        .isTrue();
  }

  @Test
  void noticesATimeThatIsUpAtTheEnd() {
    ExpectationCheck check = check(CACHE_COMES_BACK);
    int app = run.root();
    int cache = run.child("App/Cache", 1, app, 1);
    run.at(1);
    run.kill(cache, app);

    Verdict verdict = check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, READOUT).getFirst();

    assertThat(verdict.holds()).isFalse();
    assertThat(verdict.seen()).isEqualTo("Cache exits at 1.0 s, and nothing of the kind followed");
  }

  @Test
  void comparesFiguresInTheirUnit() {
    BigDecimal limit = new BigDecimal("20000000");
    var check =
        check(
            new Claim.OfMetric(P99, new Bounds(null, limit, null, "at most 20ms")),
            new Claim.OfMetric(P99, new Bounds(limit, null, null, "at least 20ms")),
            new Claim.OfMetric(MAILBOX, new Bounds(null, limit, null, "at most 100")));

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.COMPLETED, 0, READOUT);

    assertThat(verdicts).extracting(Verdict::holds).containsExactly(false, true, false);
    assertThat(verdicts.get(0).expected()).isEqualTo("load.users.latency.p99: at most 20ms");
    assertThat(verdicts.get(0).seen()).isEqualTo("load.users.latency.p99 is 25 ms");
    assertThat(verdicts.get(2).seen()).isEqualTo("the run has no figure mailbox.X.max");
  }

  @Test
  void knowsHowTheRunEnded() {
    var check = check(new Claim.OfOutcome(RunEnd.COMPLETED), new Claim.OfOutcome(RunEnd.VM_DIED));
    int app = run.root();
    long died = run.event(EventType.VM_DIED, 0, 0, app, new Text("too many processes"));

    List<Verdict> verdicts = check.evaluateEnd(RunEnd.VM_DIED, 0, READOUT);

    assertThat(verdicts).extracting(Verdict::holds).containsExactly(false, true);
    assertThat(verdicts.get(0).expected()).isEqualTo("the run ends with completed");
    assertThat(verdicts.get(0).seen()).isEqualTo("the run ended with vm_died");
    assertThat(verdicts.get(0).seq()).isEqualTo(died);
  }

  @Test
  void meansTheArrivalsOfALoadByItsId() {
    var check =
        check(
            new Claim.Happened(pattern(Kind.EXITED, "clerk", atom("bad"), null), times(1)),
            new Claim.Happened(pattern(Kind.LOGGED, "clerk", null, "hello"), times(1)),
            new Claim.Dead(new Subject("clerk")),
            new Claim.Never(pattern(Kind.RESTARTED, "clerk", null, null)));
    int first = run.nameless(ProcessKind.LOAD, "clerk", 1, 0, 0);
    run.event(EventType.STARTED, first, 0, run.last());
    run.event(EventType.LOG, first, 0, 0, new Text("hello"));
    run.event(EventType.EXIT, first, 0, 0, atom("bad"));
    int second = run.nameless(ProcessKind.LOAD, "clerk", 2, 0, 0);
    run.event(EventType.STARTED, second, 0, run.last());
    run.event(EventType.EXIT, second, 0, 0, ExitReason.NORMAL);

    assertThat(check.evaluateEnd(RunEnd.COMPLETED, 0, READOUT))
        .extracting(Verdict::holds)
        .containsOnly(true);
  }

  @Test
  void prefersWhoIsRegisteredUnderTheWord() {
    var check =
        check(
            new Claim.Alive(new Subject("Cache")),
            new Claim.Never(pattern(Kind.EXITED, "Cache", null, null)));
    int app = run.root();
    int spare = run.nameless(ProcessKind.GEN_SERVER, "App/Pool/Cache", 1, app, 1);
    run.exit(spare, app, 0, ExitReason.SHUTDOWN);
    int server = run.nameless(ProcessKind.GEN_SERVER, "App/C1", 1, app, 1);
    run.event(EventType.REGISTER, server, 0, 0, atom("Cache"));

    assertThat(check.evaluateEnd(RunEnd.COMPLETED, 0, READOUT))
        .extracting(Verdict::holds)
        .containsOnly(true);
  }

  private int task(String path, int incarnation, int supervisor) {
    int pid = run.nameless(ProcessKind.TASK, path, incarnation, supervisor, 0);
    run.event(EventType.STARTED, pid, 0, run.last());
    return pid;
  }

  private ExpectationCheck check(Claim... claims) {
    var check =
        new ExpectationCheck(
            List.of(claims).stream().map(claim -> expectation(claim, Step.INFINITY)).toList());
    run = new RecordedRun().into(check);
    return check;
  }

  private static Expectation expectation(Claim claim, long atNanos) {
    return new Expectation(claim, atNanos, null, new Expectation.Place("/expect/0", 1, 1));
  }

  private static EventPattern pattern(
      Kind kind, @Nullable String subject, @Nullable Term reason, @Nullable String text) {
    return new EventPattern(kind, subject == null ? null : new Subject(subject), reason, text);
  }

  private static Bounds times(int count) {
    return new Bounds(
        null, null, BigDecimal.valueOf(count), count == 1 ? "once" : count + " times");
  }
}
