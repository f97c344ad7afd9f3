package crashlab.ui.session;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.JsonText;
import crashlab.scenario.OrdinaryFile;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A scenario as a text, with the place it came from.
///
/// @param name for people: the file's name without its ending, or a branch's
/// @param file where it is saved; null if nowhere yet
/// @param folder where the files are that it extends; null if there can be none
public record ScenarioText(String name, @Nullable Path file, @Nullable Path folder, String text) {
  private static final String EXTENSION = ".json";
  private static final int LONGEST = 16 << 20;

  /// Loads a file.
  ///
  /// @throws IOException if it cannot be read, is longer than 16 MiB or no text: what cannot be
  ///   shown as it is would be lost when it is saved
  public static ScenarioText load(Path file) throws IOException {
    byte[] bytes = OrdinaryFile.read(file, LONGEST);
    if (bytes.length > LONGEST) {
      throw new IOException("it is longer than 16 MiB");
    }
    Path whole = file.toAbsolutePath();
    String name = String.valueOf(whole.getFileName());
    String shortName =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    String text = decoded(bytes);
    return new ScenarioText(shortName, whole, whole.getParent(), text);
  }

  private static String decoded(byte[] bytes) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException _) {
      // said below
    }
    throw new IOException("it is no text in UTF-8");
  }

  /// The same with another text.
  public ScenarioText withText(String other) {
    return new ScenarioText(name, file, folder, other);
  }

  /// The same text under another name, not saved yet.
  public ScenarioText renamed(String other) {
    return new ScenarioText(other, null, folder, text);
  }

  /// The same scenario with another seed, not saved yet; this one if it has that seed already or is
  /// none.
  public ScenarioText withSeed(long seed) {
    boolean other = read() instanceof ReadResult.Read read && read.scenario().seed() != seed;
    return other
        ? JsonEdit.set(text, "/seed", Long.toString(seed))
            .map(changed -> new ScenarioText(name, null, folder, changed))
            .orElse(this)
        : this;
  }

  /// Reads it as the command line would.
  public ReadResult read() {
    SourceLoader loader = folder == null ? SourceLoader.none() : SourceLoader.folder(folder);
    String shown = file == null ? name + EXTENSION : String.valueOf(file.getFileName());
    return Scenarios.read(shown, text, ReadOptions.DEFAULT, loader);
  }

  /// The text with nothing left in other files: it can be saved anywhere, and a fault laid on it
  /// does not hide those of the file that it extended.
  public String standalone() {
    if (JsonEdit.get(text, "/extends").isEmpty()) {
      return text;
    }
    return switch (read()) {
      case ReadResult.Read read -> {
        String whole = JsonText.of(read.document());
        yield JsonEdit.remove(whole, "/extends").orElse(whole);
      }
      case ReadResult.Refused _ -> text;
    };
  }
}
