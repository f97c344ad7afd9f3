package crashlab.ui.tree;

import crashlab.scenario.ReadResult;
import crashlab.ui.session.Recorder;
import crashlab.ui.session.Recording;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Runs of the tests.
final class Runs {
  private Runs() {}

  /// The run of a scenario that ships.
  static Recording shipped(String file) {
    try {
      return of(ScenarioText.load(Path.of("../scenarios", file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recording of(String text) {
    return of(new ScenarioText("test", null, null, text));
  }

  static Recording of(ScenarioText source) {
    return switch (source.read()) {
      case ReadResult.Read read ->
          Recorder.record(source, read.scenario(), (_, _) -> {}, () -> false);
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  /// Supervisors with workers below them; a fault kills one worker, and some of them are busy.
  static String wide(int supervisors, int workers) {
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
