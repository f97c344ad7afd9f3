package crashlab.cli;

import crashlab.trace.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
      if (Files.exists(path) && !Files.isWritable(path)) {
        throw new UserMistake(option + " " + name + ": it is read-only");
      }
      Path place = AtomicFile.place(path);
      Path folder = place.resolveSibling("");
      if (!Files.isWritable(folder)) {
        throw new UserMistake(option + " " + name + ": the folder " + folder + " is read-only");
      }
      return place;
    } catch (NoSuchFileException e) {
      throw new UserMistake(option + " " + name + ": there is no folder " + e.getFile());
    } catch (InvalidPathException | IOException e) {
      throw new UserMistake(option + " " + name + ": " + why(e));
    }
  }

  /// Writes a whole file, which appears when it is complete.
  static void write(Path place, String text) throws IOException {
    AtomicFile.write(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Tells whether an output would take the place of a file that is read.
  static boolean isSame(@Nullable Path place, Path input) {
    try {
      return place != null && Files.exists(place) && Files.isSameFile(place, input);
    } catch (IOException e) {
      return false; // what cannot be looked at cannot be read either
    }
  }

  /// Returns what an exception of the file system says, without the file's name.
  static String why(Exception e) {
    return switch (e) {
      case UncheckedIOException wrapper when wrapper.getCause() != null -> why(wrapper.getCause());
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      case AccessDeniedException _ -> "it may not be written";
      case FileSystemLoopException _ -> "its links lead in a circle";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
