package crashlab.ui.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Short lines that lead somewhere when clicked, such as events. Keeps its nodes when the lines
/// change, which they do with every frame while a run plays.
final class RowList extends VBox {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  /// A line.
  ///
  /// @param lead what stands before the text: a number, a time
  /// @param marked whether it stands out
  record FactRow(String lead, String text, long seq, boolean marked) {}

  private final Consumer<FactRow> onClick;
  private List<FactRow> rows = List.of();

  RowList(String id, Consumer<FactRow> onClick) {
    this.onClick = onClick;
    setId(id);
    getStyleClass().add("row-list");
  }

  void show(List<FactRow> now) {
    if (now.equals(rows)) {
      return;
    }
    rows = List.copyOf(now);
    while (getChildren().size() < rows.size()) {
      getChildren().add(new Line());
    }
    for (int i = 0; i < getChildren().size(); i++) {
      Node child = getChildren().get(i);
      boolean used = i < rows.size();
      child.setVisible(used);
      child.setManaged(used);
      if (used && child instanceof Line line) {
        line.show(rows.get(i));
      }
    }
  }

  /// A line works like a button; as a box it takes as much height as its text needs.
  private final class Line extends HBox {
    private final Label lead = new Label();
    private final Label text = new Label();
    private FactRow row = new FactRow("", "", 0, false);

    Line() {
      super(8);
      getStyleClass().setAll("row-line");
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.BUTTON);
      lead.getStyleClass().add("row-lead");
      lead.setMinWidth(USE_PREF_SIZE);
      text.setWrapText(true);
      text.setMinHeight(USE_PREF_SIZE);
      HBox.setHgrow(text, Priority.ALWAYS);
      getChildren().addAll(lead, text);
      setOnMouseClicked(event -> {
        if (event.getButton() == MouseButton.PRIMARY) {
          onClick.accept(row);
        }
      });
      setOnKeyPressed(event -> {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
          onClick.accept(row);
          event.consume();
        }
      });
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
      if (action == AccessibleAction.FIRE) {
        onClick.accept(row);
      } else {
        super.executeAccessibleAction(action, parameters);
      }
    }

    void show(FactRow now) {
      row = now;
      lead.setText(now.lead());
      text.setText(now.text());
      setAccessibleText(now.lead() + " " + now.text());
      pseudoClassStateChanged(MARKED, now.marked());
    }
  }
}
