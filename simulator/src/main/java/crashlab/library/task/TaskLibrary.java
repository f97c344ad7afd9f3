package crashlab.library.task;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.library.ChildWord;
import crashlab.library.CodeContext;
import crashlab.library.Library;
import crashlab.library.ModuleWord;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Restart;
import crashlab.scenario.Arguments;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tasks, alone and under a task supervisor. Source: Elixir task.ex, task/supervisor.ex.
public final class TaskLibrary implements Library {
  private static final ValueType<TaskJob> JOB =
      ValueType.<TaskJob>of(TaskJob.SCHEMA, "M", new TaskJob.InPlace(List.of()), TaskJob::read)
          .naming("module:task")
          .holding(TaskJob::blocks);
  private static final Param<@Nullable Long> AWAIT =
      Param.optional("await", ValueTypes.TIMEOUT)
          .says("Task.await follows at once, with this timeout.");
  private static final Param<@Nullable Long> YIELD =
      Param.optional("yield", ValueTypes.TIMEOUT)
          .says("Task.yield follows at once, then Task.shutdown.");
  static final Param<Target> SUPERVISOR =
      Param.needed(
              "supervisor",
              ValueType.<Target>of(
                      "target",
                      "t",
                      new Target.Self(),
                      (at, reading, scope) -> {
                        if (at.value() instanceof JsonValue.Str text && !text.value().isBlank()) {
                          return reading.targets().taskSupervisor(at, text.value());
                        }
                        return reading.targets().target(at, scope);
                      })
                  .naming("task_supervisor"))
          .says("A task_supervisor.");
  private static final Param<Restart> RESTART =
      Param.usual(
          "restart",
          ValueType.of(
              "restart",
              "restart",
              Restart.TEMPORARY,
              (at, reading, _) ->
                  reading
                      .values()
                      .choice(
                          at,
                          Restart.values(),
                          Restart::word,
                          "a restart type",
                          Restart.TEMPORARY)),
          Restart.TEMPORARY,
          null);

  @Override
  public String name() {
    return "Task";
  }

  @Override
  public List<StepWord> steps() {
    List<StepWord> steps = new ArrayList<>();
    steps.add(async());
    steps.add(
        supervised(
            "task_supervisor_async",
            TaskSteps.Kind.ASYNC,
            "`Task.Supervisor.async`: the same under a task_supervisor."));
    steps.add(
        supervised(
            "task_supervisor_async_nolink",
            TaskSteps.Kind.ASYNC_NOLINK,
            "`Task.Supervisor.async_nolink`."));
    steps.add(startChild());
    steps.addAll(TaskWaitWords.STEPS);
    steps.addAll(StreamWord.STEPS);
    return steps;
  }

  private static Param<TaskJob> job(String verb) {
    return Param.needed(verb, JOB).says("A task module, or its steps.");
  }

  private static StepWord async() {
    Param<TaskJob> job = job("task_async");
    return new StepWord(
        Verb.of(
            awaited(
                Word.of(
                        job,
                        "`Task.async`; M is a `task` module or `{\"run\": [steps]}`. The result"
                            + " comes as a message, or at once with `await` or `yield` (then"
                            + " `Task.shutdown`); without these `into` keeps the task, for a later"
                            + " wait.")
                    .with(AWAIT, YIELD, RequestParams.INTO, RequestParams.RESCUE))),
        (given, code) ->
            withWait(
                new TaskSteps.Async(
                    job.of(given).in(code), isAwaited(given), useOfStart(given, code)),
                given,
                code));
  }

  private static StepWord supervised(String verb, TaskSteps.Kind kind, String says) {
    Param<TaskJob> job = job(verb);
    return new StepWord(
        Verb.of(
            awaited(
                Word.of(job, says)
                    .with(SUPERVISOR, AWAIT, YIELD, RequestParams.INTO, RequestParams.RESCUE))),
        (given, code) ->
            withWait(
                new TaskSteps.Supervised(
                    job.of(given).in(code),
                    new TaskSteps.Start(kind, isAwaited(given), Restart.TEMPORARY),
                    code.address(SUPERVISOR.of(given)),
                    useOfStart(given, code)),
                given,
                code));
  }

  private static StepWord startChild() {
    Param<TaskJob> job = job("task_start_child");
    return StepWord.of(
        Verb.of(
            Word.of(job, "`Task.Supervisor.start_child`: nobody waits for it.")
                .with(SUPERVISOR, RESTART, RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) ->
            new TaskSteps.Supervised(
                job.of(given).in(code),
                new TaskSteps.Start(TaskSteps.Kind.START_CHILD, false, RESTART.of(given)),
                code.address(SUPERVISOR.of(given)),
                RequestParams.use(given, code)));
  }

  private static Word awaited(Word word) {
    return word.ruled(SchemaRule.oneAtMost("await", "yield"))
        .settled((given, fields, reading, _) -> notBoth(given, fields, reading));
  }

  private static Arguments notBoth(Arguments given, Fields fields, Reading reading) {
    if (AWAIT.of(given) != null && YIELD.of(given) != null) {
      reading.problems().add(fields.at(), "a task is awaited or yielded to, not both");
    }
    return given;
  }

  private static boolean isAwaited(Arguments given) {
    return AWAIT.of(given) != null || YIELD.of(given) != null;
  }

  /// The value of a start that no wait follows is the task.
  private static ResultUse useOfStart(Arguments given, CodeContext code) {
    return isAwaited(given)
        ? ResultUse.rescuing(code.optionalSteps(RequestParams.RESCUE.of(given)))
        : RequestParams.use(given, code);
  }

  /// The start of a task and, in the same step, the wait for it.
  private static Instruction[] withWait(Instruction start, Arguments given, CodeContext code) {
    List<Instruction> both = new ArrayList<>();
    both.add(start);
    Long await = AWAIT.of(given);
    Long yield = YIELD.of(given);
    if (await != null) {
      int inFrame = TaskWaits.IN_FRAME;
      both.add(new TaskWaits.Await(inFrame, await, RequestParams.use(given, code)));
    } else if (yield != null) {
      both.add(new TaskWaits.Yield(yield, RequestParams.use(given, code)));
    }
    return both.toArray(Instruction[]::new);
  }

  @Override
  public List<ModuleWord> modules() {
    return List.of(TaskModule.WORD);
  }

  @Override
  public List<ChildWord> children() {
    return List.of(TaskSupervisorWord.WORD);
  }
}
