package crashlab.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Reads files that somebody names: never one that has no end, or at which one waits for a writer.
public final class OrdinaryFile {
  private OrdinaryFile() {}

  /// Returns the content of a file, of a too long one just enough to see that it is.
  ///
  /// @param most how many bytes are wanted
  /// @return at most `most` + 1 bytes
  /// @throws IOException if it cannot be read, or is a folder, a pipe or a device
  public static byte[] read(Path file, int most) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    if (found.isDirectory()) {
      throw new IOException("it is a folder");
    }
    if (found.isOther()) {
      throw new IOException("it is no ordinary file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    }
  }
}
