package crashlab.library.genserver;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ViaName;
import crashlab.library.CodeContext;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.Reading;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.NameSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `start_link` by a process that is no supervisor. Source: OTP gen_server manual, `start_link/4`;
/// supervisor manual, `start_link/2`; Elixir agent.ex and task.ex.
final class StartLinkWord {
  private static final List<String> USES = List.of("gen_server", "gen_statem", "agent", "task");
  private static final List<String> OF_A_SUPERVISOR = List.of("restart", "shutdown", "significant");

  /// What is started.
  private sealed interface Started {
    record OfModule(String module) implements Started {}

    record OfSpec(ChildSpec spec) implements Started {}
  }

  private static final Param<Started> START_LINK =
      Param.needed(
              "start_link",
              ValueType.<Started>of(
                      "{\"anyOf\": [{\"type\": \"string\", \"pattern\": \"\\\\S\"}, {\"$ref\":"
                          + " \"#/$defs/child\"}]}",
                      "M",
                      new Started.OfModule(""),
                      (at, reading, _) -> read(at, reading))
                  .naming("module:" + String.join(",", USES)))
          .says("A module of a server or task, or a spec as a child has it.");
  private static final Param<Long> TIMEOUT =
      Param.usual("timeout", ValueTypes.TIMEOUT, Step.INFINITY, "\"infinity\"")
          .says("How long init may take: then the process is killed.");

  static final StepWord STEP =
      StepWord.of(
          Verb.of(
              Word.of(
                      START_LINK,
                      "`GenServer.start_link`; M is a module of a server or task, or a spec such as"
                          + " that of a supervisor. Waits for its init. Returns `[\"ok\", pid]`,"
                          + " `[\"error\", r]` or `ignore`.")
                  .with(ChildParams.NAME, TIMEOUT, RequestParams.INTO, RequestParams.RESCUE)
                  .settled((given, fields, reading, _) -> namedOnce(given, fields, reading))),
          (given, code) ->
              new StartLinkStep(
                  template(given, code), TIMEOUT.of(given), RequestParams.use(given, code)));

  private StartLinkWord() {}

  private static Started read(At at, Reading reading) {
    if (!(at.value() instanceof JsonValue.Obj object)) {
      String what = "a module of use gen_server, gen_statem, agent or task";
      String module = reading.values().name(at, "the name of a module, or a spec");
      reading.names().useModule(at, module, USES, what);
      return new Started.OfModule(module);
    }
    for (String key : OF_A_SUPERVISOR) {
      JsonValue value = object.get(key);
      if (value != null) {
        reading
            .problems()
            .add(
                ProblemKind.CLASH,
                at.child(key, value),
                "only a supervisor uses \"" + key + "\": leave it out of what start_link starts");
      }
    }
    ChildSpec spec = reading.tree().started(at);
    reading.names().startLinked(spec);
    return new Started.OfSpec(spec);
  }

  private static Arguments namedOnce(Arguments given, Fields fields, Reading reading) {
    At name = fields.get("name");
    if (name != null && START_LINK.of(given) instanceof Started.OfSpec) {
      reading.problems().add(ProblemKind.CLASH, name, "a spec says itself what it is called");
    }
    return given;
  }

  private static ChildTemplate template(Arguments given, CodeContext code) {
    return switch (START_LINK.of(given)) {
      case Started.OfSpec(ChildSpec spec) -> code.template(spec);
      case Started.OfModule(String module) -> template(module, ChildParams.NAME.of(given), code);
    };
  }

  private static ChildTemplate template(String module, @Nullable Target name, CodeContext code) {
    NameSlot slot = name instanceof Target.Name(String text) ? code.name(text) : null;
    ViaName via = name instanceof Target.Via target ? code.via(target) : null;
    return new ChildTemplate(
        module,
        Restart.TEMPORARY,
        Shutdown.WORKER_DEFAULT,
        false,
        code.module(module),
        slot,
        via,
        null);
  }
}
