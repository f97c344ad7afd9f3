package crashlab.ui.chart;

import crashlab.analysis.state.Roster;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Picture;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Latest;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The charts of the run that is shown, on the time cursor of all views; of two runs if there is
/// one to compare with, B with dashed lines.
public final class ChartsView extends BorderPane implements Picture {
  private static final double SMALL_STEP = 40;

  private final RunSession session;
  private final ChartsModel model;
  private final ChartCanvas canvas;
  private final ScrollBar bar = new ScrollBar();
  private final FlowPane chips = new FlowPane();
  private final Button add;
  private List<String> chipped = List.of();
  private @Nullable Recording chipsOf;

  public ChartsView(RunSession session, Theme theme) {
    this.session = session;
    this.model = new ChartsModel(session, new Latest<>());
    this.canvas = new ChartCanvas(model, theme);
    String sheet = String.valueOf(ChartsView.class.getResource("/crashlab/ui/chart.css"));
    getStylesheets().add(sheet);
    getStyleClass().add("charts-view");
    setId("charts");
    var input = new ChartInput(canvas, model);
    var picker = new ProcessPicker(getStylesheets(), model::addProcess);
    this.add =
        button(
            "charts-add",
            Feather.PLUS,
            "Show the mailbox of another process",
            () -> {
              Recording run = session.main().recording();
              if (run != null) {
                picker.show(chips, run);
              }
            });
    chips.setId("charts-processes");
    chips.getStyleClass().add("charts-processes");
    HBox.setHgrow(chips, Priority.ALWAYS);
    var tools =
        new HBox(
            chips,
            button(
                "charts-zoom-in", Feather.ZOOM_IN, "Zoom in (W)", () -> input.zoomAtCursor(true)),
            button(
                "charts-zoom-out",
                Feather.ZOOM_OUT,
                "Zoom out (S)",
                () -> input.zoomAtCursor(false)),
            button("charts-fit", Feather.MAXIMIZE, "Show the whole run (0)", model::showAll));
    tools.getStyleClass().add("charts-tools");
    setTop(tools);
    setCenter(canvas);
    setRight(bar);
    scrolling();
    model.chartsProperty().subscribe(this::showChips);
  }

  private static Button button(String id, Ikon icon, String words, Runnable action) {
    var button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon", "small");
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void scrolling() {
    bar.setOrientation(Orientation.VERTICAL);
    bar.setId("charts-scroll");
    bar.setAccessibleText("Scroll the charts");
    bar.valueProperty().bindBidirectional(canvas.scrollProperty());
    canvas.layoutProperty().subscribe(this::fitBar);
    canvas.heightProperty().subscribe(this::fitBar);
  }

  private void fitBar() {
    double room = Math.max(1, canvas.getHeight() - canvas.top());
    double whole = canvas.layoutProperty().get().height();
    double most = Math.max(0, whole - room);
    bar.setMax(most);
    bar.setVisibleAmount(whole <= 0 ? most : most * room / whole);
    bar.setUnitIncrement(SMALL_STEP);
    bar.setBlockIncrement(room);
    bar.setVisible(most > 0);
    bar.setManaged(most > 0);
  }

  /// The processes whose mailboxes are shown, each with a button that takes it away.
  private void showChips() {
    Recording run = session.main().recording();
    List<String> processes = model.chartsProperty().get().processes();
    if (run == null || (run == chipsOf && processes.equals(chipped))) {
      return;
    }
    chipsOf = run;
    chipped = List.copyOf(processes);
    chips.getChildren().clear();
    for (String path : processes) {
      chips.getChildren().add(chip(run, path));
    }
    chips.getChildren().add(add);
  }

  private Node chip(Recording run, String path) {
    int slot = run.roster().find(path);
    String name = slot == Roster.NONE ? path : run.roster().label(slot);
    var select = new Button(name);
    select.getStyleClass().addAll("flat", "small");
    select.setTooltip(new Tooltip("Select " + path));
    select.setOnAction(_ -> session.main().selection().selectSlot(slot));
    var remove =
        button("", Feather.X, "Hide the mailbox of " + name, () -> model.removeProcess(path));
    var both = new HBox(select, remove);
    both.getStyleClass().add("chart-chip");
    return both;
  }

  @Override
  public void requestFocus() {
    canvas.requestFocus();
  }

  @Override
  public String pictureName() {
    return "charts";
  }

  @Override
  public void paintTo(Painter on, double width, double height) {
    canvas.paintTo(on, width, height);
  }

  /// Whether series are still being prepared on another thread.
  public boolean isPreparing() {
    return model.busyProperty().get();
  }

  ChartsModel model() {
    return model;
  }
}
