package crashlab.scenario;

import crashlab.otp.Atom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads groups of processes, and the target that means members of one: `{"pg": "room", "pick":
/// "all"}`.
///
/// Source: OTP pg manual.
public final class Groups {
  /// The scope that is meant where none is named. Source: OTP pg.erl, `DEFAULT_SCOPE`.
  public static final String DEFAULT_SCOPE = "pg";

  /// The scopes that the scenario runs.
  public static final NameKind SCOPES =
      new NameKind("the scope of a child such as {\"id\": \"Groups\", \"type\": \"pg\"}");

  /// A group: a name, or any term that a key may be.
  public static final ValueType<Key> GROUP =
      ValueType.of(
          "key",
          "\"group\"",
          new Key.Literal(Atom.NIL),
          (at, reading, _) -> group(at, reading.values(), reading.targets()));

  private static final Target.Pick[] ALL = Target.Pick.values();
  private static final Target.Pick[] ONE = {
    Target.Pick.RANDOM, Target.Pick.FIRST, Target.Pick.LOCAL
  };

  private Groups() {}

  /// Notes at `at`, where no scope is named, that nothing runs the default one.
  public static void needDefaultScope(At at, Names names) {
    names.need(
        SCOPES,
        at,
        DEFAULT_SCOPE,
        "no child runs the scope \"pg\": {\"id\": \"Groups\", \"type\": \"pg\"} does");
  }

  private static Key group(@Nullable At at, Values values, Targets targets) {
    return at != null && at.value() instanceof JsonValue.Str
        ? new Key.Literal(new Atom(values.name(at, "the name of a group")))
        : targets.key(at);
  }

  /// Reads members of a group.
  ///
  /// @param several whether all of them may be meant
  static Target members(At group, Fields fields, Targets targets, boolean several) {
    Values values = targets.values();
    At scopeAt = fields.get("scope");
    String scope = scopeAt == null ? DEFAULT_SCOPE : values.name(scopeAt, "the name of a scope");
    if (scopeAt == null) {
      needDefaultScope(group, targets.names());
    } else {
      targets.names().use(SCOPES, scopeAt, scope);
    }
    At pick = several ? fields.get("pick") : fields.need("pick");
    Target.Pick which =
        values.choice(
            pick,
            several ? ALL : ONE,
            each -> each.name().toLowerCase(Locale.ROOT),
            several ? "a pick of members" : "a pick of one member",
            several ? Target.Pick.ALL : Target.Pick.FIRST);
    return new Target.Member(scope, group(group, values, targets), which);
  }
}
