package crashlab.scenario;

import crashlab.otp.AutoShutdown;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The keys of child specs that several types have, or that observers of a tree ask for.
public final class ChildParams {
  /// The most children that a tree may have, and the most partitions.
  public static final int MOST_CHILDREN = 100_000;

  public static final Param<String> MODULE =
      Param.needed(
              "module",
              ValueType.<String>of(
                      "name",
                      "M",
                      "",
                      (at, reading, _) -> {
                        String module = reading.values().name(at, "the name of a module");
                        List<String> uses = reading.vocabulary().moduleUses();
                        reading.names().useModule(at, module, uses, "a module");
                        return module;
                      })
                  .naming("module"))
          .says("A module of this scenario.");

  /// A registered name, or one of a via module.
  public static final Param<@Nullable Target> NAME =
      Param.<@Nullable Target>usual(
              "name",
              ValueType.<@Nullable Target>of(
                  nameSchema(), "\"Name\"", null, (at, reading, _) -> name(at, reading)),
              null,
              null)
          .says("Registered under this name, or in a registry.");

  /// What the start function is given; the state of the process has it.
  public static final Param<@Nullable Key> ARGS =
      Param.optional("args", ValueTypes.KEY)
          .says(
              "The argument of its start function, drawn once: the state of the process has it"
                  + " under `args`.");

  /// Whether the start function returns `ignore` where the name is taken.
  public static final Param<Boolean> IGNORES_TAKEN_NAME =
      Param.usual(
              "already_started",
              choice(
                  new Boolean[] {false, true},
                  ignores -> ignores ? "ignore" : "error",
                  "what becomes of a name that is taken",
                  false),
              false,
              "\"error\"")
          .says(
              "What its start function returns where the name is taken: the error as it is, or"
                  + " `ignore`.");

  public static final Param<Strategy> STRATEGY =
      Param.needed(
              "strategy",
              choice(Strategy.values(), Strategy::word, "a strategy", Strategy.ONE_FOR_ONE))
          .says("Which children go down and up with one that failed.");

  public static final Param<AutoShutdown> AUTO_SHUTDOWN =
      Param.usual(
              "auto_shutdown",
              choice(
                  AutoShutdown.values(),
                  AutoShutdown::word,
                  "an auto_shutdown",
                  AutoShutdown.NEVER),
              AutoShutdown.NEVER,
              "\"never\"")
          .says(
              "Whether the supervisor ends when its significant children have ended by"
                  + " themselves.");

  public static final Param<List<ChildSpec>> CHILDREN =
      Param.usual(
          "children",
          ValueType.of(
              "children", "[specs]", List.of(), (at, reading, _) -> reading.tree().children(at)),
          List.of(),
          null);

  public static final Param<Integer> MAX_RESTARTS =
      Param.usual(
              "max_restarts",
              ValueTypes.size(0, Integer.MAX_VALUE, RestartIntensity.DEFAULT.maxRestarts()),
              RestartIntensity.DEFAULT.maxRestarts(),
              "3")
          .says("So many restarts are allowed …");

  public static final Param<Integer> MAX_SECONDS =
      Param.usual(
              "max_seconds",
              ValueTypes.size(1, Integer.MAX_VALUE, RestartIntensity.DEFAULT.maxSeconds()),
              RestartIntensity.DEFAULT.maxSeconds(),
              "5")
          .says("… within so many seconds.");

  /// [Integer#MAX_VALUE] for no limit.
  public static final Param<Integer> MAX_CHILDREN =
      Param.usual("max_children", maxChildren(), Integer.MAX_VALUE, null)
          .says("How many children there may be at once.");

  public static final Param<Integer> PARTITIONS =
      Param.usual("partitions", ValueTypes.size(1, MOST_CHILDREN, 1), 1, null)
          .says("How many. Default: 1; in a partition_supervisor the number of schedulers.");

  /// What each partition of a partition_supervisor is; its id is put in by the supervisor.
  public static final Param<@Nullable ChildSpec> PARTITION =
      Param.<@Nullable ChildSpec>needed(
              "child",
              ValueType.<@Nullable ChildSpec>of(
                  "partition_child",
                  "{spec}",
                  null,
                  (at, reading, _) -> reading.tree().partition(at)))
          .says("What each partition is.");

  private ChildParams() {}

  /// One of a few words.
  ///
  /// @param what such as `a strategy`
  public static <T> ValueType<T> choice(
      T[] options, Function<T, String> word, String what, T absent) {
    StringBuilder words = new StringBuilder();
    for (T option : options) {
      words.append(words.isEmpty() ? "" : ", ").append('"').append(word.apply(option)).append('"');
    }
    return ValueType.of(
        "{\"anyOf\": [{\"enum\": [" + words + "]}, {\"$ref\": \"#/$defs/param\"}]}",
        words.toString().replace("\", \"", "\" | \""),
        absent,
        (at, reading, _) -> reading.values().choice(at, options, word, what, absent));
  }

  private static @Nullable Target nameOf(At at, Reading reading) {
    Target target = reading.targets().target(at);
    if (target instanceof Target.Child
        || target instanceof Target.Partition
        || target instanceof Target.Global) {
      reading.problems().mismatch(at, "a name, or {\"via\": REGISTRY, \"key\": KEY}");
      return null;
    }
    return target instanceof Target.Via ? target : null;
  }

  private static @Nullable Target name(At at, Reading reading) {
    if (at.value() instanceof JsonValue.Obj) {
      return nameOf(at, reading);
    }
    String name = reading.values().name(at, "a name, or {\"via\": REGISTRY, \"key\": KEY}");
    if (name.equals("self") || name.equals("caller") || name.equals("undefined")) {
      reading
          .problems()
          .mismatch(ProblemKind.CLASH, at, "another name, since this one means something else");
    }
    return name.isEmpty() ? null : new Target.Name(name);
  }

  private static String nameSchema() {
    return "{\"anyOf\": [{\"type\": \"string\", \"pattern\": \"\\\\S\", \"not\": {\"enum\":"
        + " [\"self\", \"caller\", \"undefined\"]}}, {\"type\": \"object\", \"properties\":"
        + " {\"via\": {\"$ref\": \"#/$defs/name\", \"description\": \"The id of a"
        + " registry.\", \"x-names\": \"registry\"}, \"key\": {\"$ref\": \"#/$defs/key\"}},"
        + " \"required\": [\"via\", \"key\"], \"additionalProperties\": false}, {\"$ref\":"
        + " \"#/$defs/param\"}]}";
  }

  private static ValueType<Integer> maxChildren() {
    String schema =
        "{\"anyOf\": [{\"type\": \"integer\", \"minimum\": 0, \"maximum\": 2147483647},"
            + " {\"const\": \"infinity\"}, {\"$ref\": \"#/$defs/param\"}]}";
    return ValueType.of(
        schema,
        "n",
        Integer.MAX_VALUE,
        (at, reading, _) -> {
          if (at.value() instanceof JsonValue.Str text) {
            if (!text.value().equals("infinity")) {
              reading
                  .problems()
                  .mismatch(at, "an integer of at least 0, or infinity", List.of("infinity"));
            }
            return Integer.MAX_VALUE;
          }
          return reading.values().integer(at, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
        });
  }
}
