package crashlab.ui.tree;

/// A scenario with as many supervisors and workers as one wants.
final class WideScenario {
  private WideScenario() {}

  /// Supervisors with workers below them; a fault kills one worker, and some of them are busy.
  static String of(int supervisors, int workers) {
    var children = new StringBuilder();
    for (int i = 1; i <= supervisors; i++) {
      children
          .append(i == 1 ? "" : ",")
          .append("{\"id\": \"Sup")
          .append(i)
          .append("\", \"type\": \"supervisor\", ")
          .append("\"strategy\": \"one_for_one\", \"children\": [{\"id\": \"W")
          .append(i)
          .append("\", \"module\": \"Worker\", \"replicas\": ")
          .append(workers)
          .append("}]}");
    }
    return """
    {"format": 1, "name": "wide", "title": "wide", "seed": 1, "duration": "2s",
     "modules": {
       "Worker": {"use": "gen_server",
         "init": [{"send_after": {"uniform": ["1ms", "1s"]}, "to": "self", "message": "tick"}],
         "handle_info": {"tick": [{"work": "2ms"}]}},
       "Frail": {"use": "gen_server", "handle_info": {}}},
     "vm": {"schedulers": 64},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
       {"id": "Frail", "module": "Frail", "name": "Frail", "restart": "temporary"},
       %s]},
     "faults": [{"at": "500ms", "kill": "Frail"}]}
    """
        .formatted(children);
  }
}
