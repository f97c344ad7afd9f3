package crashlab.library.process;

import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.SpawnBond;
import crashlab.scenario.Param;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The three ways to spawn a process.
final class SpawnWords {
  private static final ValueType<String> SPAWNED =
      ValueTypes.module(
          List.of("process", "task"), "a process or task module", "module:process,task");
  private static final Param<@Nullable String> NAME =
      Param.optional("name", ValueTypes.name("a name", "\"Name\"").giving("registered"))
          .says("Registered under this name.");

  private static final Param<@Nullable String> NODE =
      Param.optional("node", ValueTypes.NODE).says("On this node; without it, the own one.");

  static final List<StepWord> STEPS =
      List.of(
          spawn("spawn", SpawnBond.NONE, "`spawn`; M is a `process` or `task` module."),
          spawn("spawn_link", SpawnBond.LINK, "`spawn_link`: a link from the start."),
          spawn("spawn_monitor", SpawnBond.MONITOR, "`spawn_monitor`: its end comes as `DOWN`."));

  private SpawnWords() {}

  private static StepWord spawn(String verb, SpawnBond bond, String says) {
    Param<String> module = Param.needed(verb, SPAWNED).says("A module of use process or task.");
    return StepWord.of(
        Verb.of(Word.of(module, says).with(NAME, NODE, RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) -> {
          String name = NAME.of(given);
          String on = NODE.of(given);
          if (on != null && code.nodeNamed(on) != code.node()) {
            ErlangNode peer = code.nodeNamed(on);
            return new RemoteSpawnStep(
                peer,
                code.moduleOn(on, module.of(given)),
                bond,
                name == null ? null : peer.directory().name(name),
                RequestParams.use(given, code));
          }
          return new SpawnStep(
              code.module(module.of(given)),
              bond,
              name == null ? null : code.name(name),
              RequestParams.use(given, code));
        });
  }
}
