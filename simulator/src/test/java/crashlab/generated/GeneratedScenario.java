package crashlab.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A scenario made from a number: a gen_statem with many transitions, servers that use ETS tables,
/// persistent terms, telemetry, agents, tasks, timers and a registry, some of them with a Horde
/// over several nodes, under supervisors with small budgets, with loads and faults; costs and times
/// are often 0 or extreme.
final class GeneratedScenario {
  private static final String[] COSTS = {
    "context_switch", "send", "receive", "monitor", "receive_timeout", "timer", "spawn", "exit",
    "work", "child_start", "report", "ets_lookup", "ets_insert", "ets_row", "ets_switch", "copy",
    "sys_trace", "timeslice", "persistent_term_get", "persistent_term_scan"
  };

  private final Luck luck;
  private final int states;
  private int loads;
  private final Luck network; // of its own, so that what it draws moves nothing else
  private final boolean several;
  private final Luck hordes; // likewise
  private final boolean horde;

  private GeneratedScenario(long seed) {
    luck = new Luck(seed);
    network = new Luck(seed + 0x5EED);
    several = network.once(4);
    hordes = new Luck(seed + 0x40DE);
    horde = several && hordes.once(2);
    states = luck.between(1, 5);
  }

  /// Returns the text of the scenario of a number.
  static String of(long seed) {
    return new GeneratedScenario(seed).text(seed);
  }

  private String text(long seed) {
    return """
    {"format": 1, "name": "generated-%d", "seed": %d, "duration": %s, "otp": "%s",
     "vm": {"schedulers": %d, "costs": {%s}},
     "limits": {"events": %d, "processes": 300, "mailbox": 300},
     "application": "%s"%s,
     "modules": {
       "Machine": %s,
       "Server": %s,
       "Agent": {"use": "agent", "state": {"value": 0}, "functions": {
         "up": [{"increment": "value", "by": %s}%s], "crash": [{"raise": "agent"}]}},
       "Job": {"use": "task", "run": [%s]}},
     "tree": %s,
     "telemetry": [{"id": "meter", "events": [["app", "done"]], "do": [%s]}],
     "load": [%s],
     "faults": [%s%s],
     "expect": [%s]}
    """
        .formatted(
            seed,
            luck.between(0, 1_000),
            luck.of("\"50ms\"", "\"200ms\"", "\"2s\"", "\"555555h\""),
            luck.of("24", "25", "26", "27", "28", "29"),
            luck.between(1, 3),
            costs(),
            luck.between(100, 2_000),
            luck.of("permanent", "transient", "temporary"),
            nodes(),
            machine(),
            server(),
            luck.number(),
            luck.once(2) ? ", {\"work\": " + luck.randomTime() + "}" : "",
            steps(2, false),
            tree(),
            luck.once(4) ? "{\"raise\": \"meter\"}" : "{\"work\": " + luck.time() + "}",
            joined(1, 3, this::load) + (horde ? hordeLoad() : ""),
            several ? joined(1, 4, this::fault) : joined(0, 4, this::fault),
            several ? networkFaults() : "",
            joined(0, 3, this::expectation));
  }

  /// Now and then two or three nodes, with a network that may be slow.
  private String nodes() {
    return several ? network(network) : "";
  }

  private static String network(Luck luck) {
    return ", \"nodes\": [\"a\", \"b\"%s], \"network\": {\"latency\": %s, \"prevent_overlapping_partitions\": %s%s}"
        .formatted(
            luck.once(2) ? ", \"c\"" : "",
            luck.randomTime(),
            luck.once(2),
            luck.once(2) ? ", \"reconnect\": \"5ms\", \"net_ticktime\": \"40ms\"" : "");
  }

  private String joined(int least, int most, Supplier<String> each) {
    List<String> parts = new ArrayList<>();
    for (int i = luck.between(least, most); i > 0; i--) {
      parts.add(each.get());
    }
    return String.join(", ", parts);
  }

  private String costs() {
    List<String> costs = new ArrayList<>();
    int kind = luck.between(0, 3);
    for (String cost : COSTS) {
      if (kind == 1 || (kind > 1 && luck.once(2))) {
        costs.add("\"" + cost + "\": " + (kind == 1 ? "\"0ns\"" : luck.time()));
      }
    }
    return String.join(", ", costs);
  }

  private String state() {
    return "s" + luck.between(0, states - 1);
  }

  private String machine() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      List<String> parts = new ArrayList<>();
      if (luck.once(3)) {
        parts.add("\"enter\": [" + timer() + "]");
      }
      parts.add("\"call\": {\"go\": [" + transition() + "], \"_\": [{\"reply\": \"ok\"}]}");
      parts.add("\"cast\": {\"go\": [" + transition() + "], \"_\": [" + transition() + "]}");
      parts.add("\"info\": {\"_\": [" + transition() + "]}");
      parts.add("\"internal\": {\"_\": [" + (luck.once(3) ? transition() : timer()) + "]}");
      parts.add("\"state_timeout\": [" + transition() + "]");
      parts.add("\"timeout\": [" + transition() + "]");
      parts.add("\"timeouts\": {\"g\": [" + transition() + "]}");
      all.add("\"s" + i + "\": {" + String.join(", ", parts) + "}");
    }
    return "{\"use\": \"gen_statem\", \"trap_exit\": %s, \"initial\": \"%s\", \"states\": {%s}}"
        .formatted(luck.once(2), state(), String.join(", ", all));
  }

  private String timer() {
    return switch (luck.between(0, 2)) {
      case 0 -> "{\"state_timeout\": " + luck.timeout() + "}";
      case 1 -> "{\"event_timeout\": " + luck.timeout() + "}";
      default -> "{\"generic_timeout\": \"g\", \"after\": " + luck.timeout() + "}";
    };
  }

  private String transition() {
    List<String> steps = new ArrayList<>();
    if (luck.once(3)) {
      steps.add("{\"work\": " + luck.randomTime() + "}");
    }
    if (luck.once(3)) {
      steps.add("{\"reply_to_caller\": \"later\"}");
    }
    if (luck.once(2)) {
      steps.add(timer());
    }
    if (luck.once(4)) {
      steps.add("{\"next_event\": \"i\"}");
    }
    steps.add(
        switch (luck.between(0, 9)) {
          case 0 -> "{\"postpone\": true}";
          case 1 -> "{\"repeat_state\": true}";
          case 2, 3 -> "{\"keep_state\": true}";
          case 4 -> luck.of("{\"raise\": \"m\"}", "{\"stop\": \"normal\"}", "{\"stop\": \"bad\"}");
          case 5 ->
              "{\"next_state\": \"%s\", \"state_timeout\": %s}".formatted(state(), luck.time());
          default -> "{\"next_state\": \"" + state() + "\"}";
        });
    return String.join(", ", steps);
  }

  private String server() {
    return """
    {"use": "gen_server", "trap_exit": %s, "state": {"n": %s},
     "init": [{"ets_new": "rows", "type": "%s", "access": "public"%s}],
     "handle_call": {"get": [%s, {"reply": {"state": "n"}}], "_": [%s, {"reply": "ok"}]},
     "handle_cast": {"_": [%s%s]},
     "handle_info": {"_": [%s]},
     "handle_continue": {"_": [%s]},
     "terminate": [%s]}\
    """
        .formatted(
            luck.once(2),
            luck.number(),
            luck.of("set", "bag", "ordered_set"),
            luck.once(2) ? ", \"read_concurrency\": true" : "",
            steps(2, true),
            steps(2, true),
            steps(2, true),
            luck.once(2) ? ", {\"continue\": \"c\"}" : "",
            steps(1, true),
            steps(1, true),
            steps(1, true));
  }

  /// @param inServer whether a state and a mailbox of its own are there
  private String steps(int depth, boolean inServer) {
    return joined(1, 3, () -> step(depth, inServer));
  }

  private String step(int depth, boolean inServer) {
    String rescue = luck.once(2) ? ", \"rescue\": []" : "";
    String timeout = luck.once(2) ? ", \"timeout\": " + luck.timeout() : "";
    String target = luck.of("Machine", "Server", "Server2");
    return switch (luck.between(0, depth > 0 ? 21 : 16)) {
      case 0, 1 -> "{\"work\": " + luck.randomTime() + "}";
      case 2 -> "{\"sleep\": " + luck.randomTime() + "}";
      case 3, 4 ->
          "{\"call\": \"%s\", \"message\": \"%s\"%s%s}"
              .formatted(target, luck.of("go", "get", "x"), timeout, rescue);
      case 5, 6 ->
          "{\"cast\": \"%s\", \"message\": \"%s\"}".formatted(target, luck.of("go", "other"));
      case 7 -> "{\"send\": \"" + target + "\", \"message\": \"tick\"}";
      case 8 ->
          "{\"send_after\": %s, \"to\": \"%s\", \"message\": \"tick\"}"
              .formatted(luck.randomTime(), target);
      case 9 -> "{\"ets_insert\": \"rows\", \"key\": {\"pick\": 5}, \"value\": 1" + rescue + "}";
      case 10 -> "{\"ets_lookup\": \"rows\", \"key\": {\"pick\": 5}" + rescue + "}";
      case 11 ->
          luck.of("{\"ets_select\": \"rows\"", "{\"ets_insert\": \"rows\", \"rows\": 20")
              + rescue
              + "}";
      case 12 -> luck.of("{\"telemetry\": [\"app\", \"done\"]}", persistentTerm(rescue));
      case 13 ->
          "{\"agent_update\": \"Agent\", \"function\": \"%s\"%s%s}"
              .formatted(luck.of("up", "up", "crash"), timeout, rescue);
      case 14 ->
          "{\"start_child\": \"Pool\", \"child\": {\"id\": \"J\", \"module\": \"Job\"}"
              + rescue
              + "}";
      case 15 -> "{\"registry_register\": \"Names\", \"key\": {\"pick\": 3}}";
      case 16 ->
          inServer ? "{\"increment\": \"n\", \"by\": " + luck.number() + "}" : "{\"log\": \"l\"}";
      case 17 ->
          "{\"task_async\": {\"run\": [%s]}, \"%s\": %s%s}"
              .formatted(
                  steps(depth - 1, false), luck.of("await", "yield"), luck.timeout(), rescue);
      case 18 ->
          "{\"repeat\": %d, \"do\": [%s]}"
              .formatted(luck.between(0, 4), steps(depth - 1, inServer));
      case 19 ->
          "{\"choose\": [{\"weight\": 1, \"do\": [%s]}, {\"weight\": 2, \"do\": []}]}"
              .formatted(steps(depth - 1, inServer));
      case 20 ->
          "{\"if\": {\"probability\": 0.5}, \"then\": [%s]}".formatted(steps(depth - 1, inServer));
      default -> luck.of("{\"raise\": \"r\"}", "{\"exit\": \"e\"}", "{\"to_atom\": {\"pick\": 9}}");
    };
  }

  private String persistentTerm(String rescue) {
    String value = luck.of("[1]", "[2, {\"words\": 9}]", "{\"words\": 500}", "7");
    return luck.of(
        "{\"persistent_term_get\": \"t\"" + rescue + "}",
        "{\"persistent_term_get\": \"t\", \"default\": [], \"into\": \"kept\"}",
        "{\"persistent_term_put\": \"t\", \"value\": " + value + "}",
        "{\"persistent_term_erase\": \"t\"}");
  }

  private String tree() {
    return """
    {"id": "App", "type": "supervisor", "strategy": "%s", "max_restarts": %d, "max_seconds": %d,
     "children": [
      {"id": "Names", "type": "registry", "keys": "%s", "partitions": %d},%s
      {"id": "Pool", "type": "dynamic_supervisor", "max_restarts": %d},
      {"id": "Agent", "module": "Agent", "name": "Agent"},
      {"id": "Sup", "type": "supervisor", "strategy": "%s", "max_restarts": %d, "children": [
       {"id": "Server", "module": "Server", "name": "Server", "restart": "%s", "shutdown": %s},
       {"id": "Machine", "module": "Machine", "name": "Machine", "restart": "%s"},
       {"id": "Server2", "module": "Server", "name": "Server2", "shutdown": "brutal_kill"}]}]}\
    """
        .formatted(
            luck.of("one_for_one", "one_for_all", "rest_for_one"),
            luck.between(0, 4),
            luck.between(1, 5),
            luck.of("unique", "duplicate"),
            luck.between(1, 3),
            horde ? hordes() : "",
            luck.between(0, 4),
            luck.of("one_for_one", "one_for_all", "rest_for_one"),
            luck.between(0, 9),
            luck.of("permanent", "transient", "temporary"),
            luck.timeout(),
            luck.of("permanent", "transient", "temporary"));
  }

  private String hordes() {
    String members = hordes.of("\"auto\"", "[\"a\", \"b\"]", "[]");
    return """
    {"id": "HReg", "type": "horde_registry", "members": %s, "sync_interval": "%dms"},
      {"id": "HSup", "type": "horde_supervisor", "members": %s, "sync_interval": "%dms", "max_restarts": %d,
       "distribution_strategy": "%s", "process_redistribution": "%s", "quorum_stops": %s},\
    """
        .formatted(
            members,
            hordes.between(1, 9),
            members,
            hordes.between(1, 9),
            hordes.between(0, 9),
            hordes.of("uniform", "uniform_random", "uniform_quorum"),
            hordes.of("active", "passive"),
            hordes.once(2));
  }

  private String hordeLoad() {
    String taken = hordes.of("error", "ignore");
    String name =
        ", \"name\": {\"via\": \"HReg\", \"key\": {\"pick\": 4}}, \"already_started\": \""
            + taken
            + "\"";
    String child =
        "{\"module\": \"Server\", \"restart\": \"%s\", \"args\": {\"sequence\": \"h\"}%s}"
            .formatted(
                hordes.of("permanent", "transient", "temporary"), hordes.once(2) ? name : "");
    String other =
        hordes.of(
            "{\"registry_register\": \"HReg\", \"key\": {\"pick\": 4}, \"rescue\": []}, {\"sleep\": \"3ms\"}",
            "{\"call\": {\"via\": \"HReg\", \"key\": {\"pick\": 4}}, \"message\": \"go\", \"rescue\": []}",
            "{\"count_children\": \"HSup\", \"rescue\": []}, {\"registry_lookup\": \"HReg\", \"key\": {\"pick\": 4}, \"rescue\": []}",
            "{\"horde_set_members\": \"HSup\", \"members\": [\"a\", \"b\"], \"rescue\": []}");
    return """
    , {"id": "horde", "node": ["a", "b"], "arrivals": {"constant": "%d/s"},
       "do": [{"start_child": "HSup", "child": %s, "rescue": []}, %s]}\
    """
        .formatted(hordes.between(100, 900), child, other);
  }

  private String hordeFault() {
    String target =
        hordes.of(
            "{\"all_children_of\": \"HSup\"}",
            "{\"random_child_of\": \"HSup\"}",
            "\"HSup\"",
            "\"HReg\"",
            "\"HSup.Crdt\"",
            "\"HSup.Supervisor\"");
    return "{\"at\": %s, \"%s\": %s}".formatted(hordes.time(), hordes.of("kill", "stop"), target);
  }

  private String load() {
    String how =
        switch (luck.between(0, 3)) {
          case 0 -> "\"arrivals\": {\"poisson\": \"500/s\"}";
          case 1 -> "\"arrivals\": {\"constant\": \"1000/s\"}";
          case 2 -> "\"arrivals\": {\"at\": [\"0ns\", \"0ns\", \"1ns\", \"5ms\", \"555555h\"]}";
          default ->
              "\"closed\": {\"users\": %d, \"think\": %s}"
                  .formatted(luck.between(1, 5), luck.randomTime());
        };
    String on = several && network.once(2) ? ", \"node\": [\"a\", \"b\"]" : "";
    return "{\"id\": \"l%d\"%s, %s, \"do\": [%s]}".formatted(loads++, on, how, steps(3, false));
  }

  private String fault() {
    String target = luck.of("Server", "Machine", "Server2", "Sup", "Pool", "Agent", "Names");
    String what =
        switch (luck.between(0, 7)) {
          case 0, 1 -> "\"kill\": \"" + target + "\"";
          case 2 ->
              "\"exit\": \"" + target + "\", \"reason\": \"" + luck.of("bad", "normal") + "\"";
          case 3 -> "\"crash\": \"" + target + "\", \"reason\": \"bad\"";
          case 4 -> "\"suspend\": \"" + target + "\", \"for\": " + luck.positiveTime();
          case 5 -> "\"hang\": \"" + target + "\", \"for\": " + luck.positiveTime();
          case 6 ->
              "\"slow\": \"%s\", \"factor\": 3, \"for\": %s".formatted(target, luck.positiveTime());
          default -> "\"clock_jump\": " + luck.positiveTime();
        };
    return "{\"at\": %s, %s}".formatted(luck.time(), what);
  }

  private String networkFaults() {
    List<String> faults = new ArrayList<>();
    for (int i = network.between(1, 3); i > 0; i--) {
      String what =
          switch (network.between(0, 5)) {
            case 0 -> "\"partition\": [[\"a\"], [\"b\"]], \"for\": " + network.positiveTime();
            case 1 ->
                "\"partition\": [[\"a\"], [\"b\"]], \"silent\": true, \"for\": "
                    + network.positiveTime();
            case 2 ->
                "\"node_down\": \"b\", \"how\": \"%s\", \"for\": %s"
                    .formatted(network.of("kill", "halt", "stop"), network.positiveTime());
            case 3 -> "\"node_freeze\": \"b\", \"for\": " + network.positiveTime();
            case 4 -> "\"heal\": true";
            default -> "\"node_up\": \"b\"";
          };
      faults.add("{\"at\": %s, %s}".formatted(network.time(), what));
    }
    if (horde) {
      faults.add(hordeFault());
    }
    // with the comma behind those that are there in any case
    return ", {\"at\": \"1ms\", \"kill\": \"Server@b\"}, " + String.join(", ", faults);
  }

  private String expectation() {
    String at = luck.once(2) ? ", \"at\": " + luck.of("\"0ns\"", "\"1ms\"", "\"20ms\"") : "";
    return switch (luck.between(0, 3)) {
      case 0 -> "{\"alive\": \"Server\"" + at + "}";
      case 1 -> "{\"restarts\": \"Server\", \"at_least\": 0" + at + "}";
      case 2 -> "{\"metric\": \"scheduler.utilization\", \"at_least\": 0" + at + "}";
      default -> "{\"metric\": \"load.l0.offered\", \"at_least\": 0" + at + "}";
    };
  }
}
