package crashlab.analysis;

import static crashlab.analysis.RecordedRun.atom;
import static crashlab.analysis.RecordedRun.budget;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.finding.Design;
import crashlab.otp.ExitReason;
import crashlab.otp.Text;
import crashlab.scenario.Expectation;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Step;
import crashlab.scenario.Subject;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.ProcessKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final ExpectationCheck check =
      new ExpectationCheck(
          List.of(
              expectation(new Expectation.Claim.Alive(new Subject("App"))),
              expectation(
                  new Expectation.Claim.Restarts(
                      new Subject("Client"),
                      new Expectation.Bounds(null, null, BigDecimal.ZERO, "exactly 0")))));
  private final RecordedRun run = new RecordedRun().into(check);
  private final int app = run.root();
  private final int client = run.child("App/Client", 1, app, 1);

  @Test
  void tellsTheWholeRun() {
    run.at(2);
    int job = run.nameless(ProcessKind.TASK, "App/Client>Job", 1, client, run.last());
    long signal = run.exit(job, client, run.last(), ExitReason.raised("boom"));
    long death = run.exit(client, app, signal, ExitReason.raised("boom"));
    long restart =
        run.event(EventType.SUPERVISOR_RESTART, app, client, death, budget("App/Client", 1, 3));
    run.child("App/Client", 2, app, restart);

    assertThat(story())
        .isEqualTo(
            """
            Linked task

            What happened
              At 2.0 s App/Client>Job raised RuntimeError "boom". It took Client along by a link. App restarted Client.

            Step by step
              2.0 s  App/Client>Job raised RuntimeError "boom".
              2.0 s  Client was linked to App/Client>Job and does not trap exits, so it ended with the same reason.
              2.0 s  App restarted Client: restart 1 of 3 within 5 s.

            Restart budgets
              App: 1 restart, at most 1 of the 3 that it allows within 5 s

            Expectations
              ✓ holds  App is alive at the end
              ✗ fails  Client is restarted: exactly 0 times
                       seen: Client was restarted once at 2.0 s
                       2.0 s  App/Client>Job raised RuntimeError "boom".
                       2.0 s  Client was linked to App/Client>Job and does not trap exits, so it ended with the same reason.
                       2.0 s  App restarted Client: restart 1 of 3 within 5 s.
                       2.0 s  Client#2 came up.
              1 of 2 holds

            The run
              3.0 s of virtual time, 13 events, 4 processes
              App with Client
            fingerprint 00ff  seed 42
            """);
  }

  @Test
  void putsTheLikeTogether() {
    long cause = run.event(EventType.FAULT, client, 0, 0, FaultEvent.of("kill", "kill").with());
    for (int i = 0; i < 4213; i++) {
      int worker = run.nameless(ProcessKind.GEN_SERVER, "App/W-" + i, 1, app, 0);
      long signal = run.event(EventType.EXIT_SIGNAL, app, worker, cause, ExitReason.KILLED);
      run.event(EventType.EXIT, worker, 0, signal, atom("killed"));
    }

    String story = story();

    assertThat(story)
        .contains("(and 98 more like this, the last at 0.0 s)")
        .contains("… 4,114 more events …");
    assertThat(story.lines().count()).isLessThan(30);
  }

  @Test
  void tellsCascadesThatWentTheSameWayOnce() {
    for (int i = 0; i < 50; i++) {
      run.at(i);
      int worker = run.nameless(ProcessKind.GEN_SERVER, "App/W", i + 1, app, 0);
      run.event(EventType.EXIT, worker, 0, 0, atom("bad"));
    }

    assertThat(story())
        .contains(
            "  0.0 s  App/W ended with :bad.\n  … and 49 more like this, from 1.0 s to 49.0 s\n");
  }

  @Test
  void neverLeavesOutThatASupervisorGaveUp() {
    long cause = run.event(EventType.FAULT, client, 0, 0, FaultEvent.of("kill", "kill").with());
    for (int i = 0; i < 40; i++) {
      if (i == 20) {
        run.event(EventType.SUPERVISOR_GIVE_UP, app, client, cause, budget("App/Client", 4, 3));
      }
      int worker = run.nameless(ProcessKind.GEN_SERVER, "App/W-" + i, 1, app, 0);
      run.event(EventType.EXIT, worker, 0, cause, atom("reason_" + (char) ('a' + i)));
    }

    assertThat(story()).contains("more events …").contains("App gave up on Client");
  }

  @Test
  void showsWhatLoadsCameTo() {
    var failed = new LinkedHashMap<String, Long>();
    failed.put(":timeout in GenServer.call(Cache, :get, 100)", 12L);
    var latency =
        new LoadResult.Latency(1_500_000, 1_000_000, 2_000_000, 5_000_000, 6_000_000, 7_000_000);
    var none = new LoadResult.Latency(0, 0, 0, 0, 0, 0);
    var readers = new LoadResult("readers", 2012, 1990, failed, 1000.0, latency);
    var idle = new LoadResult("idle", 0, 0, new LinkedHashMap<>(), 0.0, none);

    String story =
        Story.of(
            new RunFacts(
                "Load", 1, "ff", RunEnd.COMPLETED, 0, 0, List.of(readers, idle), Design.NONE),
            run.log(),
            List.of(),
            Palette.PLAIN);

    assertThat(story)
        .contains(
            """
            Load
              load     offered  completed  failed  at work    per s    mean   p50   p90   p99  p99.9   max
              readers    2,012      1,990      12       10  1,000.0  1.5 ms  1 ms  2 ms  5 ms   6 ms  7 ms
                12 failed: :timeout in GenServer.call(Cache, :get, 100)
              idle           0          0       0        0      0.0       –     –     –     –      –     –
            """);
  }

  @Test
  void saysWhenNothingFailed() {
    assertThat(story()).contains("What happened\n  Nothing failed.\n");
  }

  @Test
  void saysThatACutRunIsUndecided() {
    String story =
        Story.of(
            new RunFacts("Long", 1, "ff", RunEnd.LIMIT, 0, 0, List.of(), Design.NONE),
            run.log(),
            List.of(),
            Palette.PLAIN);

    assertThat(story).contains("cut by a limit");
  }

  @Test
  void letsNoTextOfAScenarioActOnTheTerminal() {
    run.event(EventType.FAULT, client, 0, 0, new Text("\u001B[31mkill\u202E\n"));

    assertThat(story()).contains("\\u{1b}[31mkill\\u{202e}\\u{a}").doesNotContain("\u001B");
  }

  @Test
  void saysWithColoursNothingThatItDoesNotSayWithout() {
    String painted = Story.of(facts(), run.log(), verdicts(), Palette.ANSI);

    assertThat(painted).contains("\u001B[32m✓ holds\u001B[0m");
    assertThat(painted.replaceAll("\u001B\\[[0-9]+m", "")).isEqualTo(story());
  }

  private String story() {
    return Story.of(facts(), run.log(), verdicts(), Palette.PLAIN);
  }

  private List<Verdict> verdicts() {
    return check.evaluateEnd(RunEnd.COMPLETED, 3_000_000_000L, Readout.NONE);
  }

  private RunFacts facts() {
    return new RunFacts(
        "Linked task",
        42,
        "00ff",
        RunEnd.COMPLETED,
        3_000_000_000L,
        run.log().size(),
        List.of(),
        Design.NONE);
  }

  private static Expectation expectation(Expectation.Claim claim) {
    return new Expectation(claim, Step.INFINITY, null, new Expectation.Place("/expect/0", 1, 1));
  }
}
