package crashlab.ui.tree;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.MergedArrows;
import crashlab.analysis.state.LinksAndMonitors;
import crashlab.analysis.state.Moment;
import crashlab.ui.geometry.Forest;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Threads;
import crashlab.ui.session.ViewedRun;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the supervision tree shows of a run, without a window: which form, which slots where, what
/// of the selected cascade. Belongs to the UI thread; what takes long is computed on another.
public final class TreeModel {
  /// Up to so many processes each gets a card.
  public static final int MOST_CARDS = 60;

  /// Up to so many boxes the tree is tidy.
  public static final int MOST_BOXES = 300;

  /// Up to so many processes each gets a chip.
  public static final int MOST_CHIPS = 2_000;

  /// From so many processes or events on things are computed on another thread.
  private static final int LARGE = 20_000;

  private static final int LONG = 300_000;

  private final ViewedRun view;
  private final Threads threads;
  private final ObjectProperty<TreeMode> mode = new SimpleObjectProperty<>(TreeMode.AUTO);
  private final BooleanProperty links = new SimpleBooleanProperty(false);
  private final BooleanProperty monitors = new SimpleBooleanProperty(false);
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
  private @Nullable Recording recording;
  private @Nullable Supervision supervision;
  private @Nullable LinksAndMonitors bonds;
  private boolean bondsAsked;
  private int boxes;

  public TreeModel(ViewedRun view, Threads threads) {
    this.view = view;
    this.threads = threads;
    view.recordingProperty().subscribe(this::load);
    view.selection().cascadeProperty().subscribe(_ -> changed());
    links.subscribe(_ -> collectBonds());
    monitors.subscribe(_ -> collectBonds());
  }

  public ViewedRun view() {
    return view;
  }

  public ObjectProperty<TreeMode> modeProperty() {
    return mode;
  }

  /// Whether links are drawn.
  public BooleanProperty linksProperty() {
    return links;
  }

  /// Whether monitors are drawn.
  public BooleanProperty monitorsProperty() {
    return monitors;
  }

  /// Whether all arrows of the cascade are drawn instead of those of one step.
  public BooleanProperty wholeChainProperty() {
    return view.selection().wholeChainProperty();
  }

  /// Counts what became known since: a tree, a cascade, bonds. The instant is not counted.
  public ReadOnlyLongProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /// The tree of the run; null before there is one.
  public @Nullable Supervision supervision() {
    return supervision;
  }

  /// The selected cascade, if it is on at the present instant.
  public @Nullable CascadeGraph cascade() {
    CascadeGraph selected = view.cascadeGraph();
    return selected.isOnStage(view.moment()) ? selected : null;
  }

  /// How large things are to be drawn.
  Arrangement.Size size() {
    Supervision tree = supervision;
    if (tree == null) {
      return Arrangement.Size.CARDS;
    }
    return switch (mode.get()) {
      case TREEMAP -> Arrangement.Size.TREEMAP;
      case TREE -> tree.size() <= MOST_CARDS ? Arrangement.Size.CARDS : Arrangement.Size.CHIPS;
      case AUTO, LIST ->
          tree.size() <= MOST_CARDS
              ? Arrangement.Size.CARDS
              : tree.size() <= MOST_CHIPS && boxes <= MOST_BOXES
                  ? Arrangement.Size.CHIPS
                  : Arrangement.Size.TREEMAP;
    };
  }

  /// Whether laying out takes so long that it belongs on another thread.
  boolean isLarge() {
    Supervision tree = supervision;
    return tree != null && tree.size() > LARGE;
  }

  /// The arrows to draw now: those that have happened between slots that are in the tree. Of
  /// several of one kind between the same two slots, which would lie on each other, only the
  /// latest.
  public List<CascadeArrow> arrows() {
    CascadeGraph selected = cascade();
    Supervision tree = supervision;
    if (selected == null || tree == null) {
      return List.of();
    }
    boolean whole = view.selection().wholeChainShown().get();
    List<CascadeArrow> all = whole ? selected.arrows() : selected.near(focus());
    List<CascadeArrow> inTree =
        CascadeGraph.until(view.moment(), all).stream()
            .filter(arrow -> isInTree(tree, arrow.from()) && isInTree(tree, arrow.to()))
            .toList();
    SequencedMap<Way, CascadeArrow> latest = new LinkedHashMap<>();
    for (CascadeArrow arrow : MergedArrows.of(inTree, tree.roster()::parent)) {
      latest.putLast(new Way(arrow.kind(), arrow.from().slot(), arrow.to().slot()), arrow);
    }
    return List.copyOf(latest.values());
  }

  private record Way(CascadeArrow.Kind kind, int from, int to) {}

  private static boolean isInTree(Supervision tree, CascadeArrow.End end) {
    return tree.node(end.slot()) != Forest.NONE;
  }

  /// The number of the step that is lit; 0 for none.
  public int focus() {
    CascadeGraph selected = cascade();
    return selected == null ? 0 : selected.focus(view.moment(), view.selection().event());
  }

  /// The slots that stay bright; null if all do.
  public @Nullable BitSet involved() {
    CascadeGraph selected = cascade();
    return selected == null ? null : selected.involvedAt(view.moment());
  }

  /// The links and monitors to draw now, at most `most`; none as long as they are not known.
  public List<LinksAndMonitors.Bond> bonds(int most) {
    LinksAndMonitors known = bonds;
    if (known == null || !(links.get() || monitors.get())) {
      return List.of();
    }
    return known.at(view.moment().seq(), most).stream()
        .filter(bond -> bond.monitor() ? monitors.get() : links.get())
        .toList();
  }

  private record Prepared(Supervision tree, int boxes) {}

  private void load(@Nullable Recording next) {
    recording = next;
    supervision = null;
    bonds = null;
    bondsAsked = false;
    changed();
    if (next == null) {
      return;
    }
    compute(
        next,
        () -> {
          Supervision tree = Supervision.of(next);
          return new Prepared(tree, TreeBoxes.count(tree));
        },
        prepared -> {
          supervision = prepared.tree();
          boxes = prepared.boxes();
        });
    collectBonds();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  private void collectBonds() {
    Recording run = recording;
    if (run != null && !bondsAsked && (links.get() || monitors.get())) {
      bondsAsked = true;
      compute(run, () -> LinksAndMonitors.of(run.log(), run.roster()), found -> bonds = found);
    }
    changed();
  }

  /// Computes something of a run, at once if that is quick, and takes it if the run is still shown.
  private <T> void compute(Recording run, Supplier<T> what, Consumer<T> then) {
    Consumer<T> take =
        result -> {
          if (run == recording) {
            then.accept(result);
            changed();
          }
        };
    if (run.log().size() < LONG && run.roster().size() < LARGE) {
      take.accept(what.get());
    } else {
      threads
          .worker()
          .execute(() -> {
            T result = what.get();
            threads.ui().execute(() -> take.accept(result));
          });
    }
  }

  /// The node that is selected, else that of the selected process, else the first one.
  int node() {
    int slot = view.selection().slot();
    Supervision tree = supervision;
    if (tree == null || slot < 0 || slot >= tree.roster().size()) {
      return Math.max(0, view.selection().node());
    }
    var of = tree.roster().identity(slot).node();
    return of.isDistributed() ? of.index() : 0;
  }

  /// The instant that is shown.
  Moment moment() {
    return view.moment();
  }
}
