package crashlab.library.supervisor;

import crashlab.behaviour.Instruction;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonTerms;
import crashlab.scenario.NameIndex;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Requests to supervisors about their children. Source: OTP supervisor.erl, `start_child/2` and
/// the like; Elixir dynamic_supervisor.ex.
final class ChildWords {
  private static final List<String> DYNAMIC =
      List.of("dynamic_supervisor", "task_supervisor", "horde_supervisor");

  private static final Param<Target> START = supervisor("start_child");

  /// A child spec, and what the file says of it, which shows in the reason of a failed call.
  private record Started(ChildSpec child, Term given) {}

  private static final Param<@Nullable Started> SPEC =
      Param.<@Nullable Started>needed(
          "child",
          ValueType.<@Nullable Started>of(
              "child",
              "{spec}",
              null,
              (at, reading, _) ->
                  new Started(reading.tree().started(at), JsonTerms.of(at.value()))));

  private static final Param<@Nullable Boolean> IN_DYNAMIC =
      Param.derived("whether DynamicSupervisor looks at the spec");

  private static final Param<Target> WHICH = supervisor("which_children");
  private static final Param<Target> COUNT = supervisor("count_children");

  static final List<StepWord> STEPS =
      List.of(
          StepWord.of(
              Verb.of(
                  Word.of(
                          START,
                          "`Supervisor.start_child`; t may be a dynamic_supervisor, or a partition"
                              + " of one.")
                      .with(SPEC, RequestParams.INTO, RequestParams.RESCUE)
                      .settled((given, fields, reading, _) -> started(given, fields, reading))),
              ChildWords::start),
          TerminateChildWord.STEP,
          command(
              "restart_child", "`Supervisor.restart_child`.", SupervisorRequest.RestartChild::new),
          command("delete_child", "`Supervisor.delete_child`.", SupervisorRequest.DeleteChild::new),
          StepWord.of(
              Verb.of(
                  Word.of(
                          WHICH,
                          "`Supervisor.which_children`. Returns `[[id, pid], …]`, the last started"
                              + " first; of a dynamic_supervisor the id is `undefined`, and the"
                              + " first is first. The pid may be `undefined` or `restarting`.")
                      .with(RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) ->
                  new SupervisorSteps.AskSupervisor(
                      "which_children",
                      new SupervisorRequest.WhichChildren(),
                      new Atom("which_children"),
                      code.address(WHICH.of(given)),
                      RequestParams.use(given, code))),
          StepWord.of(
              Verb.of(
                  Word.of(
                          COUNT,
                          "`Supervisor.count_children`, of supervisors of every kind. Returns"
                              + " `{\"active\": n, \"specs\": n, \"supervisors\": n, \"workers\":"
                              + " n}`.")
                      .with(RequestParams.INTO, RequestParams.RESCUE)),
              (given, code) ->
                  new SupervisorSteps.CountChildren(
                      code.address(COUNT.of(given)), RequestParams.use(given, code))));

  private ChildWords() {}

  static Param<Target> supervisor(String verb) {
    return Param.needed(verb, ValueTypes.SUPERVISOR).says("The supervisor.");
  }

  private static Instruction start(Arguments given, CodeContext code) {
    Started started = startedOf(given);
    ChildSpec.Common child = started.child().common();
    Term problem =
        Boolean.TRUE.equals(IN_DYNAMIC.of(given))
            ? SpecProblems.inDynamic(code.node().release(), child.shutdown(), child.significant())
            : null;
    if (problem != null) {
      return new SupervisorSteps.RefusedStart(problem, RequestParams.use(given, code));
    }
    return new SupervisorSteps.AskSupervisor(
        "start_child",
        new SupervisorRequest.StartChild(code.template(started.child())),
        Tuple.of(new Atom("start_child"), StartSpec.term(started.child(), started.given())),
        code.address(START.of(given)),
        RequestParams.use(given, code));
  }

  private static Started startedOf(Arguments given) {
    Started started = SPEC.of(given);
    if (started == null) {
      throw new IllegalStateException("a start of no child was read");
    }
    return started;
  }

  private static Arguments started(Arguments given, Fields fields, Reading reading) {
    Target supervisor = START.of(given);
    String type = typeOf(supervisor, reading);
    At at = fields.get("start_child");
    if (at != null && "task_supervisor".equals(type)) {
      reading.problems().add(at, "a task_supervisor starts tasks only: use task_start_child");
    } else if (at != null && "partition_supervisor".equals(type)) {
      reading.problems().add(at, "expected one of the partitions: {\"partition\": …, \"key\": …}");
    }
    Started started = SPEC.of(given);
    if (started != null) {
      reading.names().start(supervisor, started.child());
    }
    return given.with(IN_DYNAMIC, isDynamic(type));
  }

  private static StepWord command(
      String verb, String says, Function<String, SupervisorRequest> request) {
    Param<Target> supervisor = supervisor(verb);
    Param<String> id =
        Param.needed(
                "child", ValueTypes.name("the id of a child", "id", ChildWords::useId).naming("id"))
            .says("A child id.");
    return StepWord.of(
        Verb.of(
            Word.of(supervisor, says)
                .with(id, RequestParams.INTO, RequestParams.RESCUE)
                .settled((given, fields, reading, _) -> {
                  String type = typeOf(supervisor.of(given), reading);
                  At at = fields.get(verb);
                  if (at != null && isDynamic(type)) {
                    reading
                        .problems()
                        .add(
                            at,
                            "a " + type + " has no " + verb + ", since its children have no ids");
                  }
                  return given;
                })),
        (given, code) ->
            new SupervisorSteps.AskSupervisor(
                verb,
                request.apply(id.of(given)),
                Tuple.of(new Atom(verb), new Atom(id.of(given))),
                code.address(supervisor.of(given)),
                RequestParams.use(given, code)));
  }

  private static void useId(At at, String id, Reading reading, Scope scope) {
    reading.names().useChildId(at, id);
  }

  static boolean isDynamic(@Nullable String type) {
    return type != null && DYNAMIC.contains(type);
  }

  /// Returns the type of the supervisor that is addressed, or null where nothing is known.
  static @Nullable String typeOf(Target supervisor, Reading reading) {
    NameIndex index = reading.names().index();
    return switch (supervisor) {
      case Target.Name(String name) -> {
        List<NameIndex.Holder> holders = index.holders(name);
        String type = holders.isEmpty() ? "?" : holders.getFirst().type();
        yield reading.vocabulary().childTypes().contains(type) ? type : null;
      }
      case Target.Partition(String name, _) -> index.typeInPartitionsOf(name);
      case Target.OnNode(Target there, String _) -> typeOf(there, reading);
      case Target.Self _, Target.Caller _, Target.Via _, Target.Global _ -> null;
      case Target.Member _, Target.Child _, Target.OfState _ -> null;
      case Target.RandomChildOf _, Target.AllChildrenOf _ -> null;
    };
  }
}
