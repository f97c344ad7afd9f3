package crashlab.ui.inspector;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.simulation.SystemObject;
import crashlab.trace.Detail;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What the systems have on the nodes at the present instant besides processes: of a selected
/// process what it has to do with, of a node or a root what is on that node, else everything.
final class ObjectsModel {
  private static final Duration BETWEEN_LOOKS = Duration.millis(200);

  /// A longer run is only looked into for a process or a node that somebody selected.
  private static final int LONG = 300_000;

  private final RunSession session;
  private final ViewedRun view;
  private final PauseTransition pause = new PauseTransition(BETWEEN_LOOKS);
  private final ReadOnlyObjectWrapper<List<SystemObject>> shown =
      new ReadOnlyObjectWrapper<>(List.of());
  private List<SystemObject> all = List.of();
  private @Nullable Recording looked;
  private @Nullable Moment lookedAt;

  ObjectsModel(RunSession session) {
    this.session = session;
    this.view = session.main();
    pause.setOnFinished(_ -> ask());
    view.recordingProperty().subscribe(this::changed);
    view.framesProperty().subscribe(this::ask);
    view.selection().slotProperty().subscribe(this::changed);
    view.selection().nodeProperty().subscribe(this::changed);
  }

  ReadOnlyObjectProperty<List<SystemObject>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  private void changed() {
    if (looked != view.recording()) {
      all = List.of();
      lookedAt = null;
    }
    choose();
    ask();
  }

  /// At most once in a while.
  private void ask() {
    Recording run = view.recording();
    Moment now = view.moment();
    boolean wanted = run != null && (run.log().size() < LONG || isAnySelected());
    boolean known = run == looked && now.equals(lookedAt);
    if (!wanted || known || pause.getStatus() == Animation.Status.RUNNING) {
      return;
    }
    looked = run;
    lookedAt = now;
    pause.playFromStart();
    session.inspectObjects(
        this,
        found -> {
          if (run == view.recording()) {
            all = found;
            choose();
          }
        });
  }

  private List<SystemObject> onNode(String name) {
    return all.stream().filter(object -> object.node().equals(name)).toList();
  }

  private boolean isAnySelected() {
    return view.selection().slot() >= 0 || view.selection().node() >= 0;
  }

  private void choose() {
    Recording run = view.recording();
    int slot = view.selection().slot();
    int node = view.selection().node();
    if (run != null && node >= 0 && node < run.nodes().names().size()) {
      shown.set(onNode(run.nodes().names().get(node)));
      return;
    }
    if (run == null || slot < 0 || slot >= run.roster().size()) {
      shown.set(all);
      return;
    }
    if (run.roster().parent(slot) == Roster.NONE && !run.roster().isLoad(slot)) {
      Detail.Identity who = run.roster().identity(slot);
      shown.set(onNode(who.node().name()));
      return;
    }
    int pid = run.roster().pidAt(slot, view.moment().seq());
    shown.set(all.stream().filter(object -> object.concerns(pid)).toList());
  }
}
