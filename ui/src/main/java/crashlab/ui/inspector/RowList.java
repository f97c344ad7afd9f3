package crashlab.ui.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
  record Row(String lead, String text, long seq, boolean marked) {}

  private final Consumer<Row> onClick;
  private List<Row> rows = List.of();

  RowList(String id, Consumer<Row> onClick) {
    this.onClick = onClick;
    setId(id);
    getStyleClass().add("row-list");
  }

  void show(List<Row> now) {
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

  private final class Line extends Button {
    private final Label lead = new Label();
    private final Label text = new Label();
    private Row row = new Row("", "", 0, false);

    Line() {
      getStyleClass().setAll("row-line");
      lead.getStyleClass().add("row-lead");
      lead.setMinWidth(USE_PREF_SIZE);
      text.setWrapText(true);
      text.setMinHeight(USE_PREF_SIZE);
      HBox.setHgrow(text, Priority.ALWAYS);
      var box = new HBox(8, lead, text);
      box.setAlignment(Pos.TOP_LEFT);
      setGraphic(box);
      setMaxWidth(Double.MAX_VALUE);
      setMnemonicParsing(false);
      box.prefWidthProperty().bind(RowList.this.widthProperty().subtract(14));
      box.setMaxWidth(USE_PREF_SIZE);
      setOnAction(_ -> onClick.accept(row));
    }

    void show(Row now) {
      row = now;
      lead.setText(now.lead());
      text.setText(now.text());
      setAccessibleText(now.lead() + " " + now.text());
      pseudoClassStateChanged(MARKED, now.marked());
    }
  }
}
