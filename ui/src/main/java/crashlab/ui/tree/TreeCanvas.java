package crashlab.ui.tree;

import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.Forest;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import java.util.BitSet;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import org.jspecify.annotations.Nullable;

/// The surface that the tree is drawn on. When only a few slots have changed it draws only those.
final class TreeCanvas extends CanvasView {
  /*
   * A whole picture is drawn when the view moves, the selection or the cascade changes, or so much
   * changes at an instant that single repairs would cost more. Otherwise the changed slots wait in
   * `stale` for the next pulse, and each is drawn over what stood there.
   */
  private static final int MOST_REPAIRS = 600;

  /// From so many cells on they are drawn as pixels.
  private static final int PIXELS_FROM = 20_000;

  /// From so many chips on they are drawn as pictures.
  private static final int SPRITES_FROM = 100;

  private final TreeModel model;
  private final TreeCamera camera;
  private final ChipSprites sprites;
  private final SlotWords words;
  private final BitSet stale = new BitSet();
  private final BitSet marks = new BitSet(); // the slots that were last drawn as crashed
  private @Nullable CellRaster raster;
  private boolean rasterIsDark;
  private boolean whole = true;
  private boolean hadCascade;
  private int nodeChanges;

  TreeCanvas(TreeModel model, TreeCamera camera, Theme theme, SlotWords words) {
    super(theme);
    this.model = model;
    this.camera = camera;
    this.sprites = new ChipSprites(theme);
    this.words = words;
    setId("tree-canvas");
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleRoleDescription("supervision tree");
    model.view().framesProperty().subscribe(this::frameMoved);
    model.changesProperty().subscribe(this::everything);
    model.view().selection().wholeChainShown().subscribe(this::everything);
    model.modeProperty().subscribe(this::everything);
    model.view().selection().slotProperty().subscribe(this::selected);
    model.view().selection().nodeProperty().subscribe(this::nodeSelected);
    model.view().selection().eventProperty().subscribe(this::everything);
    camera.changesProperty().subscribe(this::everything);
    theme.darkProperty().subscribe(this::everything);
    theme.textScaleProperty().subscribe(this::everything);
  }

  /// Whether the tree of the present run is laid out for the present window.
  boolean isLaidOut() {
    return camera.isLaidOut();
  }

  /// Whether nothing of the tree is outside of the window.
  boolean isAllInside() {
    return camera.isAllInside();
  }

  /// Where the middle of a slot's place is.
  double[] place(int slot) {
    return camera.place(slot);
  }

  private void everything() {
    whole = true;
    redraw();
  }

  private void selected() {
    camera.show(model.view().selection().slot());
    everything();
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void nodeSelected() {
    camera.showNode(model.view().selection().node());
    everything();
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  /// Whether what changed can be drawn over what stood there before.
  private void frameMoved() {
    RunFrame frame = model.view().frame();
    Arrangement at = camera.arrangement();
    boolean hasCascade = model.cascade() != null;
    if (frame == null
        || at == null
        || whole
        || hasCascade
        || hadCascade
        || frame.isEverythingChanged()
        || nodesChanged()
        || !model.bonds(1).isEmpty()
        || isTooFine(at, frame)) {
      hadCascade = hasCascade;
      everything();
      return;
    }
    for (int i = 0; i < frame.changedCount(); i++) {
      stale.set(frame.changed(i));
    }
    if (at.size == Arrangement.Size.CARDS || stale.cardinality() > MOST_REPAIRS) {
      everything();
    } else if (!stale.isEmpty()) {
      requestLayout();
    }
  }

  /// Whether a node came up, went down, or lost another since the last picture.
  private boolean nodesChanged() {
    Recording recording = model.view().recording();
    int changes = recording == null ? 0 : recording.nodes().changesUntil(model.view().moment());
    boolean changed = changes != nodeChanges;
    nodeChanges = changes;
    return changed;
  }

  /// Whether what changed cannot be drawn alone: cells that share pixels could hide worse ones, and
  /// marks of crashes reach over their neighbours.
  private boolean isTooFine(Arrangement at, RunFrame frame) {
    if (!at.isTreemap() || camera.leastCell() >= CellPainter.MARK) {
      return false;
    }
    boolean reaches = camera.leastCell() < 2;
    for (int i = 0; i < frame.changedCount(); i++) {
      int slot = frame.changed(i);
      boolean mark = CellPainter.isMark(frame.look(slot));
      reaches |= mark || marks.get(slot);
      marks.set(slot, mark);
    }
    return reaches;
  }

  private void noteMarks(RunFrame frame) {
    marks.clear();
    for (int slot = 0; slot < frame.slots(); slot++) {
      if (CellPainter.isMark(frame.look(slot))) {
        marks.set(slot);
      }
    }
  }

  @Override
  protected void layoutChildren() {
    camera.resize(Math.floor(getWidth()), Math.floor(getHeight()), theme().textScale());
    boolean drawn = whole;
    super.layoutChildren();
    if (!drawn && !stale.isEmpty()) {
      repair();
    }
    stale.clear();
  }

  private void repair() {
    Arrangement at = camera.arrangement();
    Supervision tree = model.supervision();
    var painter = new CanvasPainter(surface(), theme().isDark(), theme().textScale());
    TreePainting painting = at == null ? null : painting(painter, at);
    if (at == null || tree == null || painting == null) {
      return;
    }
    var redrawn = new BitSet();
    var gauges = new BitSet(); // of nodes whose restart budget may read differently now
    for (int slot = stale.nextSetBit(0); slot >= 0; slot = stale.nextSetBit(slot + 1)) {
      int node = tree.node(slot);
      if (node != Forest.NONE) {
        redrawn.set(at.shownBy[node]);
        gauges.set(tree.forest().parent(node) == Forest.NONE ? node : tree.forest().parent(node));
      }
    }
    painting.addCounting(gauges);
    for (int node = gauges.nextSetBit(0); node >= 0; node = gauges.nextSetBit(node + 1)) {
      if (at.shape[node] == Arrangement.NodeShape.SUPERVISOR) {
        redrawn.set(node);
      }
    }
    double width = getWidth();
    double height = getHeight();
    for (int node = redrawn.nextSetBit(0); node >= 0; node = redrawn.nextSetBit(node + 1)) {
      if (painting.isSeen(node, width, height)) {
        painting.again(node);
      }
    }
    painting.around(redrawn, gauges, width, height);
  }

  private @Nullable TreePainting painting(Painter on, Arrangement at) {
    Supervision tree = model.supervision();
    RunFrame frame = model.view().frame();
    if (tree == null || frame == null) {
      return null;
    }
    CellPainter.ChipDrawer chips =
        at.cells >= SPRITES_FROM && on instanceof CanvasPainter
            ? (look, x, y, size) -> sprites.draw(surface(), look, x, y, size)
            : on::chip;
    return new TreePainting(on, chips, model, scene(tree, frame, at));
  }

  private TreeScene scene(Supervision tree, RunFrame frame, Arrangement at) {
    return new TreeScene(tree, frame, at, camera.transform(), theme().textScale());
  }

  @Override
  protected void paint(Painter on, double width, double height) {
    whole = false;
    stale.clear();
    hadCascade = model.cascade() != null;
    Arrangement at = camera.arrangement();
    TreePainting painting = at == null ? null : painting(on, at);
    if (at == null || painting == null) {
      String empty =
          model.view().recording() == null
              ? "No run yet. Open a scenario to see its supervision tree."
              : "Laying out the supervision tree …";
      on.text(empty, width / 2, height / 2, TextStyle.BODY.centred(Ink.FAINT));
      return;
    }
    RunFrame frame = model.view().frame();
    if (frame != null && at.isTreemap()) {
      noteMarks(frame);
    }
    boolean pixels = at.isTreemap() && at.cells > PIXELS_FROM;
    if (pixels) {
      pixels(at, width, height);
    }
    painting.all(width, height, !pixels);
  }

  private void pixels(Arrangement at, double width, double height) {
    Supervision tree = model.supervision();
    RunFrame frame = model.view().frame();
    if (tree == null || frame == null) {
      return;
    }
    CellRaster pixels = raster;
    if (pixels == null || !pixels.fits(width, height) || rasterIsDark != theme().isDark()) {
      pixels = new CellRaster((int) width, (int) height, theme().isDark());
      raster = pixels;
      rasterIsDark = theme().isDark();
    }
    pixels.draw(scene(tree, frame, at), model.involved());
    surface().drawImage(pixels.surface().image(), 0, 0);
  }

  @Override
  protected String spoken() {
    Supervision tree = model.supervision();
    RunFrame frame = model.view().frame();
    if (tree == null || frame == null) {
      return "Supervision tree: no run";
    }
    int slot = model.view().selection().slot();
    if (slot != -1) {
      return "Supervision tree: " + words.spoken(slot);
    }
    int selected = model.view().selection().node();
    if (selected >= 0 && selected < tree.recording().nodes().names().size()) {
      return "Supervision tree: " + words.spoken(NodePlace.of(selected));
    }
    int bad = 0;
    for (int node = 0; node < tree.size(); node++) {
      if (frame.look(tree.slot(node)).compareTo(Look.CRASHED) >= 0) {
        bad++;
      }
    }
    return "Supervision tree: " + tree.size() + " processes, " + bad + " crashed; none selected";
  }
}
