package crashlab.ui.editor;

import atlantafx.base.theme.Styles;
import crashlab.scenario.JsonEdit;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.Threads;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;

/// The editor of the scenario that is shown: its JSON, and its design as a form.
///
/// Works these keys itself: Ctrl+Enter applies, Ctrl+S saves, Ctrl+Shift+S saves elsewhere, Ctrl+F
/// finds, Ctrl+Space completes, F8 goes to the next problem, Ctrl+Z and Ctrl+Shift+Z undo and redo.
/// No letter that is typed in it reaches the window.
public final class EditorView extends BorderPane {
  static final String STYLES =
      String.valueOf(EditorView.class.getResource("/crashlab/ui/editor.css"));

  private static final Duration BEFORE_READING = Duration.millis(200);
  private static final Duration BETWEEN_DRAFTS = Duration.seconds(3);

  private final JsonArea area = new JsonArea();
  private final EditorModel model;
  private final EditorFiles files;
  private final FormModel form;
  private final FindBar find = new FindBar(area);
  private final ProblemList problems;
  private final CompletionPopup completion;
  private final DesignPane design;
  private final Tab textTab = new Tab("Text");
  private final Tab designTab = new Tab("Design");
  private final TabPane tabs = new TabPane(textTab, designTab);

  /// Keeps no drafts.
  public EditorView(RunSession session, Theme theme, FileDialogs dialogs) {
    this(session, theme, dialogs, null);
  }

  /// @param drafts the folder that unsaved texts are kept in; null if they are not
  public EditorView(RunSession session, Theme theme, FileDialogs dialogs, @Nullable Path drafts) {
    Executor reader = task -> Thread.ofVirtual().start(task);
    Executor writer =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("drafts").factory());
    var reading = new Threads(reader, Platform::runLater);
    var writing = new Threads(writer, Platform::runLater);
    model = new EditorModel(session, area, reading, pause(BEFORE_READING));
    files = new EditorFiles(model, dialogs, Drafts.in(drafts), writing);
    form = new FormModel(model, area, reading);
    problems = new ProblemList(model, area);
    completion = new CompletionPopup(area, new Completion(Schema.load()), theme);
    design = new DesignPane(form);
    setId("editor");
    getStyleClass().add("editor-view");
    getStylesheets().add(STYLES);
    var bar =
        new EditorBar(
            session,
            model,
            files,
            area,
            new EditorBar.TextActions(this::find, this::undo, this::redo));
    setTop(new VBox(bar, new EditorNotes(model, files, this::showEditable)));
    setCenter(tabs);
    putTogether();
    listen();
    model.follow();
    files.follow();
    everyFewSeconds();
  }

  private static Pause pause(Duration length) {
    var transition = new PauseTransition(length);
    return new Pause() {
      @Override
      public void restart(Runnable then) {
        transition.setOnFinished(_ -> then.run());
        transition.playFromStart();
      }

      @Override
      public void stop() {
        transition.stop();
      }
    };
  }

  private void putTogether() {
    var scrolled = new VirtualizedScrollPane<>(area);
    VBox.setVgrow(scrolled, Priority.ALWAYS);
    textTab.setContent(new VBox(find, scrolled, problems));
    textTab.setId("editor-text-tab");
    designTab.setContent(design);
    designTab.setId("editor-design-tab");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add(Styles.DENSE);
    area.setGuard(model::mayChange);
    new TextStyler(area, model);
    ProblemTip.on(area, model);
  }

  private void listen() {
    area.plainTextChanges()
        .subscribe(change ->
            model.changed(
                change.getPosition(), change.getRemoved().length(), change.getInserted().length()));
    model.checksProperty().subscribe(_ -> refreshForm());
    designTab.selectedProperty().subscribe(_ -> refreshForm());
    new EditorKeys(this, problems).install();
  }

  private void refreshForm() {
    if (designTab.isSelected()) {
      form.refresh();
    }
  }

  private void everyFewSeconds() {
    var timeline = new Timeline(new KeyFrame(BETWEEN_DRAFTS, _ -> files.keepDraft()));
    timeline.setCycleCount(Animation.INDEFINITE);
    model
        .modifiedProperty()
        .subscribe(modified -> {
          if (modified) {
            timeline.play();
          } else {
            timeline.pause();
            files.keepDraft();
          }
        });
  }

  /// Finds in the text, or in the form.
  void find() {
    if (textTab.isSelected()) {
      find.open();
    } else {
      design.focusSearch();
    }
  }

  /// In the form what is undone is run at once, as what is set is.
  void undo() {
    area.undo();
    if (designTab.isSelected()) {
      model.apply();
    }
  }

  void redo() {
    area.redo();
    if (designTab.isSelected()) {
      model.apply();
    }
  }

  /// Shows the text and puts the keyboard focus there.
  public void showText() {
    tabs.getSelectionModel().select(textTab);
    area.requestFocus();
  }

  /// Shows the form and puts the keyboard focus there.
  public void showDesign() {
    tabs.getSelectionModel().select(designTab);
    design.focusSearch();
  }

  /// Shows the text and selects the value at a JSON Pointer, if there is one.
  public void reveal(String pointer) {
    showText();
    JsonEdit.locate(area.getText(), pointer)
        .ifPresent(value -> area.reveal(value.start(), value.end()));
  }

  /// Shows the first part that an exercise lets one change.
  private void showEditable() {
    model.firstEditable().ifPresent(this::reveal);
  }

  /// Runs the text in place of what runs, if it is sound and another.
  public void apply() {
    model.apply();
  }

  /// Saves the text to its file; asks for one if it has none.
  public void save() {
    files.save();
  }

  /// Asks for a file and saves the text to it.
  public void saveAs() {
    files.saveAs();
  }

  /// Whether the text that is shown was changed and not saved.
  public ReadOnlyBooleanProperty modifiedProperty() {
    return model.modifiedProperty();
  }

  /// Keeps what was not saved now: to be called before the window goes away.
  public void keepDraft() {
    files.keepDraft();
  }

  /// Where the text is edited, to move the keyboard focus to.
  public Node focusPlace() {
    return textTab.isSelected() ? area : design;
  }

  JsonArea area() {
    return area;
  }

  EditorModel model() {
    return model;
  }

  FormModel form() {
    return form;
  }

  CompletionPopup completion() {
    return completion;
  }
}
