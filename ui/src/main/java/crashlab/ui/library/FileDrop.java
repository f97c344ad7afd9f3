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

/// Lets people drop a scenario file on a part of the window. While one hangs over it, the part has
/// the pseudo class `drop`.
public final class FileDrop {
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
  private static final String EXTENSION = ".json";

  private FileDrop() {}

  /// @param open gets the file that was dropped
  public static void accept(Node node, Consumer<Path> open) {
    node.addEventHandler(DragEvent.DRAG_OVER, event -> over(node, event));
    node.addEventHandler(
        DragEvent.DRAG_EXITED, _ -> node.pseudoClassStateChanged(DROP, false));
    node.addEventHandler(DragEvent.DRAG_DROPPED, event -> dropped(node, event, open));
  }

  private static void over(Node node, DragEvent event) {
    if (!event.isConsumed() && scenario(event.getDragboard().getFiles()).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      node.pseudoClassStateChanged(DROP, true);
      event.consume();
    }
  }

  private static void dropped(Node node, DragEvent event, Consumer<Path> open) {
    node.pseudoClassStateChanged(DROP, false);
    Optional<Path> file = scenario(event.getDragboard().getFiles());
    if (!event.isConsumed() && file.isPresent()) {
      event.setDropCompleted(true);
      event.consume();
      open.accept(file.get());
    }
  }

  /// The scenario among dropped files: the first that ends with `.json`.
  static Optional<Path> scenario(List<File> files) {
    return files.stream()
        .filter(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(EXTENSION))
        .map(File::toPath)
        .findFirst();
  }
}
