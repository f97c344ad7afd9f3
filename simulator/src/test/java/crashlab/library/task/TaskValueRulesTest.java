package crashlab.library.task;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tasks that are kept as values and waited for later. Source: Elixir task.ex.
class TaskValueRulesTest {
  private static Experiment of(String steps) {
    return of("\"use\": \"process\"", steps);
  }

  private static Experiment of(String client, String steps) {
    return Experiment.of(
        """
        "modules": {
          "C": {%s, "run": [%s, {"log": "on"}, {"sleep": "infinity"}]},
          "Soon": {"use": "task", "run": [{"sleep": 50}, {"reply": 7}]},
          "Late": {"use": "task", "run": [{"sleep": 500}, {"reply": 8}]},
          "Stubborn": {"use": "task", "trap_exit": true, "run": [{"sleep": "infinity"}]},
          "Polite": {"use": "task", "trap_exit": true, "run": [{"receive": {"EXIT": []}}, {"reply": "late"}]},
          "Crash": {"use": "task", "run": [{"sleep": 50}, {"exit": "bad"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "TS", "type": "task_supervisor"},
          {"id": "C", "module": "C", "name": "C", "restart": "temporary"}
        ]}
        """
            .formatted(client, steps));
  }

  private static String start(String job) {
    return "{\"task_supervisor_async_nolink\": \""
        + job
        + "\", \"supervisor\": \"TS\", \"into\": \"t\"}, ";
  }

  private static final String AWAIT = "{\"task_await\": \"t\", \"timeout\": 100, \"rescue\": []}";
  private static final String YIELD = "{\"task_yield\": \"t\", \"timeout\": 100}";
  private static final String SLEEP = "{\"sleep\": 100}, ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Soon||[\"await\", 7]",
        "Soon|{\"sleep\": 100}, |[\"await\", 7]",
        "Late||[\"rescued\", [\"timeout\", [\"Task\", \"await\", [[\"Task\", \"App/C>Late#1\"], 100]]]]",
        "Crash|{\"sleep\": 100}, |[\"rescued\", [\"bad\", [\"Task\", \"await\", [[\"Task\","
            + " \"App/C>Crash#1\"], 100]]]]"
      })
  void aTaskIsAwaitedLater(String job, String before, String told) {
    Experiment run = of(start(job) + (before == null ? "" : before) + AWAIT);

    assertThat(run.events("App/C#1")).endsWith(told, "[\"log\", \"on\"]");
  }

  @Test
  void whatHasBeenAwaitedLeavesNothingInTheMailbox() {
    Experiment run = of(start("Soon") + SLEEP + AWAIT);

    assertThat(run.metric("mailbox.C.now")).isZero();
  }

  @Test
  void aSecondAwaitFindsNothingAndTimesOut() {
    Experiment run = of(start("Soon") + AWAIT + ", " + AWAIT);

    assertThat(run.events("App/C#1").get(2)).startsWith("[\"rescued\", [\"timeout\"");
  }

  @Test
  void whatIsNoTaskCannotBeAwaited() {
    Experiment run = of("{\"set\": \"t\", \"to\": 3}, " + AWAIT);

    assertThat(run.events("App/C#1")).contains("[\"rescued\", [\"function_clause\", \"stack\"]]");
  }

  @Test
  void aYieldThatFindsNothingLeavesTheTaskAlone() {
    Experiment run = of(start("Late") + YIELD + ", {\"task_await\": \"t\"}");

    assertThat(run.events("App/C#1"))
        .endsWith("[\"yield\", \"nil\"]", "[\"await\", 8]", "[\"log\", \"on\"]");
  }

  @Test
  void aYieldTellsHowATaskFailed() {
    Experiment run = of(start("Crash") + YIELD);

    assertThat(run.events("App/C#1")).contains("[\"yield\", [\"exit\", \"bad\"]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Late|\"timeout\": 100|\"nil\"|shutdown",
        "Late|\"timeout\": \"brutal_kill\"|\"nil\"|killed",
        "Polite|\"timeout\": 100|[\"ok\", \"late\"]|normal",
        "Stubborn|\"timeout\": 100|[\"exit\", \"killed\"]|killed"
      })
  void aShutdownReturnsWhatTheTaskMakesOfIt(
      String job, String timeout, String answer, String reason) {
    Experiment run =
        of(start(job) + "{\"sleep\": 10}, {\"task_shutdown\": \"t\", " + timeout + "}");

    assertThat(run.events("App/C#1")).contains("[\"task_shutdown\", " + answer + "]");
    assertThat(run.events("App/C>" + job + "#1"))
        .last()
        .isEqualTo("[\"exit\", \"" + reason + "\"]");
    assertThat(run.metric("mailbox.C.now")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"Soon|[\"ok\", 7]", "Crash|[\"exit\", \"bad\"]"})
  void aShutdownOfATaskThatIsDoneReturnsWhatHasCome(String job, String answer) {
    Experiment run = of(start(job) + SLEEP + "{\"task_shutdown\": \"t\"}");

    assertThat(run.events("App/C#1")).contains("[\"task_shutdown\", " + answer + "]");
  }

  @Test
  void aShutdownOfATaskThatWasAwaitedSaysThatItIsGone() {
    Experiment run = of(start("Soon") + AWAIT + ", {\"task_shutdown\": \"t\"}");

    assertThat(run.events("App/C#1")).contains("[\"task_shutdown\", [\"exit\", \"noproc\"]]");
  }

  @Test
  void anIgnoredTaskRunsOnUnlinked() {
    Experiment run =
        of(
            "{\"task_async\": \"Crash\", \"into\": \"t\"}, {\"task_ignore\": \"t\"}, "
                + SLEEP
                + "{\"log\": \"alive\"}");

    assertThat(run.events("App/C#1"))
        .endsWith(
            "[\"result\", \"task_ignore\", \"nil\"]", "[\"log\", \"alive\"]", "[\"log\", \"on\"]");
    assertThat(run.events("App/C>Crash#1")).last().isEqualTo("[\"exit\", \"bad\"]");
    assertThat(run.metric("mailbox.C.now")).isZero();
  }

  private static String two(String first, String second) {
    return start(first) + start(second).replace("\"into\": \"t\"", "\"into\": \"u\"");
  }

  @Test
  void manyAreAwaitedInTheOrderOfTheTasks() {
    Experiment run = of(two("Late", "Soon") + "{\"task_await_many\": [\"t\", \"u\"]}");

    assertThat(run.events("App/C#1")).contains("[\"result\", \"task_await_many\", [8, 7]]");
  }

  @ParameterizedTest
  @CsvSource({"Late, timeout", "Crash, bad"})
  void oneOfManyThatFailsFailsTheWait(String second, String reason) {
    Experiment run =
        of(
            two("Soon", second)
                + "{\"task_await_many\": [\"t\", \"u\"], \"timeout\": 100, \"rescue\": []}");

    assertThat(run.events("App/C#1"))
        .contains(
            "[\"rescued\", [\"%s\", [\"Task\", \"await_many\", [[[\"Task\", \"App/C>Soon#1\"], [\"Task\", \"App/C>%s#1\"]], 100]]]]"
                .formatted(reason, second));
    assertThat(run.metric("mailbox.C.now")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"on_timeout\": \"nothing\"|Late|normal",
        "\"on_timeout\": \"ignore\"|Late|normal",
        "\"on_timeout\": \"kill_task\"|Late|killed"
      })
  void yieldManyTellsOfEachWhatHasCome(String option, String late, String reason) {
    Experiment run =
        of(
            two("Soon", late)
                + "{\"task_yield_many\": [\"t\", \"u\"], \"timeout\": 100, "
                + option
                + "}");

    assertThat(run.events("App/C#1"))
        .contains(
            "[\"result\", \"task_yield_many\", [[[\"Task\", \"App/C>Soon#1\"], [\"ok\", 7]],"
                + " [[\"Task\", \"App/C>Late#1\"], \"nil\"]]]");
    assertThat(run.events("App/C>Late#1")).last().isEqualTo("[\"exit\", \"" + reason + "\"]");
  }

  @Test
  void yieldManyGoesOnOnceAsManyAreDoneAsItsLimit() {
    Experiment run =
        of(
            two("Late", "Soon")
                + "{\"task_yield_many\": [\"t\", \"u\"], \"limit\": 1}, {\"task_await\": \"t\"}");

    assertThat(run.events("App/C#1"))
        .endsWith(
            "[\"result\", \"task_yield_many\", [[[\"Task\", \"App/C>Late#1\"], \"nil\"], [[\"Task\","
                + " \"App/C>Soon#1\"], [\"ok\", 7]]]]",
            "[\"await\", 8]",
            "[\"log\", \"on\"]");
  }
}
