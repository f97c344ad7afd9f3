package crashlab.ui;

import crashlab.ui.control.Theme;
import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import crashlab.ui.timeline.TimelineView;
import crashlab.ui.tree.SupervisionTreeView;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// The run that the present one is compared with, in a column beside it.
final class ComparedColumn {
  private final Theme theme;
  private final TimelineView timelineOfA;
  private final WindowLayout layout;
  private final RunSession session;
  private @Nullable SplitPane column;

  ComparedColumn(WindowSetup setup, Views views, WindowLayout layout) {
    this.theme = setup.theme();
    this.timelineOfA = views.timeline();
    this.layout = layout;
    this.session = setup.session();
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
      ViewedRun other = session.other();
      var select = new SelectOnly(other);
      var tree = new SupervisionTreeView(other, theme, select);
      var timeline = new TimelineView(other, theme, select);
      tree.hideLegend();
      timeline.scaleProperty().bindBidirectional(timelineOfA.scaleProperty());
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
  ///
  /// @param choose asks what to compare with where there is no other branch
  void toggle(Runnable choose) {
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
      choose.run();
    }
  }
}
