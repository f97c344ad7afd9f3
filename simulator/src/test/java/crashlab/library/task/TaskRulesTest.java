package crashlab.library.task;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Task and Task.Supervisor. Source: Elixir task.ex, task/supervised.ex, task/supervisor.ex.
class TaskRulesTest {
  private static Experiment of(String client, String job) {
    return of(client, job, "");
  }

  private static Experiment of(String client, String job, String faults) {
    return Experiment.of(
        """
        "modules": {
          "C": {"use": "gen_server", %s},
          "Job": {"use": "task", %s},
          "Trapping": {"use": "task", "trap_exit": true, "run": [{"sleep": "1h"}]},
          "Polite": {"use": "task", "trap_exit": true, "run": [{"receive": {"EXIT": []}}, {"reply": "late"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "TS", "type": "task_supervisor", "max_children": 2},
          {"id": "C", "module": "C", "name": "C", "restart": "temporary"}
        ]}, "faults": [%s]
        """
            .formatted(client, job, faults));
  }

  /// A client that runs steps after its start.
  private static String does(String steps) {
    return "\"init\": [{\"continue\": \"go\"}], \"handle_continue\": {\"go\": [" + steps + "]}";
  }

  private static final String JOB = "App/C>Job#1";

  @Test
  void aTaskThatNobodyAwaitsSendsItsResultAndThenADown() {
    Experiment run = of(does("{\"task_async\": \"Job\"}"), "\"run\": [{\"reply\": 7}]");

    assertThat(run.events("App/C#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"continue\", \"go\"]",
            "[\"got\", \"task_result\", 7]",
            "[\"got\", \"DOWN\", \"" + JOB + "\", \"normal\"]");
  }

  @Test
  void anAwaitedTaskLeavesNoDown() {
    Experiment run =
        of(does("{\"task_async\": \"Job\", \"await\": 100}"), "\"run\": [{\"reply\": 7}]");

    assertThat(run.events("App/C#1")).last().isEqualTo("[\"await\", 7]");
  }

  @Test
  void aCrashTakesAPlainOwnerAlongBeforeItCanFailInAwait() {
    Experiment run =
        of(
            does("{\"task_async\": \"Job\", \"await\": 100, \"rescue\": []}")
                + ", \"terminate\": []",
            "\"run\": [{\"sleep\": 10}, {\"exit\": \"bad\"}]");

    assertThat(run.events("App/C#1"))
        .containsExactly("[\"started\"]", "[\"got\", \"continue\", \"go\"]", "[\"exit\", \"bad\"]");
  }

  @Test
  void aTrappingOwnerFailsInAwaitAndFindsTheExitInItsMailbox() {
    Experiment run =
        of(
            "\"trap_exit\": true, "
                + does("{\"task_async\": \"Job\", \"await\": 100, \"rescue\": []}"),
            "\"run\": [{\"sleep\": 10}, {\"exit\": \"bad\"}]");

    assertThat(run.events("App/C#1"))
        .endsWith(
            "[\"rescued\", [\"bad\", [\"Task\", \"await\", [[\"Task\", \"" + JOB + "\"], 100]]]]",
            "[\"got\", \"EXIT\", \"" + JOB + "\", \"bad\"]");
  }

  @Test
  void aTrappingOwnerThatDoesNotAwaitGetsExitThenDown() {
    Experiment run =
        of(
            "\"trap_exit\": true, " + does("{\"task_async\": \"Job\"}"),
            "\"run\": [{\"raise\": \"bad\"}]");

    String reason = "[{\"exception\": \"RuntimeError\", \"message\": \"bad\"}, \"stack\"]";
    assertThat(run.events("App/C#1"))
        .endsWith(
            "[\"got\", \"EXIT\", \"" + JOB + "\", " + reason + "]",
            "[\"got\", \"DOWN\", \"" + JOB + "\", " + reason + "]");
  }

  @Test
  void aTimeoutOfAwaitTakesALinkedTaskAlongButNotOneWithoutLink() {
    String job = "\"run\": [{\"sleep\": 300}, {\"reply\": \"late\"}]";
    Experiment linked = of(does("{\"task_async\": \"Job\", \"await\": 100}"), job);
    Experiment free =
        of(
            does(
                "{\"task_supervisor_async_nolink\": \"Job\", \"supervisor\": \"TS\", \"await\":"
                    + " 100}"),
            job);

    String timeout = "[\"timeout\", [\"Task\", \"await\", [[\"Task\", \"" + JOB + "\"], 100]]]";
    assertThat(linked.events(JOB)).last().isEqualTo("[\"exit\", " + timeout + "]");
    assertThat(free.events(JOB)).last().isEqualTo("[\"exit\", \"normal\"]");
    assertThat(free.events("App/C#1")).last().isEqualTo("[\"exit\", " + timeout + "]");
  }

  @Test
  void afterARescuedTimeoutNothingOfTheTaskArrives() {
    Experiment run =
        of(
            does(
                "{\"task_supervisor_async_nolink\": \"Job\", \"supervisor\": \"TS\", \"await\":"
                    + " 100, \"rescue\": []}"),
            "\"run\": [{\"sleep\": 300}, {\"reply\": \"late\"}]");

    assertThat(run.events("App/C#1")).last().asString().startsWith("[\"rescued\"");
  }

  @Test
  void yieldThenShutdownEndsTheTaskWithoutATrace() {
    Experiment run =
        of(does("{\"task_async\": \"Job\", \"yield\": 100}"), "\"run\": [{\"sleep\": 300}]");

    assertThat(run.events("App/C#1"))
        .endsWith("[\"yield\", \"nil\"]", "[\"task_shutdown\", \"nil\"]");
    assertThat(run.events(JOB)).last().isEqualTo("[\"exit\", \"shutdown\"]");
    assertThat(run.alive()).contains("App/C#1");
  }

  @Test
  void shutdownKillsATaskThatTrapsAndIgnoresIt() {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "C": {"use": "process", "trap_exit": true, "run": [{"task_async": "T", "yield": 100}, {"log": "on"}]},
              "T": {"use": "task", "trap_exit": true, "run": [{"sleep": "1h"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "C", "module": "C", "restart": "temporary"}]}
            """);

    assertThat(run.events("App/C#1")).endsWith("[\"started\"]", "[\"yield\", \"nil\"]");
    assertThat(run.alive()).contains("App/C>T#1"); // 5 s have not passed
  }

  @Test
  void shutdownGivesTheResultOfATaskThatAnswersInTime() {
    Experiment run = of(does("{\"task_async\": \"Polite\", \"yield\": 100}"), "\"run\": []");

    assertThat(run.events("App/C#1"))
        .endsWith("[\"yield\", \"nil\"]", "[\"task_shutdown\", [\"ok\", \"late\"]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"raise\": \"x\"} | [{\"exception\": \"RuntimeError\", \"message\": \"x\"}, \"stack\"]",
        "{\"throw\": \"x\"} | [[\"nocatch\", \"x\"], \"stack\"]",
        "{\"exit\": \"x\"} | \"x\""
      })
  void aFailingTaskIsReportedByItsSupervisor(String step, String reason) {
    Experiment run =
        of(
            does("{\"task_supervisor_async_nolink\": \"Job\", \"supervisor\": \"TS\"}"),
            "\"run\": [{\"sleep\": 10}, " + step + "]");

    assertThat(run.events("App/TS#1"))
        .containsExactly("[\"report\", \"child_terminated\", \"" + JOB + "\", " + reason + "]");
    assertThat(run.events("App/C#1"))
        .last()
        .isEqualTo("[\"got\", \"DOWN\", \"" + JOB + "\", " + reason + "]");
  }

  @Test
  void aTaskWithoutLinkOutlivesItsOwner() {
    Experiment run =
        of(
            does("{\"task_supervisor_async_nolink\": \"Job\", \"supervisor\": \"TS\"}"),
            "\"run\": [{\"sleep\": 200}, {\"log\": \"done\"}]",
            "{\"at\": \"100ms\", \"kill\": \"C\"}");

    assertThat(run.events(JOB))
        .containsExactly("[\"started\"]", "[\"log\", \"done\"]", "[\"exit\", \"normal\"]");
  }

  @Test
  void aLinkedTaskOutlivesAnOwnerThatEndsNormal() {
    Experiment run =
        of(
            does(
                "{\"task_supervisor_async\": \"Job\", \"supervisor\": \"TS\"}, {\"stop\":"
                    + " \"normal\"}"),
            "\"run\": [{\"sleep\": 200}]");

    assertThat(run.events(JOB)).last().isEqualTo("[\"exit\", \"normal\"]");
  }

  @Test
  void moreTasksThanMaxChildrenAreAnErrorOfStartChildAndARaiseOfAsync() {
    String two = "{\"task_start_child\": \"Job\", \"supervisor\": \"TS\"},".repeat(2);
    String job = "\"run\": [{\"sleep\": \"1h\"}]";
    Experiment start =
        of(does(two + "{\"task_start_child\": \"Job\", \"supervisor\": \"TS\"}"), job);
    Experiment async =
        of(does(two + "{\"task_supervisor_async\": \"Job\", \"supervisor\": \"TS\"}"), job);

    assertThat(start.events("App/C#1"))
        .last()
        .isEqualTo("[\"result\", \"task_start_child\", [\"error\", \"max_children\"]]");
    assertThat(async.events("App/C#1"))
        .last()
        .asString()
        .contains("RuntimeError", "maximum number");
  }

  @Test
  void aPermanentTaskIsRestartedUntilItsSupervisorGivesUp() {
    Experiment run =
        of(
            does(
                "{\"task_start_child\": \"Job\", \"supervisor\": \"TS\", \"restart\":"
                    + " \"permanent\"}"),
            "\"run\": [{\"sleep\": 10}]");

    assertThat(run.events("App/C>Job#4")).last().isEqualTo("[\"exit\", \"normal\"]");
    assertThat(run.existed("App/C>Job#5")).isFalse();
    assertThat(run.events("App/TS#1"))
        .endsWith(
            "[\"report\", \"shutdown\", \"App/C>Job#4\", \"reached_max_restart_intensity\"]",
            "[\"exit\", \"shutdown\"]");
  }
}
