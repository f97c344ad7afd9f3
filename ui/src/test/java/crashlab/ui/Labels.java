package crashlab.ui;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// The words of the labels and buttons that can be seen.
final class Labels {
  private Labels() {}

  static List<String> words(Scene scene) {
    return seen(scene).stream().map(Labeled::getText).filter(Objects::nonNull).toList();
  }

  /// The words that are cut short for want of room, or stand beyond the right edge.
  static List<String> cutOff(Scene scene) {
    return seen(scene).stream().filter(Labels::isCut).map(Labeled::getText).toList();
  }

  private static List<Labeled> seen(Scene scene) {
    return scene.getRoot().lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(Labels::isSeen)
        .toList();
  }

  /// Whether neither a node nor anything that it stands in is hidden.
  static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCut(Labeled label) {
    double right = label.localToScene(label.getBoundsInLocal()).getMaxX();
    boolean shortened =
        label.lookup(".text") instanceof Text shown
            && label.getText() != null
            && shown.getText().endsWith("…")
            && !label.getText().endsWith("…");
    return shortened || right > label.getScene().getWidth() + 1;
  }
}
