package crashlab.ui.fault;

import crashlab.ui.session.Branch;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A branch in the tree: its name, whether it is shown or compared, and what was done; in its place
/// a text field while it is renamed.
final class BranchCell extends TreeCell<Branch> {
  private final Function<Branch, String> role;
  private final BiPredicate<Branch, String> rename;
  private final Label name = new Label();
  private final Label roleLabel = new Label();
  private final Label change = new Label();
  private final VBox box = new VBox(new HBox(6, name, roleLabel), change);
  private final TextField field = new TextField();

  /// @param role what it is to the window at the moment, such as `shown`; empty for nothing
  /// @param rename gives it another name and tells whether it could
  BranchCell(Function<Branch, String> role, BiPredicate<Branch, String> rename) {
    this.role = role;
    this.rename = rename;
    name.getStyleClass().add("branch-name");
    roleLabel.getStyleClass().add("branch-role");
    change.getStyleClass().add("branch-change");
    roleLabel.setMinWidth(USE_PREF_SIZE);
    setPrefWidth(0); // a long name is cut, the list does not scroll sideways
    field.setId("branch-rename");
    field.setAccessibleText("New name of the branch");
    field.setOnAction(_ -> commit());
    field.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        cancelEdit();
        event.consume();
      }
    });
  }

  private void commit() {
    Branch branch = getItem();
    if (branch != null && rename.test(branch, field.getText().strip())) {
      cancelEdit();
    }
  }

  @Override
  protected void updateItem(@Nullable Branch branch, boolean empty) {
    super.updateItem(branch, empty);
    if (branch == null || empty) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    name.setText(branch.name());
    String is = role.apply(branch);
    roleLabel.setText(is);
    roleLabel.setVisible(!is.isEmpty());
    change.setText(BranchTree.change(branch));
    setTooltip(new Tooltip(branch.name() + "\n" + change.getText()));
    setAccessibleText(branch.name() + ", " + change.getText() + (is.isEmpty() ? "" : ", " + is));
    setGraphic(isEditing() ? field : box);
  }

  @Override
  public void startEdit() {
    super.startEdit();
    Branch branch = getItem();
    if (branch != null && isEditing()) {
      field.setText(branch.name());
      setGraphic(field);
      Platform.runLater(() -> {
        field.requestFocus();
        field.selectAll();
      });
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    setGraphic(getItem() == null ? null : box);
    if (getTreeView() != null) {
      getTreeView().requestFocus();
    }
  }
}
