package crashlab.ui.inspector;

import crashlab.analysis.ToldCascade;
import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.state.Roster;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Selection;
import crashlab.ui.session.ViewedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which cascade is told, how far the cursor is in it, and the ways through it.
final class CascadeModel {
  private final ViewedRun view;
  private final ReadOnlyObjectWrapper<@Nullable ToldCascade> told = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper reached = new ReadOnlyIntegerWrapper(-1);
  private final Map<Long, Integer> cascadeOfStep = new HashMap<>();
  private CascadeGraph graph = CascadeGraph.NONE;
  private int number = Selection.NONE;

  CascadeModel(ViewedRun view) {
    this.view = view;
    view.recordingProperty().subscribe(this::recorded);
    view.selection().cascadeProperty().subscribe(() -> choose(false));
    view.framesProperty().subscribe(this::moved);
    recorded();
  }

  ViewedRun view() {
    return view;
  }

  /// The cascade that is told; null if the run has none.
  ReadOnlyObjectProperty<@Nullable ToldCascade> toldProperty() {
    return told.getReadOnlyProperty();
  }

  @Nullable ToldCascade told() {
    return told.get();
  }

  /// The same cascade as the pictures draw it; [CascadeGraph#NONE] if there is none.
  CascadeGraph graph() {
    return graph;
  }

  /// The position of the last step that has happened; -1 before the first.
  ReadOnlyIntegerProperty reachedProperty() {
    return reached.getReadOnlyProperty();
  }

  /// How many cascades the run has.
  int count() {
    Recording run = view.recording();
    return run == null ? 0 : run.cascades().all().size();
  }

  /// The position of the one that is told, from 0.
  int number() {
    return number;
  }

  /// How many events would have begun more cascades than are kept.
  long uncounted() {
    Recording run = view.recording();
    return run == null ? 0 : run.cascades().uncounted();
  }

  private void recorded() {
    cascadeOfStep.clear();
    Recording run = view.recording();
    List<Cascade> all = run == null ? List.of() : run.cascades().all();
    for (int i = 0; i < all.size(); i++) {
      for (long seq : all.get(i).told()) {
        cascadeOfStep.put(seq, i);
      }
    }
    choose(true);
  }

  /// Tells the selected cascade; if none is, the latest that has begun.
  private void choose(boolean anew) {
    Recording run = view.recording();
    if (run == null || run.cascades().all().isEmpty()) {
      number = Selection.NONE;
      graph = CascadeGraph.NONE;
      told.set(null);
      reached.set(-1);
      return;
    }
    List<Cascade> all = run.cascades().all();
    int selected = view.selection().cascade();
    int next = selected >= 0 && selected < all.size() ? selected : latestBegun(all);
    if (anew || next != number || told.get() == null) {
      number = next;
      reached.set(-1);
      graph = view.cascadeGraph(next);
      told.set(new ToldCascade(run.log(), all.get(next), graph));
    }
    mark();
  }

  private int latestBegun(List<Cascade> all) {
    int latest = 0;
    for (int i = 0; i < all.size() && all.get(i).rootSeq() <= view.moment().seq(); i++) {
      latest = i;
    }
    return latest;
  }

  /// Where the cursor stands on a step of another cascade, that one is told from now on: who plays
  /// a run sees all its cascades.
  private void moved() {
    Integer there = cascadeOfStep.get(view.moment().seq());
    if (there != null && there != number) {
      view.selection().selectCascade(there);
    }
    mark();
  }

  private void mark() {
    if (!graph.isEmpty()) {
      reached.set(graph.reached(view.moment()) - 1);
    }
  }

  /// Tells the cascade before (-1) or after (1), and goes to its first step.
  void another(int direction) {
    int next = number + direction;
    if (next >= 0 && next < count()) {
      view.selection().selectCascade(next);
      toStep(1);
    }
  }

  /// Goes to a step by its number, from 1. Returns whether there is one.
  boolean toStep(int which) {
    if (which < 1 || which > graph.steps().size()) {
      return false;
    }
    goTo(graph.steps().get(which - 1).seq());
    return true;
  }

  /// Goes to what brought the selected event about. Returns whether there is something.
  boolean toCause() {
    Recording run = view.recording();
    return run != null && goTo(graph.causeOf(run.log(), here()));
  }

  /// Goes to what the selected event brought about. Returns whether there is something.
  boolean toEffect() {
    return goTo(graph.effectOf(here()));
  }

  /// The selected event, else the step at which the cursor is.
  private long here() {
    long selected = view.selection().event();
    if (selected != 0) {
      return selected;
    }
    int at = graph.reached(view.moment());
    return at == 0 ? 0 : graph.steps().get(at - 1).seq();
  }

  private boolean goTo(long seq) {
    Recording run = view.recording();
    int index = run == null || seq == 0 ? -1 : run.log().indexOf(seq);
    if (run == null || index < 0) {
      return false;
    }
    if (view.selection().cascade() != number) {
      view.selection().selectCascade(number);
    }
    view.player().pause();
    view.player().seekSeq(seq);
    int slot = run.roster().slotOf(run.log().pid(index));
    view.selection().selectEvent(seq, slot == Roster.NONE ? view.selection().slot() : slot);
    return true;
  }
}
