package crashlab.ui;

import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.RunView;
import crashlab.ui.timeline.TimelineView;
import crashlab.ui.tree.SupervisionTreeView;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// The run that the present one is compared with, in a column beside it.
final class Beside {
  private final MainWindow window;
  private final WindowLayout layout;
  private final RunSession session;
  private @Nullable SplitPane column;

  Beside(MainWindow window, WindowLayout layout) {
    this.window = window;
    this.layout = layout;
    this.session = window.parts.session();
    session.comparedProperty().subscribe(this::compared);
  }

  private void compared(@Nullable Branch branch) {
    if (branch == null && layout.hasColumn()) {
      layout.removeColumn();
    } else if (branch != null && !layout.hasColumn()) {
      layout.addColumn(column());
    }
  }

  private SplitPane column() {
    SplitPane made = column;
    if (made == null) {
      RunView other = session.other();
      var select = new SelectOnly(other);
      var tree = new SupervisionTreeView(other, window.parts.theme(), select);
      var timeline = new TimelineView(other, window.parts.theme(), select);
      tree.hideLegend();
      timeline.scaleProperty().bindBidirectional(window.timeline.scaleProperty());
      other
          .selection()
          .wholeChainProperty()
          .bindBidirectional(session.main().selection().wholeChainProperty());
      tree.setMinWidth(0);
      timeline.setMinWidth(0);
      made = new SplitPane(tree, timeline);
      made.setOrientation(Orientation.VERTICAL);
      made.setDividerPositions(WindowLayout.TREE);
      made.setId("other-column");
      column = made;
    }
    return made;
  }

  /// Compares with the branch that this one came from, or with the one before; or ends it.
  void toggle() {
    Branch current = session.current();
    if (session.comparedProperty().get() != null || current == null) {
      session.compareWith(null);
      return;
    }
    Branch origin = current.origin();
    List<Branch> others =
        session.branches().stream().filter(branch -> !branch.equals(current)).toList();
    if (origin != null && session.branches().contains(origin)) {
      session.compareWith(origin);
    } else if (!others.isEmpty()) {
      session.compareWith(others.getLast());
    } else {
      window.chooseCompared();
    }
  }
}
