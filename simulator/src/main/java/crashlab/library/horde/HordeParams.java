package crashlab.library.horde;

import crashlab.scenario.At;
import crashlab.scenario.JsonValue;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import java.util.ArrayList;
import java.util.List;

/// What several words of Horde are told.
final class HordeParams {
  /// The Hordes that a scenario has, supervisors and registries.
  static final NameKind HORDES =
      new NameKind("the id of a child such as {\"id\": \"HSup\", \"type\": \"horde_supervisor\"}");

  private static final String AUTO = "auto";
  private static final long SYNC_NANOS = 300_000_000L;

  /// Source: horde 0.10 dynamic_supervisor.ex, `init/1`.
  static final Param<Members> MEMBERS =
      Param.usual(
              "members",
              ValueType.of(
                  "{\"anyOf\": [{\"const\": \"auto\"}, {\"type\": \"array\", \"items\": {\"$ref\":"
                      + " \"#/$defs/name\"}}, {\"$ref\": \"#/$defs/param\"}]}",
                  "\"auto\" | [nodes]",
                  Members.NONE,
                  (at, reading, _) -> members(at, reading)),
              Members.NONE,
              "[]")
          .says(
              "The nodes that it begins with, its own always among them; `auto`: those that are"
                  + " connected, at any time.");

  /// Source: horde 0.10 dynamic_supervisor.ex, registry.ex, `delta_crdt_options/1`.
  static final Param<Long> SYNC_INTERVAL =
      Param.usual("sync_interval", ValueTypes.POSITIVE_DURATION, SYNC_NANOS, "\"300ms\"")
          .says("How often its copy of what is known is compared with those of the others.");

  private HordeParams() {}

  private static Members members(At at, Reading reading) {
    if (at.value() instanceof JsonValue.Str text) {
      if (!text.value().equals(AUTO)) {
        reading.problems().mismatch(at, "an array of nodes, or auto", List.of(AUTO));
      }
      return new Members(true, List.of());
    }
    return new Members(false, nodes(at, reading));
  }

  /// Reads the names of nodes.
  static List<String> nodes(At at, Reading reading) {
    List<String> nodes = new ArrayList<>();
    for (At element : reading.values().elements(at, "an array of nodes")) {
      nodes.add(reading.names().nodes().name(element, reading.problems()));
    }
    return nodes;
  }
}
