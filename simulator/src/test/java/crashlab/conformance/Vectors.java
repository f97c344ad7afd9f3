package crashlab.conformance;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The vectors that stand beside the tests, in folders by what they are about.
final class Vectors {
  private Vectors() {}

  /// Returns the files of each folder of those that hold for all releases; in order, by name.
  static SequencedMap<String, List<Path>> byGroup() throws IOException, URISyntaxException {
    return byGroup("/vectors");
  }

  /// Returns the files of each folder below `resource`, such as `/vectors-29`; in order, by name.
  static SequencedMap<String, List<Path>> byGroup(String resource)
      throws IOException, URISyntaxException {
    URL vectors = Vectors.class.getResource(resource);
    Path folder = Path.of(Objects.requireNonNull(vectors, "vectors are missing").toURI());
    var groups = new LinkedHashMap<String, List<Path>>();
    for (Path group : sorted(folder)) {
      groups.put(group.getFileName().toString(), sorted(group));
    }
    return groups;
  }

  /// Returns all of them by `GROUP/FILE`, in order.
  static SequencedMap<String, Path> byName() throws IOException, URISyntaxException {
    var files = new LinkedHashMap<String, Path>();
    byGroup()
        .forEach((group, members) ->
            members.forEach(file -> files.put(group + "/" + file.getFileName(), file)));
    return files;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return new ArrayList<>(entries.sorted().toList());
    }
  }
}
