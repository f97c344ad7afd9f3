package crashlab.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The scenarios that tests of the reader share.
public final class Corpus {
  private Corpus() {}

  /// Returns the hand-written scenarios, which use every part of the language, by file name.
  public static Map<String, String> valid() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files(folder("/crashlab/scenario/valid"))) {
      texts.put(file.getFileName().toString(), text(file));
    }
    return texts;
  }

  /// Returns the scenarios of the experiments that were recorded on the BEAM, by `group/name`.
  public static Map<String, String> recorded() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files(folder("/vectors"))) {
      String name = file.subpath(file.getNameCount() - 2, file.getNameCount()).toString();
      texts.put(name, scenarioIn(file));
    }
    return texts;
  }

  /// Returns the scenarios whose throughput was measured on the BEAM, but for those with ETS.
  public static Map<String, String> measured() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files(folder("/throughput"))) {
      if (!text(file).contains("ets_")) {
        texts.put(file.getFileName().toString(), scenarioIn(file));
      }
    }
    return texts;
  }

  /// Returns the value of a sound JSON text.
  public static JsonValue json(String text) {
    var problems = new Problems();
    JsonValue value = JsonReader.read(new Source("f", text, 0), problems);
    if (value == null || !problems.isEmpty()) {
      throw new IllegalStateException("no JSON " + problems.shown());
    }
    return value;
  }

  static Path folder(String resource) {
    try {
      return Path.of(Corpus.class.getResource(resource).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no folder (" + resource + ")", e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.filter(f -> f.toString().endsWith(".json")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String scenarioIn(Path file) {
    String text = text(file);
    if (!(json(text) instanceof JsonValue.Obj object)) {
      throw new IllegalStateException("no object (" + file + ")");
    }
    JsonValue scenario = object.get("scenario");
    if (scenario == null) {
      throw new IllegalStateException("no scenario (" + file + ")");
    }
    return text.substring(scenario.start(), scenario.end());
  }
}
