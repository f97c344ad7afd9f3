package crashlab.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the files that a scenario extends: only those in the scenario's own folder or below.
@FunctionalInterface
public interface SourceLoader {
  /// Returns the content of a file.
  ///
  /// @param path relative to the scenario's folder, with `/`, without `..`
  /// @throws IOException with a message for people, if there is no such file or it lies elsewhere
  byte[] load(String path) throws IOException;

  /// Returns a loader that has no files.
  static SourceLoader none() {
    return _ -> {
      throw new IOException("there is no folder to read it from");
    };
  }

  /// Returns the names of the files that stand beside `path`, for suggestions; of many, some.
  default List<String> beside(String path) {
    return List.of();
  }

  /// Returns a loader for the files in `folder` and below. Symbolic links that lead out are
  /// refused.
  static SourceLoader folder(Path folder) {
    return new FolderLoader(folder);
  }

  /// Returns the content of a file, of a too long one just enough to see that it is.
  static byte[] read(Path file) throws IOException {
    return OrdinaryFile.read(file, JsonLimits.BYTES);
  }

  /// Returns why no scenario may name this path, or null if it may.
  static @Nullable String refusal(String path) {
    if (path.indexOf('\\') >= 0) {
      return "a path is written with '/'";
    }
    boolean drive = path.length() > 1 && path.charAt(1) == ':';
    if (path.startsWith("/") || drive || path.startsWith("~")) {
      return "a path is relative to the scenario's folder";
    }
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        return "a path may not lead out of the scenario's folder with '..'";
      }
      if (part.isEmpty() || part.equals(".")) {
        return "a path has no empty part and no '.'";
      }
    }
    return path.chars().anyMatch(Character::isISOControl)
        ? "a path has no control characters"
        : null;
  }
}
