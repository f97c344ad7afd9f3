package crashlab.library.task;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `Task.async_stream`. Source: Elixir task/supervised.ex, `stream/7`.
class StreamRulesTest {
  private static Experiment of(String client, String stream) {
    return Experiment.of(
        """
        "modules": {
          "C": {"use": "process", %s "run": [%s, {"log": "on"}, {"sleep": "infinity"}]},
          "Fast": {"use": "task", "run": [{"sleep": 10}, {"reply": "fast"}]},
          "Slow": {"use": "task", "run": [{"sleep": 200}, {"reply": "slow"}]},
          "Crash": {"use": "task", "run": [{"sleep": 50}, {"exit": "bad"}]},
          "Number": {"use": "task", "run": [{"reply": {"state": "element", "plus": 1}}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "C", "module": "C", "name": "C", "restart": "temporary"}
        ]}
        """
            .formatted(client, stream));
  }

  private static Experiment of(String stream) {
    return of("", stream);
  }

  private static String told(String value) {
    return "[\"result\", \"task_async_stream\", " + value + "]";
  }

  @Test
  void eachElementHasATaskThatKnowsItsNumber() {
    Experiment run = of("{\"task_async_stream\": \"Number\", \"count\": 3}");

    assertThat(run.events("App/C#1")).contains(told("[[\"ok\", 1], [\"ok\", 2], [\"ok\", 3]]"));
    assertThat(run.alive()).containsExactly("App#1", "App/C#1");
    assertThat(run.metric("mailbox.C.now")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true|[[\"ok\", \"slow\"], [\"ok\", \"fast\"]]",
        "false|[[\"ok\", \"fast\"], [\"ok\", \"slow\"]]"
      })
  void resultsComeInTheOrderOfTheElementsUnlessTheyNeedNot(boolean ordered, String results) {
    Experiment run =
        of("{\"task_async_stream\": [\"Slow\", \"Fast\"], \"ordered\": " + ordered + "}");

    assertThat(run.events("App/C#1")).contains(told(results));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void soManyTasksRunAtOnce(int maxConcurrency) {
    Experiment run =
        of(
            "{\"task_async_stream\": \"Slow\", \"count\": 6, \"max_concurrency\": "
                + maxConcurrency
                + "}");

    int withoutTasks = 3; // the supervisor, the owner, and what watches the tasks for it
    assertThat(run.metric("processes.max")).isEqualTo(withoutTasks + maxConcurrency);
  }

  @Test
  void aTaskThatTakesTooLongFailsItsOwner() {
    Experiment run = of("{\"task_async_stream\": [\"Fast\", \"Slow\"], \"timeout\": 100}");

    String reason = "[\"timeout\", [\"Task.Supervised\", \"stream\", [100]]]";
    assertThat(run.events("App/C#1")).last().isEqualTo("[\"exit\", " + reason + "]");
    assertThat(run.events("App/C>Slow#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(run.alive()).containsExactly("App#1");
  }

  @Test
  void orOnlyItself() {
    Experiment run =
        of(
            "{\"task_async_stream\": [\"Fast\", \"Slow\"], \"timeout\": 100, \"on_timeout\": \"kill_task\"}");

    assertThat(run.events("App/C#1"))
        .contains(told("[[\"ok\", \"fast\"], [\"exit\", \"timeout\"]]"));
  }

  @Test
  void aTaskThatFailsTakesAPlainOwnerAndAllOtherTasksAlong() {
    Experiment run = of("{\"task_async_stream\": [\"Slow\", \"Crash\"]}");

    assertThat(List.of("App/C#1", "App/C>Slow#1", "App/C>stream#1"))
        .allSatisfy(one -> assertThat(run.events(one)).last().isEqualTo("[\"exit\", \"bad\"]"));
  }

  @Test
  void anOwnerThatTrapsExitsIsToldInstead() {
    Experiment run = of("\"trap_exit\": true,", "{\"task_async_stream\": [\"Slow\", \"Crash\"]}");

    assertThat(run.events("App/C#1")).contains(told("[[\"ok\", \"slow\"], [\"exit\", \"bad\"]]"));
    assertThat(run.metric("mailbox.C.now")).isZero();
  }

  private static Experiment supervised(String client, String stream) {
    return supervised(client, stream, "");
  }

  private static Experiment supervised(String client, String stream, String faults) {
    return Experiment.of(
        faults
            + """
            "modules": {
              "C": {"use": "process", %s "run": [%s, {"log": "on"}, {"sleep": 100}]},
              "Fast": {"use": "task", "run": [{"sleep": 10}, {"reply": "fast"}]},
              "Slow": {"use": "task", "run": [{"sleep": 200}, {"reply": "slow"}]},
              "Crash": {"use": "task", "run": [{"sleep": 50}, {"exit": "bad"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Tasks", "type": "task_supervisor", "max_children": 2},
              {"id": "C", "module": "C", "name": "C", "restart": "temporary"}
            ]}
            """
                .formatted(client, stream));
  }

  private static String linked(String jobs, String options) {
    return stream("task_supervisor_async_stream", jobs, options);
  }

  private static String unlinked(String jobs, String options) {
    return stream("task_supervisor_async_stream_nolink", jobs, options);
  }

  private static String stream(String verb, String jobs, String options) {
    return "{\"%s\": %s, \"supervisor\": \"Tasks\", %s}".formatted(verb, jobs, options);
  }

  @Test
  void underASupervisorTheTasksEndWithIt() {
    Experiment run =
        supervised(
            "",
            unlinked("[\"Slow\", \"Fast\"]", "\"max_concurrency\": 2"),
            "\"faults\": [{\"at\": \"100ms\", \"kill\": \"Tasks\"}], ");

    assertThat(run.events("App/C#1"))
        .contains(
            "[\"result\", \"task_supervisor_async_stream_nolink\", [[\"exit\", \"killed\"], [\"ok\", \"fast\"]]]");
  }

  @Test
  void aLinkedTaskThatFailsTakesTheOwnerAlongAndAnUnlinkedOneDoesNot() {
    String jobs = "[\"Slow\", \"Crash\"]";
    Experiment linked = supervised("", linked(jobs, "\"max_concurrency\": 2"));
    Experiment unlinked = supervised("", unlinked(jobs, "\"max_concurrency\": 2"));

    assertThat(linked.events("App/C#1")).last().isEqualTo("[\"exit\", \"bad\"]");
    assertThat(linked.events("App/C>Slow#1")).last().isEqualTo("[\"exit\", \"bad\"]");
    assertThat(unlinked.events("App/C#1"))
        .contains(
            "[\"result\", \"task_supervisor_async_stream_nolink\", [[\"ok\", \"slow\"], [\"exit\", \"bad\"]]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_supervisor_async_stream", "task_supervisor_async_stream_nolink"})
  void moreTasksThanTheSupervisorMayHaveKillThoseThatRunAndRaise(String verb) {
    Experiment run =
        supervised("", stream(verb, "[\"Slow\", \"Slow\", \"Slow\"]", "\"max_concurrency\": 3"));

    assertThat(run.events("App/C#1")).last().asString().contains("RuntimeError", "max_children");
    assertThat(run.events("App/C>Slow#2")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(run.alive()).containsExactly("App#1", "App/Tasks#1");
  }

  @Test
  void whoRescuesThatHasNothingLeftOfTheStream() {
    Experiment run =
        supervised(
            "", linked("[\"Slow\", \"Slow\", \"Slow\"]", "\"max_concurrency\": 3, \"rescue\": []"));

    assertThat(run.events("App/C#1")).contains("[\"log\", \"on\"]");
    assertThat(run.metric("mailbox.C.max")).isZero();
  }

  @Test
  void aSupervisorThatIsNotThereFailsTheOwner() {
    String nobody =
        "{\"terminate_child\": \"App\", \"child\": \"Tasks\"}, "
            + unlinked("[\"Fast\"]", "\"timeout\": 100");
    String noproc =
        "[\"noproc\", [\"GenServer\", \"call\", [\"Tasks\", [\"start_task\","
            + " [[\"nonode@nohost\", \"C\", \"App/C#1\"], \"monitor\"], \"temporary\", \"nil\"], \"infinity\"]]]";

    assertThat(supervised("", nobody).events("App/C#1"))
        .last()
        .isEqualTo("[\"exit\", " + noproc + "]");
    assertThat(supervised("\"trap_exit\": true,", nobody).events("App/C#1"))
        .last()
        .isEqualTo("[\"exit\", [" + noproc + ", [\"Task.Supervised\", \"stream\", [100]]]]");
  }

  @Test
  void whenTheOwnerIsKilledLinkedTasksEndAndUnlinkedOnesGoOn() {
    String jobs = "[\"Slow\", \"Slow\"]";
    String killed = "\"faults\": [{\"at\": \"100ms\", \"kill\": \"C\"}], ";
    Experiment linked = supervised("", linked(jobs, "\"max_concurrency\": 2"), killed);
    Experiment unlinked = supervised("", unlinked(jobs, "\"max_concurrency\": 2"), killed);

    assertThat(linked.events("App/C>Slow#1")).last().isEqualTo("[\"exit\", \"killed\"]");
    assertThat(unlinked.events("App/C>Slow#1")).last().isEqualTo("[\"exit\", \"normal\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"trap_exit\": true,"})
  void anOwnerThatRescuesATimeoutLeavesTheRestRunningUntilItEnds(String trapping) {
    Experiment run =
        supervised(
            trapping,
            linked(
                "[\"Fast\", \"Slow\"]", "\"max_concurrency\": 2, \"timeout\": 50, \"rescue\": []"));

    assertThat(run.events("App/C#1")).last().isEqualTo("[\"exit\", \"normal\"]");
    assertThat(run.alive()).containsExactly("App#1", "App/Tasks#1");
  }
}
