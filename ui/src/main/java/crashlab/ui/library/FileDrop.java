package crashlab.ui.library;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Lets people drop a file on a part of the window to open it, whatever is in it. While one hangs
/// over it, the part has the pseudo class `drop`.
public final class FileDrop {
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
  private static final String EXTENSION = ".json";

  private final Consumer<Path> open;
  private final Consumer<String> tell;

  private FileDrop(Consumer<Path> open, Consumer<String> tell) {
    this.open = open;
    this.tell = tell;
  }

  /// @param open gets the file that was dropped
  /// @param tell gets what there is to say of what was dropped besides
  public static void accept(Node node, Consumer<Path> open, Consumer<String> tell) {
    var drop = new FileDrop(open, tell);
    node.addEventHandler(DragEvent.DRAG_OVER, event -> over(node, event));
    node.addEventHandler(DragEvent.DRAG_EXITED, _ -> node.pseudoClassStateChanged(DROP, false));
    node.addEventHandler(DragEvent.DRAG_DROPPED, event -> drop.dropped(node, event));
  }

  private static void over(Node node, DragEvent event) {
    if (!event.isConsumed() && event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      node.pseudoClassStateChanged(DROP, true);
      event.consume();
    }
  }

  private void dropped(Node node, DragEvent event) {
    node.pseudoClassStateChanged(DROP, false);
    List<File> files = event.getDragboard().getFiles();
    if (event.isConsumed() || files.isEmpty()) {
      return;
    }
    Optional<Path> chosen = chosen(files);
    event.setDropCompleted(chosen.isPresent());
    event.consume();
    if (chosen.isEmpty()) {
      tell.accept("A folder cannot be opened: drop a scenario file.");
    } else {
      open.accept(chosen.get());
      if (files.size() > 1) {
        tell.accept(
            "Opened " + chosen.get().getFileName() + ": one file at a time, the others stay.");
      }
    }
  }

  /// The file among those that were dropped that is opened: the first that ends with `.json`, or
  /// else the first that is no folder.
  static Optional<Path> chosen(List<File> dropped) {
    List<File> files = dropped.stream().filter(file -> !file.isDirectory()).toList();
    return files.stream()
        .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(EXTENSION))
        .findFirst()
        .or(() -> files.stream().findFirst())
        .map(File::toPath);
  }
}
