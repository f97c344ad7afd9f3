package crashlab.scenario;

import org.jspecify.annotations.Nullable;

/// The parts of the scenario language that belong to systems which this version does not simulate.
///
/// They are told apart from mistakes: nobody should look for a typo where there is none.
final class Unsupported {
  private Unsupported() {}

  /// Returns why a key (a step's verb, a fault, a part) is refused, or null where it is just
  /// unknown.
  static @Nullable String key(String key) {
    String system = systemOfKey(key);
    return system == null ? null : refusal(system, key);
  }

  /// Returns why a type of child or of module is refused, or null where it is just unknown.
  static @Nullable String type(String type) {
    String system =
        switch (type) {
          case "pg" -> "pg";
          case "mnesia" -> "Mnesia";
          case "horde_supervisor", "horde_registry" -> "Horde";
          case "broadway" -> "Broadway";
          case "gen_stage", "producer", "consumer", "producer_consumer" -> "GenStage";
          case "oban", "oban_worker" -> "Oban";
          case "cowboy", "phoenix", "ecto", "ecto_repo" -> "web servers and databases";
          default -> null;
        };
    return system == null ? null : refusal(system, type);
  }

  /// Returns why a metric is refused, or null where it is just unknown.
  static @Nullable String metric(String family) {
    String system =
        switch (family) {
          case "dets" -> "DETS";
          case "mnesia" -> "Mnesia";
          case "broadway", "queue" -> "Broadway and message queues";
          case "oban" -> "Oban";
          case "database" -> "databases";
          case "horde" -> "Horde";
          default -> null;
        };
    return system == null ? null : refusal(system, family);
  }

  /// Returns why an event of the trace is refused, or null where it is just unknown.
  static @Nullable String event(String word) {
    String refusal = key(word);
    return refusal == null ? metric(word) : refusal;
  }

  private static String refusal(String system, String word) {
    return "this version does not simulate " + system + ", so \"" + word + "\" is refused";
  }

  private static @Nullable String systemOfKey(String key) {
    int end = key.indexOf('_');
    String family = end < 0 ? key : key.substring(0, end);
    return switch (family) {
      case "persistent" -> key.startsWith("persistent_term_") ? "persistent_term" : null;
      case "dets" -> end < 0 ? null : "DETS";
      case "mnesia" -> end < 0 ? null : "Mnesia";
      case "pg" -> "pg";
      case "horde" -> "Horde";
      case "oban" -> "Oban";
      case "broadway" -> "Broadway";
      default -> systemOfWholeKey(key);
    };
  }

  private static @Nullable String systemOfWholeKey(String key) {
    return switch (key) {
      case "nodes",
          "network",
          "node",
          "node_down",
          "nodedown",
          "partition",
          "connect",
          "disconnect",
          "global_register",
          "net_ticktime" ->
          "several nodes";
      case "world", "queues", "queue", "queue_publish", "databases", "disks", "query" ->
          "what stands outside the VM";
      case "database_down", "database" -> "databases";
      case "message_failed", "put_batcher", "put_batch_key", "put_batch_mode" -> "Broadway";
      case "cancel", "discard", "snooze", "perform" -> "Oban";
      default -> null;
    };
  }
}
