package crashlab.ui.fault;

import crashlab.ui.control.FaultDrop;
import crashlab.ui.control.Theme;
import crashlab.ui.fault.FaultKind.Field;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The palette of faults. A click on one arms it: the next click on a process strikes that process,
/// Esc cancels. A fault can be dragged onto a process, too, or strike the selected one.
///
/// By keyboard: arrow keys pick, Enter arms, Tab goes through the form to the button that strikes
/// the selected process.
public final class FaultView extends VBox {
  private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");

  private final FaultPalette palette;
  private final ListView<FaultKind> list = new ListView<>();
  private final FaultForm form;
  private final ToggleButton aim = new ToggleButton("Aim");
  private final Button strike = new Button("Strike");
  private final Label status = new Label();
  private final EventHandler<KeyEvent> escape = this::cancelOnEscape;

  public FaultView(RunSession session, Theme theme) {
    palette = new FaultPalette(session);
    form = new FaultForm(palette);
    setId("fault-view");
    getStyleClass().add("fault-view");
    getStylesheets().add(String.valueOf(FaultView.class.getResource("/crashlab/ui/fault.css")));
    var heading = new Label("Inject a fault");
    heading.getStyleClass().add("panel-title");
    heading.setLabelFor(list);
    prepareList(theme);
    prepareButtons();
    var buttons = new FlowPane(6, 6, aim, strike);
    buttons.getStyleClass().add("fault-buttons");
    buttons.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(heading, list, form, buttons, status);
    bind(session);
  }

  private void prepareList(Theme theme) {
    list.setId("fault-list");
    list.setAccessibleText("Faults");
    list.getItems().setAll(FaultKind.ALL);
    list.setMinHeight(90);
    theme
        .textScaleProperty()
        .subscribe(scale -> {
          list.setFixedCellSize(Math.ceil(27 * scale.doubleValue()));
          fitHeight();
        });
    list.setCellFactory(_ -> new FaultCell());
    list.getSelectionModel().select(palette.draft().kind());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(kind -> {
          if (kind != null) {
            palette.pick(kind);
          }
        });
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
        palette.arm();
      }
    });
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            armOrStrike();
            event.consume();
          }
        });
    list.setOnDragDetected(event -> {
      palette.arm();
      if (palette.isArmed()) {
        var content = new ClipboardContent();
        content.putString(FaultDrop.CONTENT);
        list.startDragAndDrop(TransferMode.COPY).setContent(content);
        event.consume();
      }
    });
    list.setOnDragDone(event -> {
      if (event.getTransferMode() == null) {
        palette.disarm();
      }
    });
  }

  private void fitHeight() {
    list.setPrefHeight(list.getFixedCellSize() * list.getItems().size() + 4);
    list.setMaxHeight(list.getPrefHeight());
  }

  /// Those of nodes only where a run has several.
  private void offer() {
    List<FaultKind> offered = FaultKind.of(palette.session().main().recording());
    if (!list.getItems().equals(offered)) {
      FaultKind picked = palette.draft().kind();
      FaultKind kept = offered.contains(picked) ? picked : offered.getFirst();
      list.getItems().setAll(offered);
      palette.pick(kept);
      list.getSelectionModel().select(kept);
      fitHeight();
    }
  }

  /// Enter arms what needs a target; what needs none strikes at once.
  private void armOrStrike() {
    if (palette.draft().kind().hasTarget()) {
      palette.arm();
    } else {
      palette.strike(-1);
    }
  }

  private void prepareButtons() {
    aim.setId("fault-aim");
    aim.setTooltip(new Tooltip("The next click on a process strikes it (Enter in the list)"));
    aim.setOnAction(_ -> {
      if (aim.isSelected()) {
        palette.arm();
      } else {
        palette.disarm();
      }
      aim.setSelected(palette.isArmed());
    });
    strike.setId("fault-strike");
    strike.setDefaultButton(false);
    strike.setOnAction(_ -> palette.strike(selectedSlot()));
    status.setId("fault-status");
    status.getStyleClass().add("fault-status");
    status.setWrapText(true);
    status.setMinHeight(USE_PREF_SIZE);
  }

  private void bind(RunSession session) {
    palette.draftProperty().subscribe(this::refresh);
    palette.armedProperty().subscribe(this::showArmed);
    session.main().selection().slotProperty().subscribe(this::refresh);
    session.main().recordingProperty().subscribe(this::refresh);
    session
        .main()
        .recordingProperty()
        .subscribe(() -> {
          palette.disarm();
          form.showModules();
          offer();
        });
    sceneProperty()
        .subscribe((before, now) -> {
          if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
          }
          watch(now);
        });
    form.showModules();
    refresh();
  }

  private void watch(@Nullable Scene scene) {
    if (scene != null) {
      scene.addEventFilter(KeyEvent.KEY_PRESSED, escape);
    }
  }

  private void cancelOnEscape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && palette.isArmed()) {
      palette.disarm();
      event.consume();
    }
  }

  private int selectedSlot() {
    return palette.session().main().selection().slot();
  }

  private void refresh() {
    FaultDraft draft = palette.draft();
    list.getSelectionModel().select(draft.kind());
    Map<Field, String> problems = draft.problems();
    form.show(draft, problems);
    Recording run = palette.session().main().recording();
    int slot = selectedSlot();
    boolean hasTarget = draft.kind().hasTarget();
    boolean selected = run != null && slot >= 0 && slot < run.roster().size();
    aim.setVisible(hasTarget);
    aim.setManaged(hasTarget);
    aim.setDisable(run == null || !problems.isEmpty());
    strike.setDisable(run == null || !problems.isEmpty() || (hasTarget && !selected));
    strike.setText(
        hasTarget
            ? "Strike " + (run != null && selected ? whom(run, draft, slot) : "selected")
            : "Strike now");
    showArmed(palette.isArmed());
  }

  private static String whom(Recording run, FaultDraft draft, int slot) {
    return draft.kind().strikesProcesses()
        ? run.roster().label(slot)
        : NodeTarget.ofSlot(run, slot)
            .map(target -> "node " + run.nodes().names().get(target.node()))
            .orElse("selected");
  }

  private static String aimed(FaultKind kind) {
    if (kind.strikesProcesses()) {
      return "process";
    }
    return kind.strikesLinks() ? "link or node" : "node";
  }

  private void showArmed(boolean armed) {
    aim.setSelected(armed);
    pseudoClassStateChanged(ARMED, armed);
    FaultKind kind = palette.draft().kind();
    status.setText(
        armed
            ? "Now click the " + aimed(kind) + " to strike. Esc cancels."
            : kind.hasTarget()
                ? "Click a fault, then a " + aimed(kind) + "; or drag it there."
                : "It strikes no process: it happens at the instant that you see.");
    if (getScene() != null) {
      getScene().setCursor(armed ? Cursor.CROSSHAIR : null);
    }
  }

  /// As low as its texts allow in its width, so that what stands around it can scroll it.
  @Override
  protected double computeMinHeight(double width) {
    return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
  }

  FaultPalette palette() {
    return palette;
  }

  /// Picks a fault and puts the keyboard into its form.
  void edit(FaultKind kind) {
    palette.pick(kind);
    form.takeFocus();
  }

  /// Whether the next click on a process strikes it.
  public ReadOnlyBooleanProperty armedProperty() {
    return palette.armedProperty();
  }

  /// Takes the last fault out again.
  public void undoLast() {
    palette.undoLast();
  }
}
