package crashlab.ui.chart;

import crashlab.analysis.state.Roster;
import crashlab.ui.geometry.TimeAxis;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Latest;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/// What the charts show: the stretch of time, the processes whose mailboxes were chosen, which
/// charts are folded, and the series, which are prepared on another thread.
final class ChartsModel {
  private static final TimeAxis NO_TIME = new TimeAxis(0, 1_000_000_000L, 0, 1);

  private final RunSession session;
  private final Latest<ChartSet> preparation;
  private final ReadOnlyObjectWrapper<ChartSet> charts = new ReadOnlyObjectWrapper<>(ChartSet.NONE);
  private final ObjectProperty<TimeAxis> axis = new SimpleObjectProperty<>(NO_TIME);
  private final ObservableSet<String> folded = FXCollections.observableSet(new LinkedHashSet<>());
  private final Set<String> added = new LinkedHashSet<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private long limitNanos = NO_TIME.endNanos();

  // Only touched by the preparation's thread.
  private @Nullable RunData dataA;
  private @Nullable RunData dataB;

  ChartsModel(RunSession session, Latest<ChartSet> preparation) {
    this.session = session;
    this.preparation = preparation;
    session.main().recordingProperty().subscribe(this::newRun);
    session.comparedProperty().subscribe(this::newRun);
    session.main().selection().slotProperty().subscribe(this::selected);
  }

  /// The charts; the ones of before while new ones are prepared.
  ReadOnlyObjectProperty<ChartSet> chartsProperty() {
    return charts.getReadOnlyProperty();
  }

  /// What stretch of time is shown, on which pixels.
  ObjectProperty<TimeAxis> axisProperty() {
    return axis;
  }

  TimeAxis axis() {
    return axis.get();
  }

  /// The ids of the charts that show their heading only.
  ObservableSet<String> folded() {
    return folded;
  }

  /// Whether series are being prepared.
  ReadOnlyBooleanProperty busyProperty() {
    return preparation.busyProperty();
  }

  /// The end of the longer run.
  long limitNanos() {
    return limitNanos;
  }

  RunSession session() {
    return session;
  }

  private void newRun() {
    boolean whole = axis().startNanos() == 0 && axis().endNanos() >= limitNanos;
    limitNanos = Math.max(1, end());
    if (whole || axis().endNanos() > limitNanos) {
      axis.set(new TimeAxis(0, limitNanos, axis().left(), axis().width()));
    }
    prepare();
  }

  private long end() {
    Recording run = session.main().recording();
    Branch other = session.comparedProperty().get();
    long end = run == null ? NO_TIME.endNanos() : run.endNanos();
    return other == null ? end : Math.max(end, other.recording().endNanos());
  }

  /// Lays the axis on other pixels.
  void resize(double left, double width) {
    TimeAxis now = axis();
    if (now.left() != left || now.width() != width) {
      boolean finer = Math.abs(now.width() - width) > now.width() / 4;
      axis.set(now.on(left, width));
      if (finer) {
        prepare();
      }
    }
  }

  /// Shows another stretch of time.
  void show(TimeAxis next) {
    if (!next.equals(axis())) {
      axis.set(next);
      prepare();
    }
  }

  void showAll() {
    show(new TimeAxis(0, limitNanos, axis().left(), axis().width()));
  }

  void showRange(long from, long to) {
    long start = Math.clamp(Math.min(from, to), 0, limitNanos);
    long end = Math.clamp(Math.max(from, to), 0, limitNanos);
    if (end - start >= TimeAxis.SHORTEST_NANOS) {
      show(new TimeAxis(start, end, axis().left(), axis().width()));
    }
  }

  /// Shows the mailbox of one more process.
  void addProcess(String path) {
    removed.remove(path);
    added.add(path);
    prepare();
  }

  /// Shows the mailbox of a process no more.
  void removeProcess(String path) {
    added.remove(path);
    removed.add(path);
    prepare();
  }

  private void selected() {
    removed.remove(selectedPath());
    prepare();
  }

  private @Nullable String selectedPath() {
    Recording run = session.main().recording();
    int slot = session.main().selection().slot();
    return run == null || slot < 0 || slot >= run.roster().size() || run.roster().isLoad(slot)
        ? null
        : run.roster().identity(slot).path();
  }

  void prepare() {
    Recording run = session.main().recording();
    if (run == null) {
      return;
    }
    Branch other = session.comparedProperty().get();
    Recording compared = other == null ? null : other.recording();
    TimeAxis shown = axis();
    List<String> more = new ArrayList<>(added);
    Set<String> less = Set.copyOf(removed);
    String selected = selectedPath();
    preparation.ask(
        () -> {
          RunData a = data(run, dataA, dataB);
          RunData b = compared == null ? null : data(compared, dataB, dataA);
          dataA = a;
          dataB = b;
          return ChartSet.of(a, b, processes(a, more, less, selected), shown);
        },
        charts::set);
  }

  private static RunData data(Recording run, @Nullable RunData first, @Nullable RunData second) {
    if (first != null && first.recording() == run) {
      return first;
    }
    return second != null && second.recording() == run ? second : new RunData(run);
  }

  /// The selected one, the deepest ones but for those taken away, and those added.
  private static List<String> processes(
      RunData run, List<String> added, Set<String> removed, @Nullable String selected) {
    Set<String> paths = new LinkedHashSet<>(run.deepest());
    paths.removeAll(removed);
    paths.addAll(added);
    if (selected != null && !removed.contains(selected)) {
      paths.add(selected);
    }
    Roster roster = run.recording().roster();
    return paths.stream().filter(path -> roster.find(path) != Roster.NONE).toList();
  }
}
