package crashlab.library.task;

import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.library.TaskCode;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildParams;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// `Task.async_stream`. Source: Elixir task.ex, `async_stream/3`.
final class StreamWord {
  private static final int MOST_ELEMENTS = 100_000;
  private static final String EXPECTED = "a task module, {\"run\": [steps]}, or an array of these";

  private static final Param<List<TaskJob>> STREAM =
      Param.needed(
              "task_async_stream",
              ValueType.<List<TaskJob>>of(
                      "{\"anyOf\": ["
                          + TaskJob.SCHEMA
                          + ", {\"type\": \"array\", \"minItems\": 1, \"items\": "
                          + TaskJob.SCHEMA
                          + "}]}",
                      "M",
                      List.of(),
                      StreamWord::read)
                  .naming("module:task")
                  .holding(jobs -> jobs.stream().flatMap(job -> job.blocks().stream()).toList()))
          .says("A task module, or its steps; or an array of these, one for each element.");
  private static final Param<Integer> COUNT =
      Param.usual("count", ValueTypes.size(1, MOST_ELEMENTS, 1), 1, "1")
          .says("How many elements there are.");
  private static final Param<Integer> MAX_CONCURRENCY =
      Param.usual("max_concurrency", ValueTypes.size(1, MOST_ELEMENTS, 1), 1, null)
          .says("How many tasks run at once. Default: the number of schedulers.");
  private static final Param<Boolean> ORDERED =
      Param.usual("ordered", ValueTypes.SWITCH, true, "true")
          .says("Whether results come in the order of the elements, or as tasks end.");
  private static final Param<StreamStep.OnTimeout> ON_TIMEOUT =
      Param.usual(
              "on_timeout",
              ChildParams.choice(
                  StreamStep.OnTimeout.values(),
                  StreamStep.OnTimeout::word,
                  "what a timeout means",
                  StreamStep.OnTimeout.EXIT),
              StreamStep.OnTimeout.EXIT,
              "\"exit\"")
          .says("Whether a task that takes too long ends its owner, or the task alone.");

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(
                      STREAM,
                      "`Task.async_stream`, all of it: a task for each of `count` elements, whose"
                          + " number (from 0) its steps find as `{\"state\": \"element\"}`, or one for"
                          + " each M of an array. Returns `[[\"ok\", v], [\"exit\", r], …]`.")
                  .with(
                      COUNT,
                      MAX_CONCURRENCY,
                      ORDERED,
                      RequestParams.TIMEOUT,
                      ON_TIMEOUT,
                      RequestParams.INTO,
                      RequestParams.RESCUE)
                  .settled((given, fields, reading, _) -> settled(given, fields, reading))),
          (given, code) ->
              new StreamStep(
                  jobs(given, code),
                  new StreamStep.Options(
                      MAX_CONCURRENCY.of(given),
                      ORDERED.of(given),
                      RequestParams.TIMEOUT.of(given),
                      ON_TIMEOUT.of(given)),
                  RequestParams.use(given, code)));

  private StreamWord() {}

  private static List<TaskJob> read(At at, Reading reading, Scope scope) {
    if (!(at.value() instanceof JsonValue.Arr)) {
      return List.of(TaskJob.read(at, reading, scope));
    }
    List<TaskJob> jobs = new ArrayList<>();
    for (At each : reading.values().elements(at, EXPECTED)) {
      jobs.add(TaskJob.read(each, reading, scope));
    }
    if (jobs.isEmpty()) {
      reading.problems().mismatch(at, EXPECTED);
    }
    return jobs;
  }

  private static Arguments settled(Arguments given, Fields fields, Reading reading) {
    At count = fields.get("count");
    At stream = fields.get("task_async_stream");
    if (count != null && stream != null && stream.value() instanceof JsonValue.Arr) {
      reading.problems().add(count, "an array says itself how many elements there are");
    }
    return fields.has("max_concurrency")
        ? given
        : given.with(MAX_CONCURRENCY, reading.tree().schedulers());
  }

  private static List<TaskCode> jobs(Arguments given, CodeContext code) {
    List<TaskCode> jobs = STREAM.of(given).stream().map(job -> job.in(code)).toList();
    return jobs.size() == 1 ? Collections.nCopies(COUNT.of(given), jobs.getFirst()) : jobs;
  }
}
