package crashlab.library.task;

import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildParams;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.List;

/// What is done with a task that the state keeps. Source: Elixir task.ex.
final class TaskWaitWords {
  private static final String BRUTAL = "brutal_kill";
  private static final long KILL = -1;

  private static final ValueType<String> TASK =
      ValueTypes.name(
          "a key of the state", "key", (at, key, _, scope) -> scope.module().usesKey(at, key));
  private static final ValueType<List<String>> TASKS =
      ValueType.of(
          "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/name\"}}",
          "[key, …]",
          List.of(),
          TaskWaitWords::keys);

  private static final Param<String> AWAIT = task("task_await");
  private static final Param<String> YIELD = task("task_yield");
  private static final Param<String> SHUTDOWN = task("task_shutdown");
  private static final Param<String> IGNORE = task("task_ignore");
  private static final Param<List<String>> AWAIT_MANY = tasks("task_await_many");
  private static final Param<List<String>> YIELD_MANY = tasks("task_yield_many");
  private static final Param<YieldMany.OnTimeout> ON_TIMEOUT =
      Param.usual(
              "on_timeout",
              ChildParams.choice(
                  YieldMany.OnTimeout.values(),
                  YieldMany.OnTimeout::word,
                  "what becomes of late tasks",
                  YieldMany.OnTimeout.NOTHING),
              YieldMany.OnTimeout.NOTHING,
              "\"nothing\"")
          .says("What becomes of tasks that are not done by then.");
  private static final Param<Integer> LIMIT =
      Param.usual(
              "limit",
              ValueTypes.size(1, Integer.MAX_VALUE, Integer.MAX_VALUE),
              Integer.MAX_VALUE,
              null)
          .says("Goes on when so many are done.");

  /// [#KILL] for a kill at once.
  private static final Param<Long> GRACE =
      Param.usual(
              "timeout",
              ValueType.of(
                  "{\"anyOf\": [{\"$ref\": \"#/$defs/timeout\"}, {\"const\": \"brutal_kill\"}]}",
                  "T",
                  RequestParams.CALL_TIMEOUT_NANOS,
                  (at, reading, _) ->
                      at.value() instanceof JsonValue.Str text && text.value().equals(BRUTAL)
                          ? KILL
                          : reading.times().timeout(at, RequestParams.CALL_TIMEOUT_NANOS)),
              RequestParams.CALL_TIMEOUT_NANOS,
              "\"5s\"")
          .says("How long it has before it is killed; `brutal_kill`: none.");

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(
                  Word.of(AWAIT, "`Task.await` of a task that the state keeps. Returns its result.")
                      .with(RequestParams.TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) ->
                  new TaskWaits.Await(
                      code.stateIndex(AWAIT.of(given)),
                      RequestParams.TIMEOUT.of(given),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(
                  Word.of(
                          YIELD,
                          "`Task.yield`. Returns `[\"ok\", v]`, `[\"exit\", r]`, or `nil` if it is"
                              + " not done by then.")
                      .with(RequestParams.TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) ->
                  new TaskWaits.YieldTo(
                      code.stateIndex(YIELD.of(given)),
                      RequestParams.TIMEOUT.of(given),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(
                  Word.of(
                          SHUTDOWN,
                          "`Task.shutdown`; `timeout` may be `\"brutal_kill\"`. Returns as a yield"
                              + " does.")
                      .with(GRACE, RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) ->
                  new ShutdownStep(
                      code.stateIndex(SHUTDOWN.of(given)),
                      GRACE.of(given) == KILL,
                      GRACE.of(given),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(
                  Word.of(
                          IGNORE,
                          "`Task.ignore`: nothing more comes of it; it runs on. Returns as a yield"
                              + " does.")
                      .with(RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) ->
                  new IgnoreStep(
                      code.stateIndex(IGNORE.of(given)), RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(
                  Word.of(AWAIT_MANY, "`Task.await_many`. Returns the results in their order.")
                      .with(RequestParams.TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) ->
                  new AwaitMany(
                      indices(AWAIT_MANY.of(given), code),
                      RequestParams.TIMEOUT.of(given),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(
                  Word.of(
                          YIELD_MANY,
                          "`Task.yield_many`; `on_timeout` is `nothing`, `kill_task` or `ignore`."
                              + " Returns `[[task, answer], …]`.")
                      .with(
                          RequestParams.TIMEOUT,
                          ON_TIMEOUT,
                          LIMIT,
                          RequestParams.INTO,
                          RequestParams.RESCUE)),
              TaskWaitWords::yieldMany));

  private TaskWaitWords() {}

  private static YieldMany yieldMany(Arguments given, CodeContext code) {
    return new YieldMany(
        indices(YIELD_MANY.of(given), code),
        new YieldMany.Options(
            RequestParams.TIMEOUT.of(given), ON_TIMEOUT.of(given), LIMIT.of(given)),
        RequestParams.use(given, code));
  }

  private static Param<String> task(String verb) {
    return Param.needed(verb, TASK).says("The key of the state that has the task.");
  }

  private static Param<List<String>> tasks(String verb) {
    return Param.needed(verb, TASKS).says("The keys of the state that have the tasks.");
  }

  private static List<String> keys(At at, Reading reading, Scope scope) {
    List<String> keys = new ArrayList<>();
    for (At each : reading.values().elements(at, "an array of keys of the state")) {
      String key = reading.values().name(each, "a key of the state");
      scope.module().usesKey(each, key);
      keys.add(key);
    }
    return keys;
  }

  private static List<Integer> indices(List<String> keys, CodeContext code) {
    return keys.stream().map(code::stateIndex).toList();
  }
}
