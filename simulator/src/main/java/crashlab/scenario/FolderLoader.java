package crashlab.scenario;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Loads files of one folder and below.
record FolderLoader(Path folder) implements SourceLoader {
  private static final int MOST_NAMES = 1_000;

  @Override
  public byte[] load(String path) throws IOException {
    Path file;
    try {
      file = folder.resolve(path);
    } catch (InvalidPathException _) {
      throw new IOException("it is no path");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no such file");
    }
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw new IOException("it leads out of the scenario's folder");
    }
    return SourceLoader.read(file);
  }

  @Override
  public List<String> beside(String path) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folderOf(path))) {
      for (Path file : files) {
        if (names.size() < MOST_NAMES && file.getFileName() != null) {
          names.add(file.getFileName().toString());
        }
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException _) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  private Path folderOf(String path) {
    return folder.resolve(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }
}
