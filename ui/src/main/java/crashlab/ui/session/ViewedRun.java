package crashlab.ui.session;

import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.state.Moment;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One run as the views show it: the recording, the instant, the picture of that instant, and what
/// is selected. Belongs to the UI thread.
public final class ViewedRun {
  private final ReadOnlyObjectWrapper<@Nullable Recording> recording =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper frames = new ReadOnlyLongWrapper();
  private final Player player = new Player();
  private final Selection selection = new Selection();
  private @Nullable RunFrame frame;
  private CascadeGraph graph = CascadeGraph.NONE;
  private @Nullable Recording tracedRun;
  private int traced = Selection.NONE;

  ViewedRun() {
    player.momentProperty().subscribe((_, now) -> show(now));
  }

  /// Shows another run from the given moment on, or its end if it is shorter.
  void load(Recording next, Moment at) {
    frame = new RunFrame(next.history());
    recording.set(next);
    player.load(next, at);
    show(player.moment());
  }

  /// Selects the first cascade and, if the cursor stands at a failure, the process that it is
  /// about: so that the first sight says why.
  void selectFirstFailure(Recording recording) {
    selection.clear();
    if (!recording.cascades().all().isEmpty()) {
      selection.selectCascade(0);
    }
    long seq = moment().seq();
    int index = recording.indexAtOrBefore(seq);
    if (index >= 0 && recording.isFailure(index)) {
      int slot = recording.roster().slotOf(recording.log().pid(index));
      selection.selectEvent(seq, slot);
    }
  }

  /// Selects the first cascade that begins at an instant or after it, if there is one.
  void selectCascadeAfter(Recording recording, long timeNanos) {
    var all = recording.cascades().all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).firstNanos() >= timeNanos) {
        selection.selectCascade(i);
        return;
      }
    }
  }

  /// The path of the selected process; null if none is selected.
  @Nullable String selectedPath() {
    Recording run = recording.get();
    int slot = selection.slot();
    return run == null || slot < 0 || slot >= run.roster().size()
        ? null
        : run.roster().identity(slot).path();
  }

  /// Selects the process of this path, as far as the run has one, and the first cascade.
  void select(Recording run, @Nullable String path) {
    selection.clear();
    if (path != null) {
      selection.selectSlot(run.roster().find(path));
    }
    if (!run.cascades().all().isEmpty()) {
      selection.selectCascade(0);
    }
  }

  private void show(Moment now) {
    if (frame != null) {
      frame.moveTo(now);
      selection.follow(now);
      frames.set(frames.get() + 1);
    }
  }

  /// The run; null before the first was recorded.
  public ReadOnlyObjectProperty<@Nullable Recording> recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  public @Nullable Recording recording() {
    return recording.get();
  }

  /// Whether there is a run.
  public boolean isLoaded() {
    return recording() != null;
  }

  /// Whether there is a run and a process of it is selected.
  public boolean hasSelectedProcess() {
    return isLoaded() && selection.slot() >= 0;
  }

  /// What all slots look like at the present instant; null as long as there is no run. The object
  /// stays the same within one run; [#framesProperty] tells when it has moved.
  public @Nullable RunFrame frame() {
    return frame;
  }

  /// Counts the pictures: changes whenever the frame shows another instant.
  public ReadOnlyLongProperty framesProperty() {
    return frames.getReadOnlyProperty();
  }

  /// The selected cascade as all views draw it; [CascadeGraph#NONE] for none.
  public CascadeGraph cascadeGraph() {
    return cascadeGraph(selection.cascade());
  }

  /// A cascade as all views draw it; [CascadeGraph#NONE] if there is none of that number. It is
  /// traced once: the object stays the same until another run or cascade is asked for.
  public CascadeGraph cascadeGraph(int which) {
    Recording run = recording.get();
    if (run == null || which < 0 || which >= run.cascades().all().size()) {
      return CascadeGraph.NONE;
    }
    if (run != tracedRun || which != traced) {
      tracedRun = run;
      traced = which;
      graph = run.cascades().graph(which);
    }
    return graph;
  }

  public Player player() {
    return player;
  }

  public Moment moment() {
    return player.moment();
  }

  public Selection selection() {
    return selection;
  }
}
