package crashlab.ui.tree;

import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Picture;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.ShiftHeld;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.ViewTransform;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.Threads;
import crashlab.ui.session.ViewedRun;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The supervision tree of a run at the present instant, with its header and its legend.
public final class SupervisionTreeView extends BorderPane implements Picture {

  /// A header less wide has no room for a title beside the buttons.
  private static final double NARROW = 460;

  /// A view that is lower than this needs its room for the tree.
  private static final double LEAST_WITH_LEGEND = 310;

  private final Theme theme;
  private final TreeModel model;
  private final TreeCamera camera;
  private final TreeCanvas canvas;
  private final SupervisionTable table;
  private final TreeGestures gestures;

  public SupervisionTreeView(ViewedRun view, Theme theme, ProcessActions actions) {
    var threads = new Threads(task -> Thread.ofVirtual().start(task), Platform::runLater);
    this.theme = theme;
    this.model = new TreeModel(view, threads);
    this.camera = new TreeCamera(model, threads);
    var words = new SlotWords(model);
    this.canvas = new TreeCanvas(model, camera, theme, words);
    this.table = new SupervisionTable(model, actions, theme);
    this.gestures = new TreeGestures(canvas, model, camera, actions, words);
    setId("tree-view");
    setMinSize(0, 0);
    getStyleClass().add("tree-view");
    getStylesheets()
        .add(String.valueOf(SupervisionTreeView.class.getResource("/crashlab/ui/tree.css")));
    var body = new StackPane(canvas, table.node());
    model
        .modeProperty()
        .subscribe(mode -> {
          canvas.setVisible(mode != TreeMode.LIST);
          table.node().setVisible(mode == TreeMode.LIST);
        });
    setTop(header());
    setCenter(body);
    Node legend = LookLegend.of(theme);
    legend
        .visibleProperty()
        .bind(heightProperty().greaterThan(theme.textScaleProperty().multiply(LEAST_WITH_LEGEND)));
    legend.managedProperty().bind(legend.visibleProperty());
    setBottom(legend);
    ShiftHeld.follow(this, view.selection().wholeChainHeldProperty());
  }

  /// Leaves the legend out, where another tree beside this one has it already.
  public void hideLegend() {
    setBottom(null);
  }

  /// What it shows; the window can switch mode, links, monitors and the whole chain here.
  public TreeModel model() {
    return model;
  }

  /// The canvas: what takes the keyboard focus unless the list is shown.
  public CanvasView canvas() {
    return canvas;
  }

  /// Takes the keyboard focus.
  public void focus() {
    if (model.modeProperty().get() == TreeMode.LIST) {
      table.node().requestFocus();
    } else {
      canvas.requestFocus();
    }
  }

  /// Where on the canvas the middle of a process's place is: x and y; 0 and 0 if it has none.
  public double[] placeOf(int slot) {
    return camera.place(slot);
  }

  /// Opens the menu of the node that is selected, else of that of the selected process, else of the
  /// first one.
  public void menuOfNode() {
    boolean isList = model.modeProperty().get() == TreeMode.LIST;
    gestures.menuOfNode(isList ? table.node() : canvas);
  }

  /// The node that is selected, else that of the selected process, else the first one.
  public int node() {
    return model.node();
  }

  /// Where on the canvas the name of a node's frame begins: x and y; 0 and 0 if it has no frame.
  public double[] placeOfNode(int node) {
    NodePlaces nodes = camera.nodes();
    return nodes == null ? new double[] {0, 0} : nodes.placeOf(node);
  }

  /// Shows the whole tree.
  public void fit() {
    camera.fit();
  }

  /// Centres the selected process; if it is in the middle already, shows the whole tree.
  public void centreOrFit() {
    gestures.centreOrFit();
  }

  /// Zooms in, or out with a negative number of steps.
  public void zoom(int steps) {
    camera.zoom(steps);
  }

  private HBox header() {
    var title = new Label("Supervision tree");
    title.getStyleClass().add("tree-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    var controls =
        new FlowPane(
            modes(),
            toggle("tree-links", "links", "Show links at this instant", model.linksProperty()),
            toggle(
                "tree-monitors",
                "monitors",
                "Show monitors at this instant",
                model.monitorsProperty()),
            toggle(
                "tree-whole-chain",
                "whole chain",
                "Show all arrows of the cascade, not only one step's (hold Shift: as long as it is held)",
                model.wholeChainProperty()),
            button("tree-zoom-out", Feather.ZOOM_OUT, "Zoom out", "−", () -> camera.zoom(-1)),
            button("tree-zoom-in", Feather.ZOOM_IN, "Zoom in", "+", () -> camera.zoom(1)),
            button("tree-fit", Feather.MAXIMIZE, "Fit all", "0", camera::fit));
    controls.setAlignment(Pos.CENTER_RIGHT);
    controls.setMinWidth(0);
    controls.setPrefWrapLength(640);
    controls.getStyleClass().add("tree-controls");
    HBox.setHgrow(controls, Priority.ALWAYS);
    var header = new HBox(title, controls);
    header.setMinWidth(0);
    header.getStyleClass().add("tree-header");
    header.setAlignment(Pos.CENTER_LEFT);
    title.visibleProperty().bind(header.widthProperty().greaterThan(NARROW));
    title.managedProperty().bind(title.visibleProperty());
    return header;
  }

  private HBox modes() {
    var group = new ToggleGroup();
    var box = new HBox();
    box.getStyleClass().add("tree-modes");
    for (TreeMode mode : TreeMode.values()) {
      var button = new ToggleButton(mode.word());
      button.setId("tree-mode-" + mode.word());
      button.setToggleGroup(group);
      button.setFocusTraversable(true);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().addAll("small", position(mode));
      button.setAccessibleText("Show the tree as " + mode.word());
      button.setOnAction(_ -> {
        model.modeProperty().set(mode);
        button.setSelected(true); // a second click must not leave no mode at all
      });
      model.modeProperty().subscribe(now -> button.setSelected(now == mode));
      box.getChildren().add(button);
    }
    return box;
  }

  private static String position(TreeMode mode) {
    return switch (mode) {
      case AUTO -> "left-pill";
      case LIST -> "right-pill";
      case TREE, TREEMAP -> "center-pill";
    };
  }

  private static ToggleButton toggle(
      String id, String word, String explanation, BooleanProperty property) {
    var button = new ToggleButton(word);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(property);
    button.setAccessibleText(explanation);
    button.setTooltip(new Tooltip(explanation));
    return button;
  }

  private static Button button(String id, Feather icon, String words, String key, Runnable action) {
    var button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat", "small");
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words + " (" + key + ")"));
    button.setOnAction(_ -> action.run());
    return button;
  }

  @Override
  public String pictureName() {
    return "tree";
  }

  @Override
  public void paintTo(Painter on, double width, double height) {
    on.fillRect(0, 0, width, height, Ink.CANVAS);
    double room = height - LookLegend.height(on, width);
    Supervision tree = model.supervision();
    RunFrame frame = model.view().frame();
    Arrangement at = camera.arrangementFor(width, room);
    if (tree != null && frame != null && at != null) {
      ViewTransform fit =
          TreeCamera.fitTransform(at, model.supervision(), width, room, theme.textScale());
      on.clip(0, 0, width, room);
      var scene = new TreeScene(tree, frame, at, fit, theme.textScale());
      new TreePainting(on, on::chip, model, scene).all(width, room, true);
      on.unclip();
    }
    LookLegend.paint(on, width, height);
  }
}
