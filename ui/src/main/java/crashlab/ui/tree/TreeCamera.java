package crashlab.ui.tree;

import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Forest;
import crashlab.ui.geometry.ViewTransform;
import crashlab.ui.session.Threads;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// Which part of the laid-out tree the window shows, and how large. As long as the whole is shown
/// it fits again whenever the window changes. Knows no scene; belongs to the UI thread.
final class TreeCamera {
  private static final double STEP = 1.25;
  private static final double SMALLEST = 0.02;
  private static final double LARGEST = 60;

  /// A tree that fits is not shown larger.
  static final double LARGEST_FIT = 1.6;

  private static final ViewTransform.FitLimits TREE = new ViewTransform.FitLimits(16, LARGEST_FIT);

  /// The room is what the frames of nodes leave.
  private static final ViewTransform.FitLimits TREES = new ViewTransform.FitLimits(0, LARGEST_FIT);

  private static final double MAP_MARGIN = 8;

  private final TreeModel model;
  private final Threads threads;
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
  private double width;
  private double height;
  private double textScale = 1;
  private @Nullable Arrangement arrangement;
  private @Nullable LayoutWish arranged;
  private @Nullable LayoutWish asked;
  private ViewTransform transform = ViewTransform.NONE;
  private boolean fitted = true;
  private double leastCell;

  TreeCamera(TreeModel model, Threads threads) {
    this.model = model;
    this.threads = threads;
    model.changesProperty().subscribe(this::arrange);
    model
        .modeProperty()
        .subscribe(() -> {
          fitted = true;
          arrange();
        });
  }

  /// Counts what became different.
  ReadOnlyLongProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /// Where everything stands; null as long as nothing is laid out.
  @Nullable Arrangement arrangement() {
    return arrangement;
  }

  ViewTransform transform() {
    return transform;
  }

  /// Whether the present run's tree is laid out for the present window.
  boolean isLaidOut() {
    return arranged != null && arranged.equals(asked) && arranged.tree() == model.supervision();
  }

  /// Whether the whole picture lies in the window.
  boolean isAllInside() {
    Arrangement at = arrangement;
    return at != null
        && transform.x(0) >= 0
        && transform.y(0) >= 0
        && transform.x(at.width) <= width
        && transform.y(at.height) <= height;
  }

  /// The least side of a cell in the window.
  double leastCell() {
    return leastCell * transform.scale();
  }

  private static double leastCell(Arrangement at) {
    double least = Double.MAX_VALUE;
    for (int node = 0; node < at.count(); node++) {
      boolean small =
          at.shape[node] == Arrangement.NodeShape.CELL
              || at.shape[node] == Arrangement.NodeShape.MERGED;
      if (small) {
        least = Math.min(least, at.w[node]);
      }
    }
    return least;
  }

  /// The window has another size.
  void resize(double newWidth, double newHeight, double newTextScale) {
    boolean same = width == newWidth && height == newHeight && textScale == newTextScale;
    if (!same) {
      width = newWidth;
      height = newHeight;
      textScale = newTextScale;
      arrange();
    }
  }

  private void arrange() {
    Supervision tree = model.supervision();
    if (tree == null) {
      arrangement = null;
      arranged = null;
      asked = null;
      fitted = true;
      changed();
      return;
    }
    if (width < 1 || height < 1) {
      return;
    }
    var wanted = new LayoutWish(tree, model.size(), textScale, roomX(), roomY(), detail());
    if (wanted.equals(asked)) {
      return;
    }
    if (asked != null && asked.tree() != tree) {
      fitted = true;
    }
    asked = wanted;
    if (model.isLarge()) {
      threads
          .worker()
          .execute(() -> {
            Arrangement made = wanted.make();
            threads.ui().execute(() -> take(wanted, made));
          });
    } else {
      take(wanted, wanted.make());
    }
  }

  private boolean isMap() {
    return model.size() == Arrangement.Size.TREEMAP;
  }

  private double roomX() {
    return Math.max(1, width - (isMap() ? 2 * MAP_MARGIN : 0));
  }

  private double roomY() {
    return Math.max(1, height - (isMap() ? 2 * MAP_MARGIN : 0));
  }

  /// The zoom, as a power of two: a treemap shows more the larger it is seen.
  private double detail() {
    return isMap() && !fitted
        ? Math.max(1, Math.scalb(1.0, Math.getExponent(transform.scale())))
        : 1;
  }

  private void take(LayoutWish wanted, Arrangement made) {
    if (!wanted.equals(asked)) {
      return;
    }
    arrangement = made;
    leastCell = leastCell(made);
    arranged = wanted;
    if (fitted) {
      transform = fitTransform(made, wanted.tree(), width, height, textScale);
    }
    changed();
  }

  static ViewTransform fitTransform(
      Arrangement at, @Nullable Supervision tree, double width, double height, double textScale) {
    if (at.isTreemap()) {
      return new ViewTransform(1, MAP_MARGIN, MAP_MARGIN);
    }
    boolean framed = tree != null && !tree.recording().nodes().names().isEmpty();
    if (!framed) {
      return ViewTransform.fit(at.width, at.height, width, height, TREE);
    }
    Box room = NodePlaces.room(width, height, textScale);
    return ViewTransform.fit(at.width, at.height, room.width(), room.height(), TREES)
        .moved(room.x(), room.y());
  }

  /// An arrangement for a picture of another size.
  @Nullable Arrangement arrangementFor(double otherWidth, double otherHeight) {
    Supervision tree = model.supervision();
    double margin = isMap() ? 2 * MAP_MARGIN : 0;
    return tree == null
        ? null
        : new LayoutWish(
                tree, model.size(), textScale, otherWidth - margin, otherHeight - margin, 1)
            .make();
  }

  /// Shows everything.
  void fit() {
    fitted = true;
    Arrangement at = arrangement;
    if (at != null) {
      transform = fitTransform(at, model.supervision(), width, height, textScale);
    }
    arrange();
    changed();
  }

  boolean isFitted() {
    return fitted;
  }

  /// Zooms by so many steps; what is at a place of the window stays there.
  void zoom(double steps, double x, double y) {
    double factor = Math.pow(STEP, steps);
    double to = Math.clamp(transform.scale() * factor, SMALLEST, LARGEST);
    moveTo(transform.zoomedAt(to / transform.scale(), x, y));
  }

  void zoom(double steps) {
    zoom(steps, width / 2, height / 2);
  }

  void pan(double byX, double byY) {
    moveTo(transform.moved(byX, byY));
  }

  private void moveTo(ViewTransform next) {
    transform = next;
    fitted = false;
    arrange();
    changed();
  }

  /// Puts a slot in the middle, large enough to be read. Returns false if it was there already.
  boolean centre(int slot) {
    Supervision tree = model.supervision();
    Arrangement at = arrangement;
    int node = tree == null ? Forest.NONE : tree.node(slot);
    if (at == null || node == Forest.NONE) {
      return false;
    }
    double side = Math.max(0.01, at.h[at.shownBy[node]]);
    double readable = at.isTreemap() ? 24 / side : 1;
    double scale = Math.clamp(Math.max(transform.scale(), readable), SMALLEST, LARGEST);
    var next =
        new ViewTransform(scale, 0, 0).centredOn(at.centreX(node), at.centreY(node), width, height);
    boolean there =
        Math.abs(next.dx() - transform.dx()) < 1
            && Math.abs(next.dy() - transform.dy()) < 1
            && next.scale() == transform.scale();
    moveTo(next);
    return !there;
  }

  /// Moves the view just so that a slot is seen.
  void show(int slot) {
    Supervision tree = model.supervision();
    Arrangement at = arrangement;
    int node = tree == null ? Forest.NONE : tree.node(slot);
    if (at == null || node == Forest.NONE || fitted) {
      return;
    }
    double x = transform.x(at.centreX(node));
    double y = transform.y(at.centreY(node));
    if (x < 0 || y < 0 || x > width || y > height) {
      moveTo(transform.centredOn(at.centreX(node), at.centreY(node), width, height));
    }
  }

  /// Moves the view just so that the frame of a node is seen.
  void showNode(int node) {
    NodePlaces nodes = nodes();
    Box frame = nodes == null || node < 0 || node >= nodes.count() ? null : nodes.frame(node);
    if (frame == null || fitted) {
      return;
    }
    double x = frame.x() + frame.width() / 2;
    double y = frame.y() + frame.height() / 2;
    if (x < 0 || y < 0 || x > width || y > height) {
      moveTo(transform.centredOn(transform.pictureX(x), transform.pictureY(y), width, height));
    }
  }

  /// Where in the window the middle of a slot's place is; the upper left corner if it has none.
  double[] place(int slot) {
    Supervision tree = model.supervision();
    Arrangement at = arrangement;
    int node = tree == null ? Forest.NONE : tree.node(slot);
    return at == null || node == Forest.NONE
        ? new double[] {0, 0}
        : new double[] {transform.x(at.centreX(node)), transform.y(at.centreY(node))};
  }

  /// Where the nodes of the run stand in the window; null where nothing is laid out.
  @Nullable NodePlaces nodes() {
    Supervision tree = model.supervision();
    Arrangement at = arrangement;
    return tree == null || at == null
        ? null
        : NodePlaces.of(tree, at, transform, model.moment(), textScale);
  }

  /// The slot at a place of the window; -1 if there is none.
  int slotAt(double x, double y) {
    Supervision tree = model.supervision();
    Arrangement at = arrangement;
    if (tree == null || at == null || arranged == null || arranged.tree() != tree) {
      return -1;
    }
    int node = at.hit(transform.pictureX(x), transform.pictureY(y));
    return node == Forest.NONE ? -1 : tree.slot(node);
  }
}
