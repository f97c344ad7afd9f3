package crashlab.scenario;

import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Files that no folder of tests can hold: too big, unreadable, or no text at all.
final class ImpossibleFiles {
  private static final String WHOLE =
      """
      {"format": 1, "name": "x", "duration": 1, %s, "tree": {"id": "A", "type": "supervisor", \
      "strategy": "one_for_one", "children": [%s]}}\
      """;

  private ImpossibleFiles() {}

  /// Returns what comes of reading each, by the message of its one problem.
  static Map<String, Supplier<ReadResult>> all() {
    Map<String, Supplier<ReadResult>> files = new LinkedHashMap<>();
    files.put("cannot read the file: it is a folder", () -> folder());
    files.put(
        "cannot read the file: it may not be read",
        () -> ScenarioReader.unreadable(Path.of("f"), new AccessDeniedException("f")));
    files.put("the text holds half a surrogate pair", () -> text("{\"\ud800\": 1}"));
    files.put(
        "the text is longer than 4194304 characters", () -> text(" ".repeat(JsonLimits.BYTES + 1)));
    files.put(
        "the file has 4,194,305 bytes, expected at most 4,194,304",
        () -> bytes(new byte[JsonLimits.BYTES + 1]));
    files.put(
        "more than 500000 values, keys and brackets",
        () -> text("[" + "1,".repeat(JsonLimits.TOKENS) + "1]"));
    files.put(
        "the string has 10001 characters, expected at most 10000",
        () ->
            text(
                WHOLE.formatted(
                    "\"title\": \"" + "x".repeat(10_001) + '"',
                    "{\"id\": \"N\", \"type\": \"registry\"}")));
    files.put("more than 8 files that extend one another", ImpossibleFiles::chain);
    files.put(
        "the tree has more than 100000 children",
        () ->
            text(
                WHOLE.formatted(
                    "\"seed\": 1",
                    "{\"id\": \"N\", \"type\": \"registry\", \"replicas\": 100000}, {\"id\": \"M\","
                        + " \"type\": \"registry\", \"replicas\": 2}")));
    files.put("with all parameters put in, the scenario is too long", ImpossibleFiles::parameters);
    return files;
  }

  private static ReadResult folder() {
    return ScenarioReader.unreadable(
        Corpus.folder("/crashlab/scenario"), new FileSystemException("scenario"));
  }

  private static ReadResult text(String text) {
    return Scenarios.read("f", text, ReadOptions.DEFAULT, SourceLoader.none());
  }

  private static ReadResult bytes(byte[] bytes) {
    return Scenarios.read("f", bytes, ReadOptions.DEFAULT, SourceLoader.none());
  }

  /// Each file extends the one whose name is a letter longer.
  private static ReadResult chain() {
    var longer =
        new SourceLoader() {
          @Override
          public byte[] load(String path) throws IOException {
            return extending(path);
          }

          @Override
          public List<String> beside(String path) {
            return List.of();
          }
        };
    return Scenarios.read("f", extending("f"), ReadOptions.DEFAULT, longer);
  }

  private static byte[] extending(String path) {
    return "{\"extends\": \"%sf\"}".formatted(path).getBytes(StandardCharsets.UTF_8);
  }

  private static ReadResult parameters() {
    String steps = "{\"log\": \"l\"},".repeat(10_000) + "{\"log\": \"l\"}";
    String uses = "{\"repeat\": 1, \"do\": {\"$param\": \"p\"}},".repeat(100);
    return text(
        WHOLE.formatted(
            "\"params\": {\"p\": [%s]}, \"modules\": {\"M\": {\"use\": \"process\", \"run\": [%s {\"log\": \"l\"}]}}"
                .formatted(steps, uses),
            ""));
  }
}
