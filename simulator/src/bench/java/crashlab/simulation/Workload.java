package crashlab.simulation;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import java.util.StringJoiner;

/// Scenario files that do one thing many times, as text: what a run of them takes is what a user
/// waits for. Costs stand at their defaults, so that each operation is charged to a scheduler.
final class Workload {
  private static final String LIMITS =
      """
      "limits": {"events": 200000000, "processes": 20000000, "mailbox": 20000000}\
      """;

  private Workload() {}

  /// Reads a scenario.
  static Scenario read(String text) {
    return switch (Scenarios.read("workload", text, ReadOptions.DEFAULT, SourceLoader.none())) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new IllegalArgumentException(refused.text());
    };
  }

  /// Runs a scenario to its end with nothing but the fingerprint, and returns the run.
  static Simulation run(Scenario scenario) {
    return finish(Simulation.of(scenario));
  }

  /// Runs what is left of a run, and returns it.
  static Simulation finish(Simulation simulation) {
    Outcome outcome = simulation.run();
    if (outcome.end() != RunEnd.COMPLETED) {
      throw new IllegalStateException("the run ended with (" + outcome + ")");
    }
    return simulation;
  }

  /// Pairs of a caller and a gen_server, each of which makes `calls` calls.
  ///
  /// @param timeout as JSON
  static String calls(int schedulers, int pairs, int calls, String timeout) {
    var modules = new StringJoiner(",\n");
    var children = new StringJoiner(",\n");
    modules.add(
        """
        "Server": {"use": "gen_server", "handle_call": {"ping": [{"reply": "pong"}]}}\
        """);
    for (int i = 0; i < pairs; i++) {
      children.add("{\"id\": \"S%d\", \"module\": \"Server\", \"name\": \"S%d\"}".formatted(i, i));
    }
    for (int i = 0; i < pairs; i++) {
      modules.add(
          """
          "C%d": {"use": "process", "run": [{"repeat": %d, "do": [
            {"call": "S%d", "message": "ping", "timeout": %s}]}]}\
          """
              .formatted(i, calls, i, timeout));
      children.add(worker("C%d".formatted(i)));
    }
    return scenario(schedulers, modules, children);
  }

  /// One process that casts to a gen_server, and then calls it once.
  static String casts(int casts) {
    return scenario(
        1,
        new StringJoiner(",\n")
            .add(
                """
                "Server": {"use": "gen_server",
                  "handle_call": {"sync": [{"reply": "ok"}]}, "handle_cast": {"put": []}}\
                """)
            .add(
                """
                "Client": {"use": "process", "run": [
                  {"repeat": %d, "do": [{"cast": "Server", "message": "put"}]},
                  {"call": "Server", "message": "sync", "timeout": "infinity"}]}\
                """
                    .formatted(casts)),
        new StringJoiner(",\n")
            .add("{\"id\": \"Server\", \"module\": \"Server\", \"name\": \"Server\"}")
            .add(worker("Client")));
  }

  /// One process that spawns another, monitors it and waits for its end, again and again.
  static String spawns(int spawns) {
    return scenario(
        1,
        new StringJoiner(",\n")
            .add("\"Job\": {\"use\": \"process\", \"run\": []}")
            .add(
                """
                "Client": {"use": "process", "run": [{"repeat": %d, "do": [
                  {"spawn_monitor": "Job"}, {"receive": {"DOWN": []}}]}]}\
                """
                    .formatted(spawns)),
        new StringJoiner(",\n").add(worker("Client")));
  }

  /// One process that starts idle gen_servers under a DynamicSupervisor.
  static String dynamicChildren(int children) {
    return scenario(
        1,
        new StringJoiner(",\n")
            .add(
                """
                "Server": {"use": "gen_server", "state": {"hits": 0},
                  "handle_call": {"get": [{"reply": "ok"}]}}\
                """)
            .add(
                """
                "Client": {"use": "process", "run": [{"repeat": %d, "do": [
                  {"start_child": "Sup", "child": {"id": "W", "module": "Server"}}]}]}\
                """
                    .formatted(children)),
        new StringJoiner(",\n")
            .add("{\"id\": \"Sup\", \"type\": \"dynamic_supervisor\"}")
            .add(worker("Client")));
  }

  /// A child that kills itself and is restarted.
  ///
  /// @param window the seconds of the restart intensity: how many restarts are remembered depends
  ///   on it
  static String restarts(int restarts, int window) {
    return """
    {"format": 1, "name": "workload", "duration": "%dms", "vm": {"schedulers": 1},
     "modules": {"Server": {"use": "gen_server", "init": [{"continue": "die"}],
       "handle_continue": {"die": [{"exit_signal": "self", "reason": "kill"}]}}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
           "max_restarts": 1000000000, "max_seconds": %d,
       "children": [{"id": "Server", "module": "Server"}]},
     %s}
    """
        .formatted(restarts * 46L / 1000, window, LIMITS);
  }

  /// A one_for_all supervisor over many servers, the last of which is killed after one second.
  static String oneForAll(int children) {
    return """
    {"format": 1, "name": "workload", "duration": "100s", "vm": {"schedulers": 1, "memory": "64GiB"},
     "modules": {"Server": {"use": "gen_server"}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all",
       "children": [{"id": "Server", "module": "Server", "replicas": %d}]},
     "faults": [{"at": "1s", "kill": {"child": "App/Server-%d"}}],
     %s}
    """
        .formatted(children, children, LIMITS);
  }

  /// One process that sets timers, all of which are pending before the first is due.
  static String timers(int timers) {
    return scenario(
        1,
        new StringJoiner(",\n")
            .add("\"Server\": {\"use\": \"gen_server\", \"handle_info\": {\"tick\": []}}")
            .add(
                """
                "Client": {"use": "process", "run": [{"repeat": %d, "do": [
                  {"send_after": {"uniform": ["100s", "110s"]}, "to": "Server", "message": "tick"}]}]}\
                """
                    .formatted(timers)),
        new StringJoiner(",\n")
            .add("{\"id\": \"Server\", \"module\": \"Server\", \"name\": \"Server\"}")
            .add(worker("Client")));
  }

  /// M/M/1 with processes and a mailbox: a source that casts, a server that serves.
  static String station(int customers) {
    return scenario(
        1,
        new StringJoiner(",\n")
            .add(
                """
                "Server": {"use": "gen_server",
                  "handle_cast": {"serve": [{"sleep": {"exponential": "1s"}}]}}\
                """)
            .add(
                """
                "Source": {"use": "process", "run": [{"repeat": %d, "do": [
                  {"sleep": {"exponential": "1250ms"}}, {"cast": "Server", "message": "serve"}]}]}\
                """
                    .formatted(customers)),
        new StringJoiner(",\n")
            .add("{\"id\": \"Server\", \"module\": \"Server\", \"name\": \"Server\"}")
            .add(worker("Source")));
  }

  /// M/M/1 as a load: each customer is a process of its own, that calls a server.
  static String stationWithLoad(int seconds) {
    return """
    {"format": 1, "name": "workload", "duration": "%ds", "vm": {"schedulers": 1},
     "modules": {"Server": {"use": "gen_server",
       "handle_call": {"serve": [{"sleep": {"exponential": "1s"}}, {"reply": "ok"}]}}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
       "children": [{"id": "Server", "module": "Server", "name": "Server"}]},
     "load": [{"id": "customers", "arrivals": {"poisson": "0.8/s"},
       "do": [{"call": "Server", "message": "serve", "timeout": "infinity"}]}],
     %s}
    """
        .formatted(seconds, LIMITS);
  }

  /// A process that has `waiting` messages in its mailbox which it does not want yet, and receives
  /// others that it sends to itself.
  static String selectiveReceive(int waiting, int receives) {
    return scenario(
        1,
        new StringJoiner(",\n")
            .add(
                """
                "Client": {"use": "process", "run": [
                  {"repeat": %d, "do": [{"send": "self", "message": "later"}]},
                  {"repeat": %d, "do": [{"send": "self", "message": "now"}, {"receive": {"now": []}}]}
                  ]}\
                """
                    .formatted(waiting, receives)),
        new StringJoiner(",\n").add(worker("Client")));
  }

  /// A gen_server with a backlog of `waiting` casts that is worked off.
  static String backlog(int waiting) {
    return scenario(
        2,
        new StringJoiner(",\n")
            .add(
                """
                "Server": {"use": "gen_server", "init": [{"continue": "rest"}],
                  "handle_continue": {"rest": [{"sleep": "1min"}]}, "handle_cast": {"put": []}}\
                """)
            .add(
                """
                "Client": {"use": "process", "run": [
                  {"repeat": %d, "do": [{"cast": "Server", "message": "put"}]}]}\
                """
                    .formatted(waiting)),
        new StringJoiner(",\n")
            .add("{\"id\": \"Server\", \"module\": \"Server\", \"name\": \"Server\"}")
            .add(worker("Client")));
  }

  private static String worker(String module) {
    return "{\"id\": \"%s\", \"module\": \"%s\", \"restart\": \"temporary\"}"
        .formatted(module, module);
  }

  private static String scenario(int schedulers, StringJoiner modules, StringJoiner children) {
    return """
    {"format": 1, "name": "workload", "duration": "100000h",
     "vm": {"schedulers": %d, "memory": "64GiB"},
     "modules": {%s},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [%s]},
     %s}
    """
        .formatted(schedulers, modules, children, LIMITS);
  }
}
