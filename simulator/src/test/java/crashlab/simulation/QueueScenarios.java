package crashlab.simulation;

/// Scenario files of systems that queueing theory knows.
final class QueueScenarios {
  static final double MEAN_WORK_MILLIS = 1;

  private QueueScenarios() {}

  static String poisson(int perSecond) {
    return "\"arrivals\": {\"poisson\": \"" + perSecond + "/s\"}";
  }

  static String server(String work, String arrivals) {
    return scenario(
        4,
        "{\"Sv\": " + module(work) + "}",
        "{\"id\": \"Sv\", \"module\": \"Sv\", \"name\": \"Sv\"}",
        arrivals,
        call("Sv"));
  }

  static String twoServers(int users) {
    return scenario(
        4,
        "{\"Sv\": " + module("{\"exponential\": \"1ms\"}") + "}",
        """
        {"id": "A", "module": "Sv", "name": "A"}, {"id": "B", "module": "Sv", "name": "B"}\
        """,
        "\"closed\": {\"users\": " + users + ", \"think\": \"0ms\"}",
        call("A") + ", " + call("B"));
  }

  static String workers(int schedulers, int perSecond) {
    return scenario(
        schedulers, "{}", "", poisson(perSecond), "{\"work\": {\"exponential\": \"1ms\"}}");
  }

  private static String module(String work) {
    return """
    {"use": "gen_server", "handle_call": {"get": [{"work": %s}, {"reply": "ok"}]}}\
    """
        .formatted(work);
  }

  private static String call(String server) {
    return "{\"call\": \"%s\", \"message\": \"get\", \"timeout\": \"infinity\"}".formatted(server);
  }

  private static String scenario(
      int schedulers, String modules, String children, String arrivals, String steps) {
    return """
    {
      "format": 1, "name": "queue", "seed": 2, "duration": "1h",
      "limits": {"events": 200000000},
      "vm": {"schedulers": %d, "costs": %s},
      "modules": %s,
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [%s]},
      "load": [{"id": "users", %s, "do": [%s]}]
    }\
    """
        .formatted(schedulers, Experiment.NO_COSTS, modules, children, arrivals, steps);
  }
}
