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
import org.jspecify.annotations.Nullable;

/// `Task.async_stream`, and the same under a task supervisor. Source: Elixir task.ex,
/// `async_stream/3`; task/supervisor.ex, `async_stream/4`, `async_stream_nolink/4`.
final class StreamWord {
  private static final int MOST_ELEMENTS = 100_000;
  private static final String EXPECTED = "a task module, {\"run\": [steps]}, or an array of these";

  private static final ValueType<List<TaskJob>> JOBS =
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
          .holding(jobs -> jobs.stream().flatMap(job -> job.blocks().stream()).toList());
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

  /// All streams.
  static final List<StepWord> STEPS =
      List.of(
          step(
              "task_async_stream",
              "`Task.async_stream`, all of it: a task for each of `count` elements, whose number"
                  + " (from 0) its steps find as `{\"state\": \"element\"}`, or one for each M of an"
                  + " array. Returns `[[\"ok\", v], [\"exit\", r], …]`.",
              (_, _) -> null),
          step(
              "task_supervisor_async_stream",
              "`Task.Supervisor.async_stream`: the same under a task_supervisor, which raises where"
                  + " that has as many children as it may.",
              (given, code) -> under(given, code, true),
              TaskLibrary.SUPERVISOR),
          step(
              "task_supervisor_async_stream_nolink",
              "`Task.Supervisor.async_stream_nolink`: a task that fails is `[\"exit\", r]`, whether"
                  + " the process traps exits or not.",
              (given, code) -> under(given, code, false),
              TaskLibrary.SUPERVISOR));

  /// Where the tasks of a stream run.
  @FunctionalInterface
  private interface Place {
    StreamMonitor.@Nullable Under of(Arguments given, CodeContext code);
  }

  private StreamWord() {}

  private static StreamMonitor.Under under(Arguments given, CodeContext code, boolean linked) {
    return new StreamMonitor.Under(code.address(TaskLibrary.SUPERVISOR.of(given)), linked);
  }

  private static StepWord step(String verb, String says, Place place, Param<?>... where) {
    Param<List<TaskJob>> stream =
        Param.needed(verb, JOBS)
            .says("A task module, or its steps; or an array of these, one for each element.");
    Word word =
        Word.of(stream, says)
            .with(where)
            .with(
                COUNT,
                MAX_CONCURRENCY,
                ORDERED,
                RequestParams.TIMEOUT,
                ON_TIMEOUT,
                RequestParams.INTO,
                RequestParams.RESCUE)
            .settled((given, fields, reading, _) -> settled(verb, given, fields, reading));
    return StepWord.of(
        Verb.of(word),
        (given, code) ->
            new StreamStep(
                new StreamStep.Kind(verb, place.of(given, code)),
                jobs(stream.of(given), given, code),
                new StreamStep.Options(
                    MAX_CONCURRENCY.of(given),
                    ORDERED.of(given),
                    RequestParams.TIMEOUT.of(given),
                    ON_TIMEOUT.of(given)),
                RequestParams.use(given, code)));
  }

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

  private static Arguments settled(String verb, Arguments given, Fields fields, Reading reading) {
    At count = fields.get("count");
    At stream = fields.get(verb);
    if (count != null && stream != null && stream.value() instanceof JsonValue.Arr) {
      reading.problems().add(count, "an array says itself how many elements there are");
    }
    return fields.has("max_concurrency")
        ? given
        : given.with(MAX_CONCURRENCY, reading.tree().schedulers());
  }

  private static List<TaskCode> jobs(List<TaskJob> said, Arguments given, CodeContext code) {
    List<TaskCode> jobs = said.stream().map(job -> job.in(code)).toList();
    return jobs.size() == 1 ? Collections.nCopies(COUNT.of(given), jobs.getFirst()) : jobs;
  }
}
