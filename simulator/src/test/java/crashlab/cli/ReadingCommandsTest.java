package crashlab.cli;

import static crashlab.cli.CommandSession.restartedOnce;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.cli.CommandSession.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that run nothing: check, list and show.
class ReadingCommandsTest {
  @TempDir Path folder;
  private CommandSession session;

  @BeforeEach
  void ship() {
    session = new CommandSession(folder);
    session.file("scenarios/crashes/one-kill.json", restartedOnce("one-kill", 1));
    session.file(
        "scenarios/crashes/two-kills.json",
        """
        {"extends": "one-kill.json", "name": "two-kills", "title": "Two kills",
         "lesson": {"topic": "restarts", "level": 2, "goal": "Count.", "solution": "two-kills.solution.json"}}
        """);
    session.file(
        "scenarios/crashes/two-kills.solution.json",
        "{\"extends\": \"two-kills.json\", \"name\": \"s\"}");
    session.file("scenarios/tasks/other.json", restartedOnce("other", 1));
  }

  @Test
  void listsByTopicAndVariantsBelowWhatTheyVary() {
    assertThat(session.run("list").out())
        .isEqualTo(
            """
            crashes
              one-kill     One kill
                  A is killed. Its supervisor starts it anew.
                two-kills  Two kills (exercise)

            tasks
              other  One kill
                  A is killed. Its supervisor starts it anew.
            """);
  }

  @Test
  void listsOneTopicOrEvenSolutions() {
    assertThat(session.run("list", "--topic", "tasks").out())
        .startsWith("tasks\n  other")
        .doesNotContain("crashes");
    assertThat(session.run("list").out()).doesNotContain("solution");
    assertThat(session.run("list", "--all").out()).contains("      two-kills.solution  ");
    assertThat(session.run("list", "--topic", "task"))
        .isEqualTo(
            new Said(
                2,
                "",
                "crashlab: there is no topic \"task\"; there are crashes, tasks."
                    + " Did you mean tasks?\n"));
  }

  @Test
  void saysWhereScenariosAreLookedForIfThereAreNone() {
    Said said = new CommandSession(folder.resolve("scenarios")).run("list");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).startsWith("crashlab: no scenarios found.");
  }

  @Test
  void showsTheStoryAndTheSystem() {
    Said said = session.run("show", "two-kills");

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .startsWith("Two kills\n")
        .endsWith(
            """

              A is killed. Its supervisor starts it anew.

            Supervision tree
              App  supervisor, one_for_one, 3 restarts in 5 s
              └─ A  gen_server A, registered as A, permanent, shutdown 5 s

            Modules
              A  gen_server; handle_call: get

            Run
              1.0 s on 4 schedulers, OTP 29, seed 5
              if App ends, the VM stops (application permanent)
              --param when=100ms

            Load
              id users, arrivals poisson 100/s, to 500ms, do call A, message get
              id lost, arrivals at [300ms], do exit lost_way

            Faults
              at 100ms, kill A

            Lesson: restarts, level 2
              Count.

            Expectations
              A is restarted: exactly 0 times at 0.05 s
              A is restarted: exactly 1 time
            """);
  }

  @Test
  void drawsEveryKindOfSupervisor() {
    String tree =
        """
        "tree": {
          "id": "App", "type": "supervisor", "strategy": "rest_for_one", "max_restarts": 1,
          "children": [
            {"id": "W", "module": "A", "replicas": 3, "shutdown": "brutal_kill"},
            {"id": "Names", "type": "registry", "keys": "unique", "partitions": 2},
            {"id": "Jobs", "type": "task_supervisor"},
            {"id": "Kids", "type": "dynamic_supervisor", "max_children": 9},
            {"id": "Shards", "type": "partition_supervisor", "partitions": 8,
             "child": {"type": "dynamic_supervisor"}},
            {"id": "Sub", "type": "supervisor", "strategy": "one_for_all", "restart": "transient",
             "auto_shutdown": "any_significant",
             "children": [
               {"id": "A", "module": "A", "name": {"via": "Names", "key": "a"}, "restart": "transient",
                "significant": true, "shutdown": "infinity"}
             ]}
          ]
        }
        """;
    Path file =
        session.file(
            "kinds.json",
            "{\"format\": 1, \"name\": \"kinds\", \"duration\": \"1s\","
                + "\"modules\": {\"A\": {\"use\": \"gen_server\"}},"
                + tree
                + "}");

    Said said = session.run("show", file);

    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains(
            """
              App  supervisor, rest_for_one, 1 restart in 5 s
              ├─ W-1 … W-3  gen_server A, permanent, shutdown brutal_kill
              ├─ Names  unique registry, 2 partitions, permanent, shutdown infinity
              ├─ Jobs  task_supervisor, 3 restarts in 5 s, permanent, shutdown infinity
              ├─ Kids  dynamic_supervisor, 3 restarts in 5 s, at most 9 children, permanent, shutdown infinity
              ├─ Shards  partition_supervisor, 3 restarts in 5 s, 8 partitions, permanent, shutdown infinity
              │  └─ 0 … 7  dynamic_supervisor, 3 restarts in 5 s, permanent, shutdown infinity
              └─ Sub  supervisor, one_for_all, 3 restarts in 5 s, auto_shutdown any_significant, transient, shutdown infinity
                 └─ A  gen_server A, registered as a in Names, transient, shutdown infinity, significant
            """);
  }

  @Test
  void refusesToShowWhatIsWrong() {
    Path file = session.file("x.json", "{");

    Said said = session.run("show", file);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith(file + ":1:");
  }

  @Test
  void checksEachFileAndSaysWhatIsInIt() {
    Path sound = session.file("sound.json", restartedOnce("sound", 1));
    Path broken = session.file("broken.json", "[]");

    Said said = session.run("check", sound, broken);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out())
        .isEqualTo(sound + ": sound (1 module, 2 loads, 1 fault, 2 expectations)\n");
    assertThat(said.err()).startsWith(broken + ":1:1: ");
    assertThat(session.run("check", sound).code()).isZero();
  }
}
