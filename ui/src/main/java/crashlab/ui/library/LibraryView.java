package crashlab.ui.library;

import atlantafx.base.theme.Styles;
import crashlab.experiment.ShippedScenarios;
import crashlab.ui.control.Theme;
import crashlab.ui.library.LibraryRow.Entry;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.RunSession.RefusedText;
import crashlab.ui.session.ScenarioCard;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All scenarios that can be opened, with a search over them.
///
/// Keys: typing searches, Down goes to the list, Enter opens, Esc clears the search.
public final class LibraryView extends VBox {
  private static final double ROW = 46;

  private final RunSession session;
  private final Recents recents;
  private final LibraryModel model;
  private final TextField search = new TextField();
  private final ListView<LibraryRow> list = new ListView<>();
  private final Label message = new Label();
  private Runnable onOpenFile = () -> {};
  private @Nullable Path asked;

  public LibraryView(RunSession session, Theme theme, ShippedScenarios shipped, Recents recents) {
    this(session, theme, shipped, recents, reader());
  }

  LibraryView(
      RunSession session, Theme theme, ShippedScenarios shipped, Recents recents, Executor reader) {
    this.session = session;
    this.recents = recents;
    this.model = new LibraryModel(shipped, recents, reader, Platform::runLater);
    setId("library");
    getStyleClass().add("library");
    getStylesheets().add(String.valueOf(LibraryView.class.getResource("/crashlab/ui/library.css")));
    getChildren().addAll(searchRow(), list(), message(), openFile());
    FileDrop.accept(this, this::open, this::say);
    session.refusalProperty().subscribe(this::refused);
    theme
        .textScaleProperty()
        .subscribe(scale -> list.setFixedCellSize(Math.ceil(ROW * scale.doubleValue())));
  }

  /// Files are read one after the other, so that the runs keep the other processors.
  private static Executor reader() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().name("library").daemon().factory());
  }

  /// What the button "Open file…" does.
  public void setOnOpenFile(Runnable action) {
    onOpenFile = action;
  }

  /// The scenarios that ship; each is replaced once its file has been read.
  public ObservableList<ScenarioCard> shipped() {
    return model.shipped();
  }

  /// Opens a file, and remembers it. What is wrong with it is said below the list.
  public void open(Path file) {
    say("");
    asked = file.toAbsolutePath();
    try {
      session.open(ScenarioText.load(file));
      recents.add(file);
    } catch (IOException e) {
      say(ScenarioCard.words(file, e));
      recents.refresh();
    }
  }

  /// Puts the keyboard into the search field.
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  private HBox searchRow() {
    search.setId("library-search");
    search.setPromptText("Search scenarios");
    search.setAccessibleText("Search scenarios by name, title or description");
    search.textProperty().bindBidirectional(model.searchProperty());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
    HBox.setHgrow(search, Priority.ALWAYS);
    var solutions = new ToggleButton(null, new FontIcon(Feather.EYE));
    solutions.setId("library-solutions");
    solutions.setAccessibleText("Show solutions of exercises too");
    solutions.setTooltip(new Tooltip("Show solutions of exercises too"));
    solutions.getStyleClass().add(Styles.BUTTON_ICON);
    solutions.selectedProperty().bindBidirectional(model.solutionsProperty());
    var row = new HBox(6, search, solutions);
    row.getStyleClass().add("library-head");
    return row;
  }

  private void searchKey(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      list.requestFocus();
      selectFirst();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      event.consume();
    }
  }

  private void selectFirst() {
    if (list.getSelectionModel().getSelectedItem() instanceof Entry) {
      return;
    }
    int best = model.best();
    if (best >= 0) {
      list.getSelectionModel().select(best);
      list.scrollTo(best);
    }
  }

  private ListView<LibraryRow> list() {
    list.setId("library-list");
    list.setAccessibleText("Scenarios");
    list.setItems(model.rows());
    list.setCellFactory(_ -> new LibraryCell());
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openSelected();
            event.consume();
          }
        });
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            openSelected();
          }
        });
    list.setMinHeight(80);
    VBox.setVgrow(list, Priority.ALWAYS);
    return list;
  }

  private void openSelected() {
    if (list.getSelectionModel().getSelectedItem() instanceof Entry entry) {
      open(entry.card().file());
    }
  }

  private Label message() {
    message.setId("library-message");
    message.getStyleClass().add("library-message");
    message.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.managedProperty().bind(message.visibleProperty());
    message.setVisible(false);
    return message;
  }

  private Button openFile() {
    var button = new Button("Open file…", new FontIcon(Feather.FOLDER));
    button.setId("library-open-file");
    button.setTooltip(new Tooltip("Open a scenario file (Ctrl+O), or drop one here"));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(_ -> onOpenFile.run());
    return button;
  }

  private void refused(@Nullable RefusedText refusal) {
    if (refusal == null) {
      say("");
      return;
    }
    Path file = refusal.source().file();
    if (file != null && file.equals(asked)) {
      model.reread(file);
      int others = refusal.problems().size() - 1 + refusal.more();
      String more = others == 0 ? "" : " (and " + others + " more)";
      say("Cannot be opened: " + ScenarioCard.words(refusal.problems().getFirst()) + more);
    }
  }

  private void say(String words) {
    message.setText(words);
    message.setVisible(!words.isEmpty());
  }
}
