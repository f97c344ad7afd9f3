package crashlab.library.pg;

import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.Groups;
import crashlab.scenario.Key;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;

/// What several words of pg are told.
final class PgParams {
  /// The scopes that children of type pg run.
  static final NameKind SCOPES = Groups.SCOPES;

  /// The scope that is meant where none is named. Source: OTP pg.erl, `DEFAULT_SCOPE`.
  static final String DEFAULT_SCOPE = Groups.DEFAULT_SCOPE;

  static final Param<String> SCOPE =
      Param.usual("scope", scope(), DEFAULT_SCOPE, "\"pg\"").says("The scope of the group.");

  private PgParams() {}

  private static ValueType<String> scope() {
    return ValueTypes.name(
            "the name of a scope",
            "\"pg\"",
            (at, name, reading, _) -> reading.names().use(SCOPES, at, name))
        .naming("scope");
  }

  /// The verb of a step on a group.
  static Param<Key> group(String verb) {
    return Param.needed(verb, Groups.GROUP).says("The group; nothing has to give it.");
  }

  /// Notes that nothing runs the scope that a word means which names none.
  static Arguments withScope(Arguments given, Fields fields, Reading reading, String key) {
    At at = fields.get(key);
    if (at != null && !fields.has(SCOPE.key())) {
      Groups.needDefaultScope(at, reading.names());
    }
    return given;
  }
}
