package crashlab.ui.fault;

import crashlab.trace.AtomicFile;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The branches of a session as a tree: what was opened, and what became of it after each thing
/// that somebody broke. A click shows a branch; it can be renamed, compared, saved and removed.
public final class BranchesView extends VBox {
  private final RunSession session;
  private final Function<String, @Nullable Path> askForFile;
  private final TreeView<Branch> tree = new TreeView<>();
  private final Label hint =
      new Label("Each fault that you inject makes a branch here. Nothing is lost.");
  private final Button rename;
  private final Button compare;
  private final Button save;
  private final Button remove;

  /// @param askForFile asks where to save, given a name to suggest; null if the user would not say
  public BranchesView(
      RunSession session, Theme theme, Function<String, @Nullable Path> askForFile) {
    this.session = session;
    this.askForFile = askForFile;
    setId("branches-view");
    getStyleClass().add("branches-view");
    getStylesheets().add(String.valueOf(BranchesView.class.getResource("/crashlab/ui/fault.css")));
    rename = button("rename", "Rename the branch (F2)", Feather.EDIT_2, this::edit);
    compare = button("compare", "Compare the shown branch with it", Feather.COLUMNS, this::compare);
    save = button("save", "Save it as a scenario", Feather.SAVE, this::save);
    remove = button("remove", "Remove the branch (Delete)", Feather.TRASH_2, session::remove);
    prepareTree();
    theme.textScaleProperty().subscribe(tree::refresh);
    hint.getStyleClass().add("branches-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    var buttons = new FlowPane(4, 4, rename, compare, save, remove);
    VBox.setVgrow(tree, Priority.ALWAYS);
    getChildren().addAll(buttons, tree, hint);
    session.branches().addListener((ListChangeListener<Branch>) _ -> rebuild());
    session.currentProperty().subscribe(this::rebuild);
    session.comparedProperty().subscribe(this::rebuild);
    rebuild();
  }

  private Button button(String id, String words, Feather icon, Consumer<Branch> action) {
    var button = new Button(null, new FontIcon(icon));
    button.setId("branches-" + id);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(_ -> withSelected(action));
    return button;
  }

  private void withSelected(Consumer<Branch> action) {
    Branch branch = selected();
    if (branch != null) {
      action.accept(branch);
    }
  }

  private @Nullable Branch selected() {
    TreeItem<Branch> item = tree.getSelectionModel().getSelectedItem();
    return item == null ? null : item.getValue();
  }

  private void prepareTree() {
    tree.setId("branches-tree");
    tree.setAccessibleText("Branches");
    tree.setShowRoot(false);
    tree.setEditable(true);
    tree.setMinHeight(60);
    tree.setCellFactory(_ -> {
      var cell = new BranchCell(this::role, this::rename);
      cell.setOnMouseClicked(event -> {
        Branch branch = cell.getItem();
        if (branch != null && event.getButton() == MouseButton.PRIMARY && !cell.isEditing()) {
          session.show(branch);
        }
      });
      return cell;
    });
    tree.getSelectionModel().selectedItemProperty().subscribe(this::enableButtons);
    tree.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        withSelected(session::show);
        event.consume();
      } else if (event.getCode() == KeyCode.DELETE) {
        withSelected(session::remove);
        event.consume();
      } else if (event.getCode() == KeyCode.F2) {
        withSelected(this::edit);
        event.consume();
      }
    });
    var menu =
        new ContextMenu(
            item("Show (Enter)", session::show),
            item("Rename (F2)", this::edit),
            item("Compare the shown branch with it", this::compare),
            item("Save as scenario…", this::save),
            item("Remove (Delete)", session::remove));
    tree.setContextMenu(menu);
  }

  private MenuItem item(String words, Consumer<Branch> action) {
    var item = new MenuItem(words);
    item.setOnAction(_ -> withSelected(action));
    return item;
  }

  private String role(Branch branch) {
    boolean shown = branch.equals(session.current());
    boolean compared = branch.equals(session.comparedProperty().get());
    return shown ? "● shown" : compared ? "◑ compared" : "";
  }

  private void enableButtons() {
    Branch branch = selected();
    rename.setDisable(branch == null);
    save.setDisable(branch == null);
    compare.setDisable(branch == null || branch.equals(session.current()));
    remove.setDisable(branch == null || branch.origin() == null);
  }

  private void rebuild() {
    var root = new TreeItem<@Nullable Branch>(null);
    fill(root, null);
    tree.setRoot(root);
    tree.getSelectionModel().select(find(root));
    boolean one = session.branches().size() < 2;
    hint.setVisible(one);
    hint.setManaged(one);
    enableButtons();
  }

  private void fill(TreeItem<@Nullable Branch> item, @Nullable Branch branch) {
    item.setExpanded(true);
    for (Branch below : BranchTree.below(session.branches(), branch)) {
      var child = new TreeItem<@Nullable Branch>(below);
      item.getChildren().add(child);
      fill(child, below);
    }
  }

  private @Nullable TreeItem<@Nullable Branch> find(TreeItem<@Nullable Branch> item) {
    if (item.getValue() != null && item.getValue().equals(session.current())) {
      return item;
    }
    for (TreeItem<@Nullable Branch> child : item.getChildren()) {
      TreeItem<@Nullable Branch> found = find(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void edit(Branch branch) {
    TreeItem<Branch> item = tree.getSelectionModel().getSelectedItem();
    if (item != null && branch.equals(item.getValue())) {
      tree.edit(item);
    }
  }

  private boolean rename(Branch branch, String name) {
    String problem = BranchTree.problem(session.branches(), branch, name);
    if (!problem.isEmpty()) {
      session.noticeProperty().set(problem);
      return false;
    }
    session.rename(branch, name);
    return true;
  }

  private void compare(Branch branch) {
    session.compareWith(branch.equals(session.comparedProperty().get()) ? null : branch);
  }

  /// Saves what the branch runs, so that it runs the same anywhere without this window.
  private void save(Branch branch) {
    Path file = askForFile.apply(branch.name() + ".json");
    if (file == null) {
      return;
    }
    byte[] text = branch.source().standalone().getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(file, text);
      session.noticeProperty().set("Saved " + file.getFileName() + ".");
    } catch (IOException e) {
      session.noticeProperty().set("Could not save " + file + ": " + e.getMessage());
    }
  }
}
