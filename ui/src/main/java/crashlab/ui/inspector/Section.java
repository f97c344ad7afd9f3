package crashlab.ui.inspector;

import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A part of the inspector: a heading over its content; not there at all while it has none.
final class Section extends VBox {
  private final Label heading = new Label();

  Section(String id, String title, Node... content) {
    setId("inspector-" + id);
    getStyleClass().add("inspector-section");
    heading.setText(title);
    heading.getStyleClass().add("inspector-heading");
    heading.setWrapText(true);
    heading.setMinHeight(USE_PREF_SIZE);
    getChildren().add(heading);
    getChildren().addAll(Arrays.asList(content));
  }

  void title(String title) {
    heading.setText(title);
  }

  void show(boolean wanted) {
    setVisible(wanted);
    setManaged(wanted);
  }
}
