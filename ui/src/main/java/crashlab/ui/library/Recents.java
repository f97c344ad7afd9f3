package crashlab.ui.library;

import crashlab.ui.control.Settings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The scenario files that were opened last, the latest first. Files that are gone are dropped.
public final class Recents {
  public static final int MOST = 10;

  private static final String KEY = "recents";
  private static final String BREAK = "\n";

  private final Settings settings;
  private final ObservableList<Path> paths = FXCollections.observableArrayList();

  /// @param settings where they are remembered
  public Recents(Settings settings) {
    this.settings = settings;
    refresh();
  }

  /// Files that are there, at most [#MOST].
  public ObservableList<Path> paths() {
    return FXCollections.unmodifiableObservableList(paths);
  }

  /// Puts a file in front.
  public void add(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    List<Path> next = new ArrayList<>(paths);
    next.remove(whole);
    next.addFirst(whole);
    set(next);
  }

  /// Forgets all.
  public void clear() {
    set(List.of());
  }

  /// Drops the files that are gone.
  public void refresh() {
    String kept = settings.get(KEY);
    List<Path> found = new ArrayList<>();
    for (String line : kept == null ? new String[0] : kept.split(BREAK, -1)) {
      Path path = path(line);
      if (path != null && Files.isRegularFile(path) && !found.contains(path)) {
        found.add(path);
      }
    }
    set(found);
  }

  private static @Nullable Path path(String line) {
    try {
      return line.isBlank() ? null : Path.of(line);
    } catch (InvalidPathException notOurs) {
      return null;
    }
  }

  private void set(List<Path> files) {
    List<Path> next = files.subList(0, Math.min(files.size(), MOST));
    if (!paths.equals(next)) {
      paths.setAll(List.copyOf(next));
    }
    String text = String.join(BREAK, next.stream().map(Path::toString).toList());
    if (!text.equals(settings.get(KEY))) {
      settings.put(KEY, text.isEmpty() ? null : text);
    }
  }
}
