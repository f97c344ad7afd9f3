package crashlab.cli;

import crashlab.experiment.ShippedScenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A user at a shell: a folder to work in, commands, and what they say.
final class CommandSession {
  private final Path folder;

  /// What a command left: exit code, standard output, standard error.
  record Said(int code, String out, String err) {
    String lastLine() {
      return out.lines().reduce("", (_, line) -> line);
    }
  }

  /// @param folder empty; scenarios that "ship" are below its folder `scenarios`
  CommandSession(Path folder) {
    this.folder = folder;
  }

  /// A scenario in which a server is killed once, and an expectation on how often it is restarted.
  static String restartedOnce(String name, int expected) {
    return """
    {
      "format": 1,
      "name": "%s",
      "title": "One **kill**",
      "description": "`A` is killed. Its supervisor starts it anew.",
      "seed": 5,
      "duration": "1s",
      "params": {"when": "100ms"},
      "modules": {"A": {"use": "gen_server", "handle_call": {"get": [{"reply": "ok"}]}}},
      "tree": {
        "id": "App",
        "type": "supervisor",
        "strategy": "one_for_one",
        "children": [{"id": "A", "module": "A", "name": "A"}]
      },
      "load": [
        {
          "id": "users",
          "arrivals": {"poisson": "100/s"},
          "to": "500ms",
          "do": [{"call": "A", "message": "get"}]
        },
        {
          "id": "lost",
          "arrivals": {"at": ["300ms"]},
          "do": [{"exit": "lost_way"}]
        }
      ],
      "faults": [{"at": {"$param": "when"}, "kill": "A"}],
      "expect": [
        {"restarts": "A", "equals": 0, "at": "50ms"},
        {"restarts": "A", "equals": %d}
      ]
    }
    """
        .formatted(name, expected);
  }

  /// Writes a file, its folders included, and returns it.
  Path file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the names of all files of the folder, hidden ones too.
  List<String> files() {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a command whose output goes to a file.
  Said run(Object... arguments) {
    return run(false, List.of(arguments));
  }

  /// Runs a command whose output goes to a terminal with colours.
  Said runColoured(Object... arguments) {
    return run(true, List.of(arguments));
  }

  private Said run(boolean coloured, List<Object> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    String[] words = arguments.stream().map(Object::toString).toArray(String[]::new);
    var console = new Console(out, err, false, coloured);
    var shipped = new ShippedScenarios(folder.resolve("scenarios"));
    int code = new Main(console, shipped, words).execute();
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
