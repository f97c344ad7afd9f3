package crashlab.ui.compare;

import crashlab.analysis.compare.Divergence;
import crashlab.trace.TraceEvent;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Latest;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The comparison of the session's two runs, worked out on another thread, and what can be done
/// with it.
final class CompareModel {
  private final RunSession session;
  private final Latest<RunComparison> work;
  private final ReadOnlyObjectWrapper<@Nullable RunComparison> comparison =
      new ReadOnlyObjectWrapper<>();

  private final ReadOnlyObjectWrapper<@Nullable Divergence> divergence =
      new ReadOnlyObjectWrapper<>();

  CompareModel(RunSession session, Latest<RunComparison> work) {
    this.session = session;
    this.work = work;
    comparison.subscribe(made -> divergence.set(made == null ? null : made.divergence()));
    session.main().recordingProperty().subscribe(this::compare);
    session.comparedProperty().subscribe(this::compare);
  }

  private void compare() {
    Recording a = session.main().recording();
    Branch other = session.comparedProperty().get();
    comparison.set(null); // not the figures of what was compared before
    if (a == null || other == null) {
      return;
    }
    Recording b = other.recording();
    work.ask(() -> RunComparison.of(a, b), this::arrived);
  }

  private void arrived(RunComparison made) {
    Branch other = session.comparedProperty().get();
    if (other != null && other.recording() == made.b() && session.main().recording() == made.a()) {
      comparison.set(made);
    }
  }

  /// What both runs come to; null if there is no comparison or it is not ready yet.
  ReadOnlyObjectProperty<@Nullable RunComparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /// Where the runs part; null if they do not, or if there is no comparison.
  ReadOnlyObjectProperty<@Nullable Divergence> divergenceProperty() {
    return divergence.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return work.busyProperty();
  }

  /// The branches that the current one can be compared with.
  List<Branch> candidates() {
    return session.branches().stream().filter(branch -> !branch.equals(session.current())).toList();
  }

  /// A becomes B and B becomes A; the time stays.
  void swap() {
    Branch a = session.current();
    Branch b = session.comparedProperty().get();
    if (a != null && b != null) {
      long time = session.main().moment().timeNanos();
      session.show(b);
      session.compareWith(a);
      session.main().player().seekTime(time);
    }
  }

  /// Goes to the first event at which the runs differ and selects it in both. Returns false if
  /// there is none.
  boolean toFirstDifference() {
    Divergence found = divergence.get();
    if (found == null) {
      return false;
    }
    TraceEvent a = found.a();
    session.main().player().pause();
    if (a != null && a.timeNanos() == found.timeNanos()) {
      session.main().player().seekSeq(a.seq());
    } else {
      session.main().player().seekTime(found.timeNanos());
    }
    TraceEvent b = found.b();
    if (b != null && b.timeNanos() == found.timeNanos()) {
      session.other().player().seekSeq(b.seq());
    }
    select(session.main(), a);
    select(session.other(), b);
    return true;
  }

  private static void select(ViewedRun view, @Nullable TraceEvent event) {
    Recording run = view.recording();
    if (run != null && event != null) {
      view.selection().selectEvent(event.seq(), run.roster().slotOf(event.pid()));
    }
  }

  void end() {
    session.compareWith(null);
  }
}
