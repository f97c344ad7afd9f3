package crashlab.ui;

import crashlab.ui.session.RunSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where the views stand: tabs above the faults on the left, the tree above the timeline in the
/// middle, tabs above the cascade on the right; dividers between all of them.
final class WindowLayout extends BorderPane {
  private static final double LEFT = 0.19;
  private static final double RIGHT = 0.745;
  private static final double LEFT_TABS = 0.6;
  private static final double RIGHT_TABS = 0.58;

  /// How much of the height of its column a tree has.
  static final double TREE = 0.62;

  private static final double ABOVE_COMPARISON = 0.72;

  /// Of an opened scenario, so that its picture is not kept waiting.
  private static final int FIRST_FRAMES = 4;

  private final Queue<Runnable> hidden = new ArrayDeque<>();
  private final RunSession session;
  private final Views views;
  private final WindowState state;
  private final TabPane left = new TabPane();
  private final TabPane right = new TabPane();
  private final SplitPane columns = new SplitPane();
  private final SplitPane stage = new SplitPane();
  private final BorderPane first = new BorderPane();

  private final ComparedColumn compared;
  private @Nullable PlayBar playBar;

  WindowLayout(WindowSetup setup, Views views, WindowState state) {
    this.session = setup.session();
    this.views = views;
    this.state = state;
    // However narrow the window, nothing may push another thing out of it.
    for (Region part :
        List.of(
            this,
            views.tree(),
            views.timeline(),
            views.compare(),
            views.editor(),
            views.charts(),
            views.faults())) {
      part.setMinWidth(0);
    }
    views.compare().setMinHeight(0);
    setCenter(centre());
    setBottom(new StatusBar(session));
    this.compared = new ComparedColumn(setup, views, this);
    fillLater();
  }

  /// Puts the bars above everything else.
  void setBars(MenuBar menus, PlayBar bar) {
    playBar = bar;
    // A notice stands in front of the hint, so that nothing below it moves.
    var top = new VBox(menus, bar, new StackPane(views.coach(), new NoticeBar(session)));
    top.setMinWidth(0);
    bar.setMinWidth(0);
    setTop(top);
  }

  private Node centre() {
    left.setId("left-tabs");
    left.getTabs()
        .addAll(
            tab(WindowTab.OUTLINE, views.outline()),
            tab(WindowTab.LIBRARY, views.library()),
            tab(WindowTab.BRANCHES, views.branches()),
            tab(WindowTab.EXERCISE, views.lesson()));
    right.setId("right-tabs");
    right
        .getTabs()
        .addAll(
            tab(WindowTab.INSPECTOR, views.inspector()),
            tab(WindowTab.SCENARIO, views.editor()),
            tab(WindowTab.CHARTS, views.charts()));
    SplitPane leftColumn = rows("left", LEFT_TABS, left, scrolled(views.faults()));
    SplitPane rightColumn = rows("right", RIGHT_TABS, right, views.cascade());
    columns.setId("middle");
    first.setCenter(rows("column", TREE, views.tree(), views.timeline()));
    first.setMinWidth(0);
    columns.getItems().add(first);
    stage.setOrientation(Orientation.VERTICAL);
    stage.getItems().add(columns);
    var whole = new SplitPane(leftColumn, stage, rightColumn);
    whole.setId("whole");
    SplitPane.setResizableWithParent(leftColumn, false);
    SplitPane.setResizableWithParent(rightColumn, false);
    state.remember("whole", whole, LEFT, RIGHT);
    return whole;
  }

  /// What does not fit with large texts or on a small screen is still reached.
  private static ScrollPane scrolled(Node content) {
    var pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setFitToHeight(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setFocusTraversable(false);
    return pane;
  }

  private SplitPane rows(String name, double first, Node upper, Node lower) {
    var pane = new SplitPane(upper, lower);
    pane.setOrientation(Orientation.VERTICAL);
    state.remember(name, pane, first);
    return pane;
  }

  /// A tab whose view comes into the window when it is first shown, or when there is time.
  private Tab tab(WindowTab which, Node content) {
    var tab = new Tab(which.title());
    tab.setId(which.id());
    tab.setClosable(false);
    tab.selectedProperty()
        .subscribe(isSelected -> {
          if (isSelected) {
            tab.setContent(content);
          }
        });
    hidden.add(() -> tab.setContent(content));
    return tab;
  }

  /// Puts the views of the tabs that are not shown into the window, one a frame, once the first
  /// picture stands: at the start they would cost as much time as what can be seen.
  private void fillLater() {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (session.openingProperty().get() == null && ++frames > FIRST_FRAMES) {
          hidden.remove().run();
        }
        if (hidden.isEmpty()) {
          stop();
        }
      }
    }.start();
  }

  /// Shows a second column beside the first, and what the two have in common below both.
  void addColumn(Node column) {
    var second = new BorderPane(column);
    second.setTop(views.compare().headingOfB());
    second.setMinWidth(0);
    first.setTop(views.compare().headingOfA());
    columns.getItems().add(second);
    columns.setDividerPositions(0.5);
    stage.getItems().add(views.compare());
    stage.setDividerPositions(ABOVE_COMPARISON);
  }

  void removeColumn() {
    first.setTop(null);
    columns.getItems().remove(1);
    stage.getItems().remove(views.compare());
  }

  boolean hasColumn() {
    return columns.getItems().size() > 1;
  }

  /// Brings a tab to the front, on whichever side it is.
  void show(WindowTab which) {
    for (TabPane tabs : List.of(left, right)) {
      tabs.getTabs().stream()
          .filter(tab -> which.id().equals(tab.getId()))
          .forEach(tab -> tabs.getSelectionModel().select(tab));
    }
  }

  /// The column of the run that the present one is compared with.
  ComparedColumn compared() {
    return compared;
  }

  /// The panels that F6 goes through.
  List<Node> panels() {
    List<Node> panels = new ArrayList<>();
    if (playBar != null) {
      panels.add(playBar);
    }
    panels.addAll(List.of(left, views.tree(), views.timeline()));
    if (hasColumn()) {
      panels.add(views.compare());
    }
    panels.addAll(List.of(right, views.cascade(), views.faults()));
    return panels;
  }
}
