package crashlab.ui.compare;

import crashlab.analysis.compare.Judgement;
import crashlab.ui.compare.RunComparison.Row;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The figures of both runs, a row each.
final class FigureTable extends Region {
  private final TableView<Row> table = new TableView<>();
  private final Label placeholder = new Label();

  FigureTable() {
    table.setId("compare-table");
    table.getStyleClass().addAll("dense", "striped");
    table.setAccessibleText("Figures of run A and run B");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    placeholder.setWrapText(true);
    table.setPlaceholder(placeholder);
    table.getColumns().add(column("Figure", Row::name, 300, false));
    table.getColumns().add(column("A", Row::a, 150, true));
    table.getColumns().add(column("B", Row::b, 150, true));
    table.getColumns().add(column("B − A", Row::difference, 160, true));
    table.getColumns().add(judgement());
    getChildren().add(table);
    setMinSize(200, 60);
  }

  @Override
  protected void layoutChildren() {
    table.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  @Override
  protected double computePrefWidth(double height) {
    return table.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return table.prefHeight(width);
  }

  private static TableColumn<Row, String> column(
      String name, Function<Row, String> value, double width, boolean number) {
    var column = new TableColumn<Row, String>(name);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    if (number) {
      column.getStyleClass().add("compare-number");
    }
    return column;
  }

  private static TableColumn<Row, Judgement> judgement() {
    var column = new TableColumn<Row, Judgement>("B is");
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().judgement()));
    column.setCellFactory(_ -> new JudgementCell());
    column.setPrefWidth(120);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /// Shows a comparison.
  ///
  /// @param chosen whether there is a run B, though the comparison may not be ready
  void show(@Nullable RunComparison made, boolean chosen) {
    placeholder.setText(
        chosen
            ? "Comparing…"
            : "No run B yet: choose one above, or break something to make a branch.");
    if (made == null) {
      table.getItems().clear();
    } else {
      table.getItems().setAll(made.rows());
    }
  }

  private static final class JudgementCell extends TableCell<Row, Judgement> {
    @Override
    protected void updateItem(@Nullable Judgement item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(item.word());
      setGraphic(
          switch (item) {
            case BETTER -> icon(Feather.ARROW_UP_CIRCLE, "compare-better");
            case WORSE -> icon(Feather.ALERT_TRIANGLE, "compare-worse");
            case SAME -> icon(Feather.MINUS, "compare-neutral");
            case OTHER -> icon(Feather.CODE, "compare-neutral");
          });
    }

    private static FontIcon icon(Feather which, String style) {
      var icon = new FontIcon(which);
      icon.getStyleClass().add(style);
      return icon;
    }
  }
}
