package crashlab.ui.timeline;

import crashlab.scenario.ReadResult;
import crashlab.ui.session.Recorder;
import crashlab.ui.session.Recording;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Recorded runs for tests.
final class Recordings {
  private Recordings() {}

  static Recording of(String text) {
    return of(new ScenarioText("test", null, null, text));
  }

  static Recording shipped(String file) {
    try {
      return of(ScenarioText.load(Path.of("..", "scenarios").resolve(file + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recording of(ScenarioText source) {
    return switch (source.read()) {
      case ReadResult.Read read ->
          Recorder.record(source, read.scenario(), (_, _) -> {}, () -> false);
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }
}
