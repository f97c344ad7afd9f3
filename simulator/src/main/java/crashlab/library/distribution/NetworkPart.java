package crashlab.library.distribution;

import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Scenario;
import crashlab.scenario.Scope;
import crashlab.scenario.ValueType;
import crashlab.vm.NetworkOptions;
import crashlab.vm.NetworkOptions.AutoConnect;
import org.jspecify.annotations.Nullable;

/// How the nodes of a scenario are connected.
///
/// Source: OTP kernel manual, the configuration parameters of these names; libcluster for
/// `reconnect`.
public final class NetworkPart {
  private static final NetworkOptions USUAL = NetworkOptions.DEFAULT;
  private static final String EXPECTED = "an object such as {\"latency\": \"1ms\"}";
  private static final String SCHEMA =
      """
      {"anyOf": [{"type": "object", "additionalProperties": false, "properties": {
        "latency": {"$ref": "#/$defs/random_duration",
          "description": "How long a signal is on its way from node to node."},
        "bandwidth": {"$ref": "#/$defs/byte_rate",
          "description": "Of each direction of a connection; none: no limit."},
        "boot": {"anyOf": [{"enum": ["connect", "alone"]}, {"$ref": "#/$defs/param"}],
          "description": "Whether a node that starts connects to all that it can reach.",
          "default": "connect"},
        "reconnect": {"anyOf": [{"$ref": "#/$defs/duration"}, {"const": "never"}],
          "description": "How often a node tries to reach those it has lost.", "default": "never"},
        "auto_connect": {"anyOf": [{"enum": [true, "once", "never"]}, {"$ref": "#/$defs/param"}],
          "description": "Whether what is sent to a node without a connection connects first.",
          "default": true},
        "net_ticktime": {"$ref": "#/$defs/duration",
          "description": "After about this time a silent peer is found down.", "default": "60s"},
        "net_tickintensity": {"anyOf": [{"type": "integer", "minimum": 4, "maximum": 1000}, {"$ref": "#/$defs/param"}],
          "description": "How many ticks there are in that time.", "default": 4},
        "net_setuptime": {"$ref": "#/$defs/duration",
          "description": "How long a connection to a silent peer is tried.", "default": "7s"},
        "prevent_overlapping_partitions": {"$ref": "#/$defs/bool",
          "description": "Whether global takes connections away so that no two sets of connected nodes overlap.",
          "default": true}
      }}, {"$ref": "#/$defs/param"}]}\
      """;

  static final Param<NetworkOptions> PART =
      Param.usual(
              "network",
              ValueType.of(
                  SCHEMA.replaceAll("\\s*\\n\\s*", " "),
                  "{\"latency\": R, …}",
                  USUAL,
                  NetworkPart::read),
              USUAL,
              null)
          .says("How the nodes are connected.");

  private NetworkPart() {}

  /// What a scenario says of it.
  public static NetworkOptions of(Scenario scenario) {
    return PART.of(scenario.parts().values());
  }

  private static NetworkOptions read(At at, Reading reading, Scope scope) {
    reading.names().nodes().needNames(at, "a network", reading.problems());
    Fields fields = reading.values().fields(at, EXPECTED);
    At latency = fields.get("latency");
    var options =
        new NetworkOptions(
            latency == null ? USUAL.latency() : reading.times().distribution(latency),
            reading.times().byteRate(fields.get("bandwidth"), USUAL.bandwidth()),
            connectsAtBoot(fields.get("boot"), reading),
            reconnect(fields.get("reconnect"), reading),
            autoConnect(fields.get("auto_connect"), reading),
            positive(fields.get("net_ticktime"), USUAL.tickTimeNanos(), reading),
            reading
                .values()
                .integer(fields.get("net_tickintensity"), 4, 1000, USUAL.tickIntensity()),
            positive(fields.get("net_setuptime"), USUAL.setupNanos(), reading),
            reading
                .values()
                .bool(fields.get("prevent_overlapping_partitions"), USUAL.preventsOverlaps()));
    fields.finish();
    return options;
  }

  private static long positive(@Nullable At at, long usual, Reading reading) {
    return at == null ? usual : reading.times().positive(at, usual);
  }

  private static boolean connectsAtBoot(@Nullable At at, Reading reading) {
    return reading
        .values()
        .choice(
            at,
            new Boolean[] {true, false},
            connects -> connects ? "connect" : "alone",
            "\"connect\" or \"alone\"",
            true);
  }

  private static long reconnect(@Nullable At at, Reading reading) {
    boolean never =
        at == null || (at.value() instanceof JsonValue.Str text && text.value().equals("never"));
    return never ? Long.MAX_VALUE : reading.times().positive(at, 1);
  }

  private static AutoConnect autoConnect(@Nullable At at, Reading reading) {
    if (at == null || (at.value() instanceof JsonValue.Bool bool && bool.value())) {
      return AutoConnect.ALWAYS;
    }
    if (at.value() instanceof JsonValue.Str text && text.value().equals("once")) {
      return AutoConnect.ONCE;
    }
    if (at.value() instanceof JsonValue.Str text && text.value().equals("never")) {
      return AutoConnect.NEVER;
    }
    reading.problems().mismatch(at, "true, \"once\" or \"never\"");
    return AutoConnect.ALWAYS;
  }
}
