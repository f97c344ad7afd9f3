package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.RunEnd;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import crashlab.trace.TraceLog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a story says before its single steps: the cause, told to somebody who asks.
class WhatHappenedTest {
  private static FinishedRun run(String parts) {
    String text = "{\"format\": 1, \"name\": \"asked\", %s}".formatted(parts);
    var result = Scenarios.read("test.json", text, ReadOptions.DEFAULT, SourceLoader.none());
    if (!(result instanceof ReadResult.Read read)) {
      throw new AssertionError(((ReadResult.Refused) result).text());
    }
    return new ScenarioRun(read.scenario()).run(List.of());
  }

  private static String whole(String parts) {
    FinishedRun run = run(parts);
    return Story.of(run.facts(), run.log(), run.verdicts(), Palette.PLAIN);
  }

  /// The first part of a story.
  private static String told(String parts) {
    String story = whole(parts);
    String from = story.substring(story.indexOf("What happened\n"));
    return from.substring(0, from.indexOf("\n\n"));
  }

  private static String one(String module, String spec, String faults) {
    return """
    "duration": "10s", "modules": {"M": %s},
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
             "children": [{"id": "A", "module": "M", "name": "A"%s}]},
    "faults": [%s]
    """
        .formatted(module, spec, faults);
  }

  @Nested
  class WhoWaitsForWhom {
    @Test
    void aBootThatNeverEndsIsADeadlockAndNotCompletedAtZero() {
      String boot =
          """
          "modules": {"L": {"use": "gen_server", "init": [{"start_child": "App", "child": {"id": "X", "module": "W"}}]},
                      "W": {"use": "gen_server"}},
          "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "L", "module": "L"}]},
          "duration": "5s", "expect": [{"outcome": "completed"}, {"outcome": "deadlock"}]
          """;

      FinishedRun run = run(boot);

      assertThat(run.facts().end()).isEqualTo(RunEnd.DEADLOCK);
      assertThat(run.verdicts()).allMatch(Verdict::holds);
      assertThat(run.why()).startsWith("Deadlock since 0.0 s");
      assertThat(told(boot))
          .contains(
              "Deadlock since 0.0 s: App/L, in its init, waited for the answer of App to start_child"
                  + " X, and App waited for the init of its child App/L.");
      assertThat(whole(boot)).contains("It ended in a deadlock.").doesNotContain("Nothing failed");
    }

    @Test
    void aChildThatAsksItsSupervisorToEndItWaitsForItAndIsWaitedFor() {
      String module =
          """
          {"use": "gen_server", "trap_exit": true,
           "handle_cast": {"quit": [{"terminate_child": "App", "child": "A"}]}}
          """;

      assertThat(told(one(module, "", "{\"at\": \"1s\", \"cast\": \"A\", \"message\": \"quit\"}")))
          .contains(
              "Deadlock from 1.0 s to 6.0 s: App waited for its child A to end, and A waited for the"
                  + " answer of App to terminate_child A.")
          .doesNotContain("Nothing failed");
    }

    @Test
    void twoServersThatCallEachOtherAreADeadlockUntilOneGivesUp() {
      assertThat(TOLD_OF_TWO)
          .contains(
              "Deadlock from 1.0 s to 1.5 s: B waited for the answer of A to :y, and A waited"
                  + " for the answer of B to :x.");
    }

    private static final String TOLD_OF_TWO =
        told(
            """
            "duration": "3s", "modules": {
              "A": {"use": "gen_server", "handle_cast": {"go": [{"call": "B", "message": "x"}]},
                    "handle_call": {"y": [{"reply": 1}]}},
              "B": {"use": "gen_server", "handle_call": {"x": [{"call": "A", "message": "y", "timeout": "500ms"}, {"reply": 1}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "A", "module": "A", "name": "A"}, {"id": "B", "module": "B", "name": "B"}]},
            "faults": [{"at": "1s", "cast": "A", "message": "go"}]
            """);

    @Test
    void aRunWhoseCircleHasATimeLimitIsNoDeadlock() {
      FinishedRun run =
          run(
              """
              "duration": "1200ms", "modules": {
                "A": {"use": "gen_server", "handle_cast": {"go": [{"call": "B", "message": "x"}]}},
                "B": {"use": "gen_server", "handle_call": {"x": [{"call": "A", "message": "y"}]}}},
              "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                {"id": "A", "module": "A", "name": "A"}, {"id": "B", "module": "B", "name": "B"}]},
              "faults": [{"at": "1s", "cast": "A", "message": "go"}]
              """);

      assertThat(run.facts().end()).isEqualTo(RunEnd.COMPLETED);
    }

    @Test
    void whoHasNotRepliedIsNotBusy() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {"M": {"use": "gen_server", "handle_call": {"x": [{"noreply": true}]}}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
                           "children": [{"id": "A", "module": "M", "name": "A"}]},
                  "load": [{"id": "users", "arrivals": {"at": ["1s"]}, "do": [{"call": "A", "message": "x", "timeout": "500ms"}]}]
                  """))
          .contains(
              "The only arrival of load users failed: :timeout in GenServer.call(A, :x, 500)."
                  + " A had taken it up at 1.0 s and not replied.")
          .doesNotContain("busy");
    }

    @Test
    void whoContinuesForEverIsToldToGoRound() {
      assertThat(
              told(
                  """
                  "duration": "2s", "modules": {"M": {"use": "gen_server", "init": [{"continue": "poll"}],
                    "handle_continue": {"poll": [{"sleep": "10ms"}, {"continue": "poll"}]}, "handle_call": {"x": [{"reply": 1}]}}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
                           "children": [{"id": "A", "module": "M", "name": "A"}]},
                  "load": [{"id": "users", "arrivals": {"at": ["1s"]}, "do": [{"call": "A", "message": "x", "timeout": "200ms"}]}]
                  """))
          .contains("A went round in its continue :poll, again and again, and took up no message.");
    }

    @Test
    void aHangIsCalledAHang() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {"M": {"use": "gen_server", "handle_call": {"x": [{"reply": 1}]}}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
                           "children": [{"id": "A", "module": "M", "name": "A"}]},
                  "faults": [{"at": "1s", "hang": "A", "for": "2s"}],
                  "load": [{"id": "users", "arrivals": {"at": ["2s"]}, "do": [{"call": "A", "message": "x", "timeout": "500ms"}]}]
                  """))
          .contains("A hung from 1.0 s to 3.0 s")
          .doesNotContain("suspended");
    }
  }

  @Nested
  class WhatASupervisorDidNotDo {
    private static final String QUITS =
        "{\"use\": \"gen_server\", \"handle_cast\": {\"bye\": [{\"stop\": \"normal\"}], \"bad\":"
            + " [{\"exit\": \"bad\"}]}}";

    @Test
    void aTransientChildIsNotRestartedAfterAnOrderlyEnd() {
      String bye = "{\"at\": \"1s\", \"cast\": \"A\", \"message\": \"bye\"}";

      assertThat(told(one(QUITS, ", \"restart\": \"transient\"", bye)))
          .contains(
              "A ended with :normal at 1.0 s and was not restarted by App: a transient child is not"
                  + " after an orderly end.");
    }

    @Test
    void aTemporaryChildNeverIs() {
      String bad = "{\"at\": \"1s\", \"cast\": \"A\", \"message\": \"bad\"}";

      assertThat(told(one(QUITS, ", \"restart\": \"temporary\"", bad)))
          .contains(
              "A ended with :bad at 1.0 s and was not restarted by App: a temporary child never is.");
    }

    @Test
    void whoIsMissedByOthersIsAmongTheFirstThreeThings() {
      String told =
          told(
              """
              "duration": "5s",
              "modules": {
                "Db": {"use": "gen_server", "handle_call": {"get": [{"reply": "ok"}]}},
                "Page": {"use": "gen_server", "handle_info": {"tick": [{"call": "Db", "message": "get"}]}}},
              "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                {"id": "Db", "module": "Db", "name": "Db", "restart": "temporary"},
                {"id": "Page", "module": "Page", "name": "Page"}]},
              "faults": [{"at": "1s", "crash": "Db", "reason": "tcp_closed"},
                         {"at": "2s", "send": "Page", "message": "tick"}],
              "load": [{"id": "users", "arrivals": {"constant": "10/s"}, "do": [{"call": "Db", "message": "get"}]}]
              """);

      assertThat(told.lines().skip(1).limit(3))
          .anyMatch(line ->
              line.contains("Db ended with :tcp_closed at 1.0 s and was not restarted by App"));
    }

    @Test
    void aSupervisorComesBackWithoutTheChildrenThatWereAdded() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {
                    "Boot": {"use": "task", "run": [{"start_child": "S", "child": {"id": "W", "module": "W", "name": "W"}}]},
                    "W": {"use": "gen_server"}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "S", "type": "dynamic_supervisor"}, {"id": "Boot", "module": "Boot", "restart": "temporary"}]},
                  "faults": [{"at": "1s", "kill": "S"}]
                  """))
          .contains(
              "S came back without W: it had been added by request, which a restart does not repeat");
    }

    @Test
    void refusedRequestsSayWhatTheyMean() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {
                    "T": {"use": "task", "run": [
                      {"start_child": "App", "child": {"id": "W", "module": "W", "restart": "transient"}},
                      {"sleep": "1s"},
                      {"start_child": "App", "child": {"id": "W", "module": "W", "restart": "transient"}}]},
                    "W": {"use": "gen_server", "init": [{"continue": "end"}], "handle_continue": {"end": [{"stop": "normal"}]}}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "T", "module": "T", "restart": "temporary"}]}
                  """))
          .contains(
              "App refused start_child of W to App/T at 1.0 s: {:error, :already_present}, since its"
                  + " spec was still there, though its process had ended.")
          .doesNotContain("CL.Start")
          .doesNotContain("gone/");
    }

    @Test
    void whoIsRestartedWithAChildIsNamed() {
      assertThat(
              whole(
                  """
                  "duration": "2s", "modules": {"M": {"use": "gen_server"}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "rest_for_one", "children": [
                    {"id": "A", "module": "M", "name": "A"}, {"id": "B", "module": "M", "name": "B"},
                    {"id": "C", "module": "M", "name": "C"}]},
                  "faults": [{"at": "1s", "kill": "B"}]
                  """))
          .contains("App restarted B and with it, by rest_for_one, C.")
          .contains("App restarted B and, by rest_for_one, C: restart 1 of 3 within 5 s.\n");
    }

    @Test
    void whoFailedIsNotNamedAgainAmongThoseRestartedWithIt() {
      assertThat(
              told(
                  """
                  "duration": "2s", "modules": {
                    "Gate": {"use": "gen_server", "handle_call": {"ask": [{"reply": "ok"}]}},
                    "M": {"use": "gen_server", "handle_info": {"die": [{"stop": "died"}]}},
                    "Asks": {"use": "gen_server",
                             "init": [{"call": "Gate", "message": "ask", "rescue": [{"stop": "error"}]}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "Gate", "module": "Gate", "name": "Gate", "restart": "temporary"},
                    {"id": "S", "type": "supervisor", "strategy": "one_for_all", "restart": "temporary",
                     "children": [{"id": "A", "module": "M", "name": "A"},
                                  {"id": "B", "module": "Asks", "name": "B"}]}]},
                  "faults": [{"at": "1s", "kill": "Gate"}, {"at": "1100ms", "send": "A", "message": "die"}]
                  """))
          .contains("S restarted A and B by one_for_all 3 times. B's init failed: :error 3 times.");
    }
  }

  @Nested
  class WhatSignalsDoAndDoNot {
    @Test
    void aNormalEndPassesNoLink() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {
                    "M": {"use": "gen_server", "handle_cast": {"go": [{"task_async": "J"}, {"stop": "normal"}]}},
                    "J": {"use": "task", "run": [{"sleep": "1s"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
                           "children": [{"id": "A", "module": "M", "name": "A", "restart": "temporary"}]},
                  "faults": [{"at": "1s", "cast": "A", "message": "go"}]
                  """))
          .contains(
              "A ended with :normal at 1.0 s, and a link passes no normal end on: App/A>J, linked to"
                  + " it, lived on.");
    }

    @Test
    void theSignalNormalDoesNothingToWhoDoesNotTrapExits() {
      String exit = "{\"at\": \"1s\", \"exit\": \"A\", \"reason\": \"normal\"}";

      assertThat(told(one("{\"use\": \"gen_server\"}", "", exit)))
          .contains(
              "The exit signal :normal at 1.0 s did nothing to A: who does not trap exits ignores it.");
    }

    @Test
    void aFailureInTerminateIsToldAsOne() {
      String module =
          "{\"use\": \"gen_server\", \"trap_exit\": true, \"terminate\": [{\"call\": \"Gone\", \"message\":"
              + " \"x\"}]}";
      String parts =
          """
          "duration": "3s", "modules": {"M": %s, "G": {"use": "gen_server"}},
          "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
            {"id": "S", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "A", "module": "M", "name": "A"}, {"id": "G", "module": "G", "name": "Gone"}]}]},
          "faults": [{"at": "1s", "stop": "S"}]
          """
              .formatted(module);

      assertThat(told(parts))
          .contains(
              "At 1.0 s A failed in its terminate: :noproc in GenServer.call(Gone, :x, 5000) (nobody"
                  + " held the name Gone, which had ended at 1.0 s). It had been told to end with"
                  + " :shutdown, and S reported a shutdown_error.");
    }

    @Test
    void aTerminateThatDidNotRunIsTold() {
      String module = "{\"use\": \"gen_server\", \"terminate\": [{\"log\": \"saved\"}]}";

      assertThat(told(one(module, "", "{\"at\": \"1s\", \"kill\": \"A\"}")))
          .contains(
              "The terminate of A did not run when it ended with :killed at 1.0 s: a kill gives no"
                  + " time for it.");
    }

    @Test
    void theExitOfTheParentNeverReachesHandleInfo() {
      assertThat(
              whole(
                  """
                  "duration": "3s", "modules": {"M": {"use": "gen_server", "trap_exit": true, "terminate": [{"log": "bye"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "S", "type": "supervisor", "strategy": "one_for_one", "children": [
                      {"id": "A", "module": "M", "name": "A"}]}]},
                  "faults": [{"at": "1s", "kill": "S"}]
                  """))
          .contains(
              "A traps exits, but that of its parent S never reaches handle_info: terminate ran, and"
                  + " it ended with the same reason.");
    }

    @Test
    void whoSendsToANameThatNobodyHoldsLearnsWhichOne() {
      String module =
          "{\"use\": \"gen_server\", \"handle_cast\": {\"go\": [{\"send\": \"B\", \"message\": \"x\"}]}}";
      String parts =
          """
          "duration": "3s", "modules": {"M": %s, "N": {"use": "gen_server"}},
          "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
            {"id": "A", "module": "M", "name": "A"}, {"id": "B", "module": "N", "name": "B", "restart": "temporary"}]},
          "faults": [{"at": "1s", "kill": "B"}, {"at": "2s", "cast": "A", "message": "go"}]
          """
              .formatted(module);

      assertThat(told(parts)).contains("A ended with :badarg (send to B: nobody held that name)");
    }
  }

  @Nested
  class WhatFailuresCameTo {
    @Test
    void manyFailuresOfOneCauseAreOneLineThatSaysHowItEnded() {
      String module =
          "{\"use\": \"gen_server\", \"init\": [{\"continue\": \"go\"}], \"handle_continue\": {\"go\":"
              + " [{\"sleep\": \"100ms\"}, {\"raise\": \"boom\"}]}}";

      assertThat(told(one(module, "", "")))
          .isEqualTo(
              "What happened\n"
                  + "  A raised RuntimeError \"boom\" in its handle_continue(:go), 4 times from 0.1 s to"
                  + " 0.4 s. App restarted A 3 times. App gave up: it allows 3 restarts within 5 s. The"
                  + " application ended, and the virtual machine with it.");
    }

    @Test
    void aFailedLoadHasItsCause() {
      assertThat(
              told(
                  """
                  "duration": "20s", "modules": {
                    "W": {"use": "gen_server", "handle_cast": {"close": [{"terminate_child": "App", "child": "Slow"}]},
                          "handle_call": {"x": [{"reply": 1}]}},
                    "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": "8s"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "W", "module": "W", "name": "Watcher"}, {"id": "Slow", "module": "Slow", "shutdown": "10s"}]},
                  "faults": [{"at": "2s", "cast": "Watcher", "message": "close"}],
                  "load": [{"id": "apps", "arrivals": {"at": ["3s"]}, "do": [{"call": "Watcher", "message": "x"}]}]
                  """))
          .contains(
              "The only arrival of load apps failed: :timeout in GenServer.call(Watcher, :x, 5000)."
                  + " Watcher waited for the answer of App to terminate_child Slow from 2.0 s to 10.0 s")
          .doesNotContain("Nothing failed");
    }

    @Test
    void whoWentRoundInARunThatALimitCutIsNamedOnce() {
      String module =
          "{\"use\": \"gen_server\", \"handle_info\": {\"tick\": [{\"send\": \"A\", \"message\": \"tick\"}]}, \"init\": [{\"send\": \"A\", \"message\": \"tick\"}]}";
      String parts = one(module, "", "") + ", \"limits\": {\"events\": 1000}";

      assertThat(told(parts))
          .containsOnlyOnce("went round until a limit cut it")
          .contains("were like this: A was handling the message :tick");
    }

    @Test
    void loadThatALimitCutIsNotSaidToGoRound() {
      String module = "{\"use\": \"gen_server\", \"handle_cast\": {\"x\": [{\"work\": \"10us\"}]}}";
      String load =
          ", \"load\": [{\"id\": \"buyers\", \"arrivals\": {\"constant\": \"100/s\"},"
              + " \"do\": [{\"cast\": \"A\", \"message\": \"x\"}]}], \"limits\": {\"events\": 1000}";

      assertThat(told(one(module, "", "") + load))
          .contains("A limit cut the run while its loads went on")
          .doesNotContain("went round");
    }

    @Test
    void aSupervisorThatFailsIsTheCauseAndNotTheChildrenThatItStoppedFirst() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {
                    "W": {"use": "gen_server"},
                    "T": {"use": "task", "run": [{"call": "App", "message": "which"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "W", "module": "W"}, {"id": "T", "module": "T", "name": "T"}]}
                  """))
          .contains(
              "App ended with :function_clause in its handle_call(:which). The application ended");
    }

    @Test
    void tasksThatAStreamKilledForWantOfPlacesSaySo() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {
                    "T": {"use": "task", "run": [{"task_supervisor_async_stream": {"run": [{"sleep": 100}]},
                      "count": 3, "max_concurrency": 3, "supervisor": "Tasks"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "Tasks", "type": "task_supervisor", "max_children": 1},
                    {"id": "T", "module": "T", "name": "T"}]}
                  """))
          .contains(
              "was killed by the stream of T, which was allowed no more tasks (max_children)");
    }

    @Test
    void whatWasToldOfOneLifeAfterTheOtherIsToldOnce() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {
                    "Job": {"use": "task", "run": []},
                    "T": {"use": "task", "run": [{"repeat": 3, "do": [
                      {"start_child": "Pool", "child": {"id": "J", "module": "Job"}}, {"sleep": 10}]}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "Pool", "type": "dynamic_supervisor"},
                    {"id": "T", "module": "T", "restart": "temporary"}]}
                  """))
          .contains("App/T got {:ok, App/Pool/J} from start_child 3 times");
    }

    @Test
    void whatProcessesWereToldIsToldWhereNothingFailed() {
      assertThat(
              told(
                  """
                  "duration": "3s", "modules": {"T": {"use": "task", "run": [{"which_children": "App"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
                           "children": [{"id": "T", "module": "T", "restart": "temporary"}]}
                  """))
          .contains("App/T got [{")
          .contains(" from which_children.");
    }

    @Test
    void aLibrarysApplicationThatEndsIsNotTheApplication() {
      String story =
          whole(
              """
              "duration": "3s", "application": "temporary", "modules": {"M": {"use": "gen_server"}},
              "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "M", "module": "M"}]},
              "telemetry": [{"id": "metrics", "events": [["r", "stop"]], "do": []}],
              "faults": [{"at": "1s", "kill": "telemetry_handler_table"}, {"at": "1100ms", "kill": "telemetry_handler_table"}]
              """);

      assertThat(story)
          .contains("The application of telemetry_sup ended with it: :shutdown.")
          .contains("telemetry_handler_table took all telemetry handlers with it: [:metrics].")
          .doesNotContain("The application ended");
    }

    @Test
    void anEventsNameIsAList() {
      TraceLog log =
          run("""
          "duration": "1s", "modules": {"M": {"use": "gen_server", "init": [{"telemetry": ["r", "stop"]}]}},
          "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "M", "module": "M"}]},
          "telemetry": [{"id": "metrics", "events": [["r", "stop"]], "do": []}]
          """)
              .log();
      var sentences = new Sentences(log);

      assertThat(IntStream.range(0, log.size()).mapToObj(sentences::of))
          .contains("App/M executed the telemetry event [:r, :stop]");
    }
  }

  @Nested
  class WhatPilesUpAndWhatStops {
    @Test
    void aMailboxThatGrowsIsTold() {
      String slow = "{\"use\": \"gen_server\", \"handle_cast\": {\"x\": [{\"sleep\": \"100ms\"}]}}";
      String load =
          ", \"load\": [{\"id\": \"all\", \"arrivals\": {\"constant\": \"100/s\"}, \"do\": [{\"cast\": \"A\","
              + " \"message\": \"x\"}]}]";

      assertThat(told(one(slow, "", "") + load))
          .contains("A got more than it could take up: since 0.")
          .contains(" its mailbox grew, to ");
    }

    @Test
    void aSupervisorThatIsKilledWhileItStopsAChildLeavesItAlone() {
      assertThat(
              told(
                  """
                  "duration": "9s", "modules": {
                    "Op": {"use": "task", "run": [{"sleep": "1s"}, {"terminate_child": "App", "child": "S"}]},
                    "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": "3s"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "S", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "Slow", "module": "Slow"}]},
                    {"id": "Op", "module": "Op", "restart": "temporary"}]},
                  "faults": [{"at": "2s", "kill": "S"}]
                  """))
          .contains(
              "S ended at 2.0 s (:killed) while it waited for its child App/S/Slow to end, which it"
                  + " had told to at 1.0 s: App/S/Slow went on without it until 4.0 s.");
    }

    @Test
    void aShutdownTimeThatWasTooShortIsTold() {
      assertThat(
              told(
                  """
                  "duration": "9s", "modules": {
                    "Op": {"use": "task", "run": [{"sleep": "1s"}, {"terminate_child": "App", "child": "S"}]},
                    "Fast": {"use": "gen_server"},
                    "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": "3s"}]}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "S", "type": "supervisor", "strategy": "one_for_one", "children": [
                      {"id": "Slow", "module": "Slow", "shutdown": "1s"}, {"id": "Fast", "module": "Fast"}]},
                    {"id": "Op", "module": "Op", "restart": "temporary"}]}
                  """))
          .contains(
              "App/S/Slow did not end within its shutdown time, so its supervisor S killed it.");
    }

    @Test
    void aCallThatIsNeverAnsweredIsTold() {
      assertThat(
              told(
                  """
                  "duration": "9s", "modules": {
                    "T": {"use": "task", "run": [{"call": "A", "message": "x", "timeout": "infinity"}]},
                    "A": {"use": "gen_server", "handle_call": {"x": [{"noreply": true}]}}},
                  "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
                    {"id": "A", "module": "A", "name": "A"}, {"id": "T", "module": "T", "restart": "temporary"}]}
                  """))
          .contains(
              "App/T waited for the answer of A to :x from 705 ns to the end: A had taken it up")
          .doesNotContain("Nothing failed");
    }

    @Test
    void anArrivalThatIsNeverAnsweredIsTold() {
      String module = "{\"use\": \"gen_server\", \"handle_call\": {\"x\": [{\"noreply\": true}]}}";
      String load =
          ", \"load\": [{\"id\": \"buyers\", \"arrivals\": {\"at\": [\"1s\", \"2s\"]},"
              + " \"do\": [{\"call\": \"A\", \"message\": \"x\", \"timeout\": \"infinity\"}]}]";

      assertThat(told(one(module, "", "") + load))
          .contains("waited for the answer of A to :x from 1.0 s to the end: A had taken it up")
          .doesNotContain("Nothing failed");
    }

    @Test
    void whatIsExpectedOfAnEndIsSetAgainstTheOneThatWas() {
      String parts =
          one("{\"use\": \"gen_server\"}", "", "{\"at\": \"1s\", \"kill\": \"A\"}")
              + ", \"expect\": [{\"exited\": \"A\", \"reason\": \"shutdown\"}]";

      assertThat(whole(parts))
          .contains(
              "seen: it did not happen that A exits with :shutdown: A ended at 1.0 s with :killed\n");
    }
  }

  @Test
  void everyScenarioThatShipsSaysSomethingInItsFirstLines() {
    assertThat(TracedRun.allShipped())
        .allSatisfy(file -> {
          ReadResult result = Scenarios.read(Path.of("../scenarios", file), ReadOptions.DEFAULT);
          FinishedRun run = new ScenarioRun(((ReadResult.Read) result).scenario()).run(List.of());
          String story = Story.of(run.facts(), run.log(), run.verdicts(), Palette.PLAIN);
          assertThat(story)
              .doesNotContain("CL.Start", "gone/", "somebody outside and", "nonode@nohost");
          boolean failed = run.facts().loads().stream().anyMatch(load -> load.failed() > 0);
          assertThat(failed && story.contains("Nothing failed")).isFalse();
        });
  }
}
