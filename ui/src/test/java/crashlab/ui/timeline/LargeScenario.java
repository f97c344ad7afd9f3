package crashlab.ui.timeline;

/// Scenario texts of any size: pools of a hundred workers that tick, a load that calls a server,
/// and workers that are killed now and then.
final class LargeScenario {
  private LargeScenario() {}

  /// @param workers how many, in pools of a hundred
  /// @param seconds how long; each worker has about 21 events a second
  static String of(int workers, double seconds, int seed) {
    var pools = new StringBuilder();
    int perPool = Math.min(100, workers);
    for (int pool = 0; pool < workers / perPool; pool++) {
      pools.append(
          """
          {"id": "Pool%d", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 1000,
           "children": [{"id": "W", "module": "Worker", "replicas": %d}]},
          """
              .formatted(pool, perPool));
    }
    return """
    {
      "format": 1, "name": "large", "seed": %d, "duration": "%dms",
      "limits": {"events": 200000000},
      "vm": {"schedulers": 8},
      "modules": {
        "Worker": {
          "use": "gen_server",
          "init": [{"send_after": {"uniform": ["1ms", "200ms"]}, "to": "self", "message": "tick"}],
          "handle_info": {"tick": [
            {"work": "20us"},
            {"send_after": {"exponential": "100ms"}, "to": "self", "message": "tick"}]}
        },
        "Cache": {"use": "gen_server", "handle_call": {"get": [{"work": "300us"}, {"reply": "ok"}]}}
      },
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        %s
        {"id": "Cache", "module": "Cache", "name": "Cache"}
      ]},
      "load": [{"id": "readers", "arrivals": {"poisson": "1000/s"},
                "do": [{"call": "Cache", "message": "get"}]}],
      "faults": [{"at": "100ms", "every": "150ms", "times": 20, "kill": {"random_child_of": "Pool0"}}]
    }
    """
        .formatted(seed, Math.round(seconds * 1000), pools);
  }
}
