package crashlab.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The fingerprints that runs must give on any machine, kept in a file beside what is run: a line
/// `FINGERPRINT NAME` for each.
///
/// After a change of the model that is meant, a test that is run with `-Dfingerprints=write` writes
/// its file anew; the difference belongs into the commit.
public record FingerprintFile(Path path) {
  public static boolean isToBeWritten() {
    return "write".equals(System.getProperty("fingerprints"));
  }

  /// Returns the fingerprints by name, in the order of the file.
  public SequencedMap<String, String> read() throws IOException {
    var map = new LinkedHashMap<String, String>();
    for (String line : Files.readAllLines(path)) {
      int space = line.indexOf(' ');
      map.put(line.substring(space + 1), line.substring(0, space));
    }
    return map;
  }

  /// Writes the fingerprints in the order of the map.
  public void write(Map<String, String> fingerprints) throws IOException {
    var text = new StringBuilder();
    fingerprints.forEach(
        (name, fingerprint) -> text.append(fingerprint).append(' ').append(name).append('\n'));
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
