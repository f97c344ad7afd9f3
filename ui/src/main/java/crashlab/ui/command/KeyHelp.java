package crashlab.ui.command;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// All keys that do something, by menu: exactly those of the commands, and those that the views
/// take while they have the focus.
public final class KeyHelp extends ScrollPane {
  /// Keys of a view, for while it has the focus.
  ///
  /// @param keys as people read them
  /// @param action what they do
  public record ViewKeys(String view, String keys, String action) {}

  private static final double KEYS_WIDTH = 210;

  private final GridPane grid = new GridPane();
  private int row;

  public KeyHelp(Commands commands, List<ViewKeys> views) {
    setId("key-help");
    setFitToWidth(true);
    grid.setHgap(16);
    grid.setVgap(4);
    grid.setPadding(new Insets(16));
    var keys = new ColumnConstraints(KEYS_WIDTH);
    grid.getColumnConstraints().addAll(keys, new ColumnConstraints());
    String menu = "";
    for (Command command : commands.all()) {
      if (command.keys().isEmpty()) {
        continue;
      }
      if (!command.menu().equals(menu)) {
        menu = command.menu();
        heading(menu.isEmpty() ? "Anywhere" : menu);
      }
      line(command.keysInWords(), command.name());
    }
    String view = "";
    for (ViewKeys one : views) {
      if (!one.view().equals(view)) {
        view = one.view();
        heading("While the " + view + " has the focus");
      }
      line(one.keys(), one.action());
    }
    setContent(grid);
  }

  private void heading(String text) {
    var label = new Label(text);
    label.getStyleClass().add("heading");
    grid.add(label, 0, row++, 2, 1);
  }

  private void line(String keys, String action) {
    var left = new Label(keys);
    left.getStyleClass().add("mono");
    var right = new Label(action);
    grid.add(left, 0, row);
    grid.add(right, 1, row++);
  }
}
