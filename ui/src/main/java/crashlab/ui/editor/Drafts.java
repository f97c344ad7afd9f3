package crashlab.ui.editor;

import crashlab.trace.AtomicFile;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Texts that were not saved when the window went away, each in a file of a folder.
///
/// A draft belongs to the file that it would be saved to; what has no file, to its name and the
/// text that it began with. Reads and writes files: not for the UI thread.
final class Drafts {
  private static final String ENDING = ".draft.json";
  private static final int MOST = 50;
  private static final int KEY_BYTES = 8;

  private final Path folder;

  /// A text that was kept.
  record Draft(String text, Instant changed) {}

  Drafts(Path folder) {
    this.folder = folder;
  }

  /// Keeps a text; whole or not at all. What was kept before for the same source goes.
  void keep(ScenarioText source, String text) throws IOException {
    Files.createDirectories(folder);
    Path file = file(source);
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    prune(file);
  }

  /// Returns what was kept for a source, if that is another text than its own.
  Optional<Draft> find(ScenarioText source) throws IOException {
    Path file = file(source);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Instant changed = Files.getLastModifiedTime(file).toInstant();
    return text.equals(source.text()) ? Optional.empty() : Optional.of(new Draft(text, changed));
  }

  /// Forgets what was kept for a source.
  void drop(ScenarioText source) throws IOException {
    Files.deleteIfExists(file(source));
  }

  /// Puts what was kept for a source aside, so that it is neither found nor overwritten.
  void setAside(ScenarioText source) throws IOException {
    Path file = file(source);
    if (Files.isRegularFile(file)) {
      Path aside = Files.createTempFile(folder, file.getFileName() + ".older-", ENDING);
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Only the newest stay.
  private void prune(Path justKept) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all =
          files
              .filter(file -> file.toString().endsWith(ENDING) && !file.equals(justKept))
              .sorted(Comparator.comparing(Drafts::changed).reversed())
              .toList();
    }
    for (int i = MOST - 1; i < all.size(); i++) {
      Files.deleteIfExists(all.get(i));
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it has just gone
    }
  }

  private Path file(ScenarioText source) {
    String name = source.name().replaceAll("[^A-Za-z0-9._-]", "_");
    String shortName = name.length() > 60 ? name.substring(0, 60) : name;
    return folder.resolve(shortName + "-" + key(source) + ENDING);
  }

  private static String key(ScenarioText source) {
    Path file = source.file();
    String from = file == null ? source.name() + "\n" + source.text() : file.toString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(from.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static @Nullable Drafts in(@Nullable Path folder) {
    return folder == null ? null : new Drafts(folder);
  }
}
