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
final class Corpus {
  private Corpus() {}

  /// Returns the hand-written scenarios, which use every part of the language, by file name.
  static Map<String, String> valid() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files(folder("/crashlab/scenario/valid"))) {
      texts.put(file.getFileName().toString(), text(file));
    }
    return texts;
  }

  /// Returns the scenarios of the experiments that were recorded on the BEAM, by `group/name`.
  static Map<String, String> recorded() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files(folder("/conformance/vectors"))) {
      texts.put(file.getParent().getFileName() + "/" + file.getFileName(), scenarioIn(file));
    }
    return texts;
  }

  /// Returns the scenarios whose throughput was measured on the BEAM, but for those with ETS.
  static Map<String, String> measured() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files(folder("/conformance/throughput"))) {
      if (!text(file).contains("ets_")) {
        texts.put(file.getFileName().toString(), scenarioIn(file));
      }
    }
    return texts;
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
    var problems = new Problems();
    var source = new Source(file.toString(), text(file), 0);
    if (!(JsonReader.read(source, problems) instanceof JsonValue.Obj object)) {
      throw new IllegalStateException("no object (" + file + ")");
    }
    JsonValue scenario = object.get("scenario");
    if (scenario == null) {
      throw new IllegalStateException("no scenario (" + file + ")");
    }
    return source.text().substring(scenario.start(), scenario.end());
  }
}
