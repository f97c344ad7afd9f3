package crashlab.library.supervisor;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.ResultUse;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Atom;
import crashlab.otp.Tuple;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.Reading;
import crashlab.scenario.Scope;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import org.jspecify.annotations.Nullable;

/// `terminate_child`: what names the child depends on the supervisor, an id or a target.
final class TerminateChildWord {
  private static final String VERB = "terminate_child";
  private static final Param<Target> SUPERVISOR = ChildWords.supervisor(VERB);

  /// What stands in the file; only the supervisor tells how to read it.
  private static final Param<Boolean> CHILD =
      Param.needed("child", ValueType.of("target", "id", false, (_, _, _) -> true).naming("id"));

  private static final Param<@Nullable String> ID = Param.derived("the id of the child");
  private static final Param<@Nullable Target> PROCESS = Param.derived("the child's process");

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(
                      SUPERVISOR,
                      "`Supervisor.terminate_child`; for a dynamic_supervisor the child is a"
                          + " target.")
                  .with(CHILD, RequestParams.INTO, RequestParams.RESCUE)
                  .settled(TerminateChildWord::named)),
          TerminateChildWord::instruction);

  private TerminateChildWord() {}

  private static Arguments named(Arguments given, Fields fields, Reading reading, Scope scope) {
    String type = ChildWords.typeOf(SUPERVISOR.of(given), reading);
    boolean dynamic = ChildWords.isDynamic(type);
    At child = fields.get("child");
    boolean addressed = child != null && child.value() instanceof JsonValue.Obj;
    if (dynamic || addressed) {
      if (child != null && addressed && type != null && !dynamic) {
        reading
            .problems()
            .mismatch(
                ProblemKind.UNKNOWN_NAME,
                child,
                "the id of a child, since the supervisor is no dynamic_supervisor");
      }
      return given.with(PROCESS, reading.targets().target(child, scope));
    }
    String id = reading.values().name(child, "the id of a child");
    if (child != null) {
      reading.names().useChildId(child, id);
    }
    return given.with(ID, id);
  }

  private static Instruction instruction(Arguments given, CodeContext code) {
    Target process = PROCESS.of(given);
    ResultUse use = RequestParams.use(given, code);
    if (process != null) {
      return new SupervisorSteps.TerminateByPid(
          code.address(SUPERVISOR.of(given)), code.address(process), use);
    }
    String id = ID.of(given);
    String known = id == null ? "" : id;
    return new SupervisorSteps.AskSupervisor(
        VERB,
        new SupervisorRequest.TerminateChild(known),
        Tuple.of(new Atom(VERB), new Atom(known)),
        code.address(SUPERVISOR.of(given)),
        use);
  }
}
