package crashlab.library.pg;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.otp.Shutdown;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;
import crashlab.scenario.Fields;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.ValueType;
import crashlab.scenario.Word;
import java.util.List;

/// A child that runs a scope: a process registered under the name of the scope.
///
/// Source: OTP pg.erl, `start_link/1`.
final class PgChild {
  private static final Param<String> SCOPE =
      Param.usual(
              "scope",
              ValueType.<String>of(
                      "name",
                      "\"pg\"",
                      PgParams.DEFAULT_SCOPE,
                      (at, reading, _) -> {
                        String name = reading.values().name(at, "the name of a scope");
                        give(at, name, reading);
                        return name;
                      })
                  .giving("scope"),
              PgParams.DEFAULT_SCOPE,
              "\"pg\"")
          .says("Its name, under which its process is registered.");

  static final ChildWord WORD =
      new ChildWord(
          new ChildType(
              Word.kind(
                      "type",
                      "pg",
                      "A scope of `:pg`: knows which processes of all connected nodes are in which"
                          + " group. The same scope on two nodes is one.")
                  .with(SCOPE)
                  .settled((given, fields, reading, _) -> withDefault(given, fields, reading)),
              false,
              false,
              Shutdown.WORKER_DEFAULT,
              spec -> List.of("pg scope " + spec.get(SCOPE))),
          PgChild::template);

  private PgChild() {}

  private static void give(At at, String name, Reading reading) {
    reading.names().give(PgParams.SCOPES, at, name);
    reading.names().index().provide(name);
  }

  private static Arguments withDefault(Arguments given, Fields fields, Reading reading) {
    At type = fields.get("type");
    if (type != null && !fields.has(SCOPE.key())) {
      give(type, PgParams.DEFAULT_SCOPE, reading);
    }
    return given;
  }

  private static ChildTemplate template(ChildSpec spec, BuildContext context) {
    String scope = spec.get(SCOPE);
    return BuildContext.template(
        spec,
        BuildContext.code(PgScope.KIND, (on, _) -> new PgScope(on, scope)),
        context.node().directory().name(scope),
        null);
  }
}
