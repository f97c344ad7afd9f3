package crashlab.scenario;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parts of the scenario language that belong to systems which this version does not simulate.
///
/// They are told apart from mistakes: nobody should look for a typo where there is none.
final class Unsupported {
  private static final String OUTSIDE = "what stands outside the VM";
  private static final String DATABASES = "databases";
  private static final String GEN_STAGE = "GenStage";
  private static final String BROADWAY = "Broadway";
  private static final String OBAN = "Oban";

  private static final String GONE = "pg2";

  /// How all the keys of a system begin.
  private static final SortedMap<String, String> FAMILIES =
      new Words().of(OBAN, "oban_").of(GEN_STAGE, "gen_stage_").of(BROADWAY, "broadway_").systems;

  /// Steps, faults, expectations, parts, targets, conditions, and the options that no other system
  /// has.
  private static final SortedMap<String, String> KEYS =
      new Words()
          .of(OUTSIDE, "world", "queues", "queue", "databases", "disks", "query")
          .of(OUTSIDE, "queue_publish", "queue_push", "queue_down")
          .of(DATABASES, "database", "database_down", "database_slow", "database_hang")
          .of(GEN_STAGE, "emit", "handle_demand", "handle_events", "dispatcher", "buffer_size")
          .of(GEN_STAGE, "buffer_keep", "subscribe_to")
          .of(BROADWAY, "broadway", "message_failed", "put_batcher", "put_batch_key", "drop")
          .of(BROADWAY, "put_batch_mode", "processors", "batchers", "handle_message", "batch")
          .of(BROADWAY, "handle_batch", "handle_failed", "partition_by", "resubscribe_interval")
          .of(OBAN, "oban", "cancel", "discard", "snooze", "perform", "job", "jobs", "leader")
          .of("telemetry reporters", "telemetry_metrics")
          .of("telemetry:persist", "telemetry_persist")
          .of(":sys.replace_state", "sys_replace_state")
          .of(":sys.statistics", "sys_statistics")
          .of(":sys.terminate", "sys_terminate")
          .of("Agent.start", "agent_start")
          .systems;

  private static final SortedMap<String, String> METRICS =
      new Words()
          .of(GEN_STAGE, "stage")
          .of("Broadway and message queues", "broadway", "queue")
          .of(OBAN, "oban")
          .of(DATABASES, "database")
          .systems;

  private static final SortedMap<String, String> EVENTS =
      new Words().of(GEN_STAGE, "demand", "events", "buffer").systems;

  private Unsupported() {}

  /// Returns why a key (a step's verb, a fault, a part) is refused, or null where it is just
  /// unknown.
  static @Nullable String key(String key) {
    String system = systemOfKey(key);
    if (key.equals(GONE) || key.startsWith(GONE + '_')) {
      return gone(key);
    }
    return system == null ? null : refusal(system, key);
  }

  /// Returns why a type of child or of module is refused, or null where it is just unknown.
  static @Nullable String type(String type) {
    if (type.equals(GONE)) {
      return gone(type);
    }
    String system =
        switch (type) {
          case "broadway" -> BROADWAY;
          case "gen_stage", "producer", "consumer", "producer_consumer" -> GEN_STAGE;
          case "oban", "oban_worker" -> OBAN;
          case "cowboy", "phoenix", "ecto", "ecto_repo" -> "web servers and databases";
          default -> null;
        };
    return system == null ? null : refusal(system, type);
  }

  /// Returns why a metric is refused, or null where it is just unknown.
  static @Nullable String metric(String family) {
    String system = METRICS.get(family);
    return system == null ? null : refusal(system, family);
  }

  /// Returns why an event of the trace is refused, or null where it is just unknown.
  static @Nullable String event(String word) {
    String system = EVENTS.get(word);
    if (system != null) {
      return refusal(system, word);
    }
    String refusal = key(word);
    return refusal == null ? metric(word) : refusal;
  }

  /// Source: OTP 24 release notes, kernel: pg2 was removed.
  private static String gone(String word) {
    String instead = "pg" + word.substring(GONE.length());
    return "pg2 was removed in OTP 24, and pg takes its place: so \"%s\" is refused, see \"%s\""
        .formatted(word, instead);
  }

  private static String refusal(String system, String word) {
    return "this version does not simulate " + system + ", so \"" + word + "\" is refused";
  }

  private static @Nullable String systemOfKey(String key) {
    String system = KEYS.get(key);
    if (system != null) {
      return system;
    }
    for (Map.Entry<String, String> family : FAMILIES.entrySet()) {
      if (key.startsWith(family.getKey())) {
        return family.getValue();
      }
    }
    return null;
  }

  /// What each word belongs to.
  private static final class Words {
    private final SortedMap<String, String> systems = new TreeMap<>();

    Words of(String system, String... words) {
      for (String word : words) {
        systems.put(word, system);
      }
      return this;
    }
  }
}
