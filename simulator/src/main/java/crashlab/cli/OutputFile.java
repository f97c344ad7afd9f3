package crashlab.cli;

import crashlab.trace.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a file that the user asks for is to appear, found out before a run begins rather than
/// after it.
final class OutputFile {
  private OutputFile() {}

  /// Returns the place that `name` stands for, symbolic links followed.
  ///
  /// @throws UserMistake if no file can appear there
  static Path place(String option, String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new UserMistake(option + " " + name + ": it is a folder, expected a file");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new UserMistake(option + " " + name + ": it is no ordinary file");
      }
      Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path folder = place.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new UserMistake(option + " " + name + ": there is no folder " + folder);
      }
      if (!Files.isWritable(folder)) {
        throw new UserMistake(option + " " + name + ": the folder " + folder + " is read-only");
      }
      return place;
    } catch (InvalidPathException | IOException e) {
      throw new UserMistake(option + " " + name + ": " + why(e));
    }
  }

  /// Writes a whole file, which appears when it is complete.
  static void write(Path place, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (var file = new AtomicFile(place)) {
      file.write(bytes, bytes.length);
      file.commit();
    }
  }

  /// Returns what an exception of the file system says, without the file's name.
  static String why(Exception e) {
    return switch (e) {
      case UncheckedIOException wrapper when wrapper.getCause() != null -> why(wrapper.getCause());
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
