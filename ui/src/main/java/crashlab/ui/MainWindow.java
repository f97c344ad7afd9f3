package crashlab.ui;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.chart.ChartsView;
import crashlab.ui.command.CommandPalette;
import crashlab.ui.command.Commands;
import crashlab.ui.command.KeyHelp;
import crashlab.ui.compare.CompareView;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.Settings;
import crashlab.ui.control.Theme;
import crashlab.ui.editor.EditorView;
import crashlab.ui.fault.BranchesView;
import crashlab.ui.fault.FaultActions;
import crashlab.ui.fault.FaultView;
import crashlab.ui.find.OutlineView;
import crashlab.ui.inspector.CascadeView;
import crashlab.ui.inspector.InspectorView;
import crashlab.ui.lesson.ExerciseList;
import crashlab.ui.lesson.LessonView;
import crashlab.ui.library.CoachBar;
import crashlab.ui.library.FileDrop;
import crashlab.ui.library.LibraryView;
import crashlab.ui.library.Recents;
import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.share.ShareView;
import crashlab.ui.share.Sharing;
import crashlab.ui.timeline.ScrubberView;
import crashlab.ui.timeline.TimelineView;
import crashlab.ui.tree.SupervisionTreeView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All of the window: what people can open on the left, the picture of the run in the middle, what
/// there is to know about it on the right, and one time cursor for all of it.
final class MainWindow extends StackPane {
  private static final double LEFT = 0.19;
  private static final double RIGHT = 0.745;

  /// What the window is made of besides its views.
  ///
  /// @param drafts where texts that are not saved yet are kept; null for nowhere
  record Parts(
      RunSession session,
      Theme theme,
      Settings settings,
      ShippedScenarios shipped,
      FileDialogs files,
      @Nullable Path drafts,
      Runnable quit) {}

  final Parts parts;
  final FaultView faults;
  final FaultActions actions;
  final SupervisionTreeView tree;
  final TimelineView timeline;
  final InspectorView inspector;
  final CascadeView cascade;
  final EditorView editor;
  final ChartsView charts;
  final CompareView compare;
  final BranchesView branches;
  final LibraryView library;
  final LessonView lesson;
  final OutlineView outline;
  final CoachBar coach;
  final Sharing sharing;
  final Recents recents;
  final PlayBar playBar;
  final ScrubberView scrubber;
  final Commands commands;
  private final SplitPane middle = new SplitPane();
  private final SplitPane stage = new SplitPane();
  private final TabPane left = new TabPane();
  private final TabPane right = new TabPane();
  private final BorderPane frame = new BorderPane();
  private final Overlay overlay = new Overlay(this);
  private final WindowState state;
  private @Nullable SplitPane secondColumn;
  private String opened = "";

  MainWindow(Parts parts) {
    this.parts = parts;
    RunSession session = parts.session();
    Theme theme = parts.theme();
    state = new WindowState(parts.settings());
    recents = new Recents(parts.settings());
    faults = new FaultView(session, theme);
    actions = new FaultActions(session, faults);
    tree = new SupervisionTreeView(session.main(), theme, actions);
    timeline = new TimelineView(session.main(), theme, actions);
    inspector = new InspectorView(session, theme);
    cascade = new CascadeView(session.main(), theme);
    editor = new EditorView(session, theme, parts.files(), parts.drafts());
    charts = new ChartsView(session, theme);
    compare = new CompareView(session, theme);
    branches = new BranchesView(session, theme, parts.files()::saveScenario);
    library = new LibraryView(session, theme, parts.shipped(), recents);
    lesson = new LessonView(session, theme);
    outline = new OutlineView(session.main(), theme, actions);
    editor.getStyleClass().add(Commands.TAKES_TEXT);
    coach = new CoachBar(session, parts.settings());
    sharing = new Sharing(session, theme, parts.files()::savePicture);
    commands = new WindowCommands(this).all();
    scrubber = new ScrubberView(session.main(), theme);
    playBar = new PlayBar(session.main(), commands, scrubber);
    setId("window");
    state.remember(theme);
    layOut();
    connect();
    play();
  }

  // ---- layout

  private void layOut() {
    // A notice stands in front of the hint, so that nothing below it moves.
    var lines = new StackPane(coach, new NoticeBar(parts.session()));
    var top = new VBox(commands.menuBar(WindowCommands.MENUS), playBar, lines);
    // However narrow the window, nothing may push another thing out of it.
    for (Region part :
        List.of(frame, top, tree, timeline, compare, editor, charts, playBar, faults)) {
      part.setMinWidth(0);
    }
    compare.setMinHeight(0);
    frame.setTop(top);
    frame.setCenter(centre());
    frame.setBottom(new StatusBar(parts.session()));
    getChildren().addAll(frame, overlay);
    setAlignment(overlay, Pos.CENTER);
  }

  private Node centre() {
    left.setId("left-tabs");
    left.getTabs()
        .addAll(
            tab("Outline", "tab-processes", outline),
            tab("Library", "tab-library", library),
            tab("Branches", "tab-branches", branches),
            tab("Exercise", "tab-exercise", lesson));
    right.setId("right-tabs");
    right
        .getTabs()
        .addAll(
            tab("Inspector", "tab-inspector", inspector),
            tab("Scenario", "tab-scenario", editor),
            tab("Charts", "tab-charts", charts));
    var leftColumn = split("left", Orientation.VERTICAL, 0.6, left, scrolled(faults));
    var rightColumn = split("right", Orientation.VERTICAL, 0.58, right, cascade);
    middle.setId("middle");
    middle.getItems().add(split("column", Orientation.VERTICAL, 0.56, tree, timeline));
    stage.setOrientation(Orientation.VERTICAL);
    stage.getItems().add(middle);
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

  private SplitPane split(
      String name, Orientation orientation, double first, Node upper, Node lower) {
    var pane = new SplitPane(upper, lower);
    pane.setOrientation(orientation);
    state.remember(name, pane, first);
    return pane;
  }

  private static Tab tab(String title, String id, Node content) {
    var tab = new Tab(title, content);
    tab.setId(id);
    tab.setClosable(false);
    return tab;
  }

  // ---- what follows what

  private void connect() {
    RunSession session = parts.session();
    actions.setOnInspect(slot -> show(right, "tab-inspector"));
    actions.setOnPinLane(slot -> {
      session.main().selection().selectSlot(slot);
      timeline.togglePin();
    });
    library.setOnOpenFile(this::openFile);
    lesson.setExercises(() -> ExerciseList.of(library.shipped()), this::open);
    sharing.pictures().setAll(List.of(tree, timeline, charts));
    sharing.windowProperty().set(frame);
    compare.setOnChooseFile(this::compareWithFile);
    FileDrop.accept(this, this::open);
    session.currentProperty().subscribe(this::shown);
    session.currentProperty().subscribe(this::markBranches);
    session.branches().subscribe(this::markBranches);
    compare
        .divergenceProperty()
        .subscribe(parts -> scrubber.setDifference(parts == null ? null : parts.timeNanos()));
    session.comparedProperty().subscribe(this::compared);
    session
        .refusalProperty()
        .subscribe(refusal -> {
          if (refusal != null) {
            show(right, "tab-scenario");
          }
        });
    session.main().player().dwellsProperty().bind(parts.theme().lessMotionProperty().not());
  }

  private void shown(@Nullable Branch branch) {
    if (branch == null) {
      return;
    }
    Path file = branch.source().file();
    if (file != null) {
      recents.add(file);
    }
    boolean exercise = branch.recording().scenario().lesson() != null;
    if (branch.origin() == null && !branch.name().equals(opened)) {
      opened = branch.name();
      show(left, exercise ? "tab-exercise" : "tab-processes");
      Platform.runLater(this::focusTree);
    }
  }

  /// Space plays from the first moment on: neither a button nor the list from which the scenario
  /// was opened has the focus then, but the tree.
  private void focusTree() {
    if (getScene() != null && !overlay.isShown()) {
      tree.focus();
    }
  }

  /// Marks on the scrubber where other branches leave this one, and where this one left its origin.
  private void markBranches() {
    Branch current = parts.session().current();
    scrubber.setBranches(
        parts.session().branches().stream()
            .filter(branch -> branch.origin() != null)
            .filter(branch -> branch.equals(current) || Objects.equals(branch.origin(), current))
            .toList());
  }

  /// Shows the run that this one is compared with in a column beside it.
  private void compared(@Nullable Branch branch) {
    boolean beside = middle.getItems().size() > 1;
    if (branch == null && beside) {
      middle.getItems().remove(1);
      stage.getItems().remove(compare);
    } else if (branch != null && !beside) {
      middle.getItems().add(column());
      middle.setDividerPositions(0.5);
      stage.getItems().add(compare);
      stage.setDividerPositions(0.72);
    }
  }

  private SplitPane column() {
    SplitPane made = secondColumn;
    if (made == null) {
      var other = parts.session().other();
      var select = new SelectOnly(other);
      var otherTree = new SupervisionTreeView(other, parts.theme(), select);
      var otherTimeline = new TimelineView(other, parts.theme(), select);
      otherTree.hideLegend();
      otherTimeline.scaleProperty().bindBidirectional(timeline.scaleProperty());
      other
          .selection()
          .wholeChainProperty()
          .bindBidirectional(parts.session().main().selection().wholeChainProperty());
      otherTree.setMinWidth(0);
      otherTimeline.setMinWidth(0);
      made = new SplitPane(otherTree, otherTimeline);
      made.setOrientation(Orientation.VERTICAL);
      made.setDividerPositions(0.56);
      made.setId("other-column");
      secondColumn = made;
    }
    return made;
  }

  /// The clock of the player runs only while something plays, so that an idle window costs nothing.
  private void play() {
    var clock =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            parts.session().main().player().tick(now);
          }
        };
    parts
        .session()
        .main()
        .player()
        .playingProperty()
        .subscribe(playing -> {
          if (playing) {
            clock.start();
          } else {
            clock.stop();
          }
        });
  }

  // ---- what the commands do

  void show(TabPane tabs, String id) {
    tabs.getTabs().stream()
        .filter(tab -> id.equals(tab.getId()))
        .findFirst()
        .ifPresent(tab -> tabs.getSelectionModel().select(tab));
  }

  void showLeft(String id) {
    show(left, id);
  }

  void showRight(String id) {
    show(right, id);
  }

  /// Opens a file, whatever is in it: a file that is no scenario is shown with its problems.
  void open(Path file) {
    try {
      parts.session().open(ScenarioText.load(file));
    } catch (IOException e) {
      parts.session().noticeProperty().set("Cannot open " + file.getFileName() + ": " + why(e));
    }
  }

  private static String why(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }

  void openFile() {
    Path file = parts.files().openScenario();
    if (file != null) {
      open(file);
    }
  }

  void compareWithFile() {
    Path file = parts.files().openScenario();
    if (file == null) {
      return;
    }
    try {
      parts.session().compareWithScenario(ScenarioText.load(file));
    } catch (IOException e) {
      parts.session().noticeProperty().set("Cannot open " + file.getFileName() + ": " + why(e));
    }
  }

  /// Compares with the branch before, or with the one that this one came from; or ends it.
  void toggleCompare() {
    RunSession session = parts.session();
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
      session
          .noticeProperty()
          .set("Nothing to compare with yet: break something, or open another file beside it.");
      compareWithFile();
    }
  }

  void showKeys() {
    overlay.show(new KeyHelp(commands, ViewKeyTable.ALL), "All keys");
  }

  void showPalette() {
    var palette = new CommandPalette(commands, overlay::hide);
    overlay.show(palette, "");
    palette.begin();
  }

  /// Shows what of the run can be taken along.
  void share() {
    overlay.show(new ShareView(parts.session(), sharing), "Take along");
  }

  void showText(String title, String text) {
    var label = new Label(text);
    label.setWrapText(true);
    overlay.show(label, title);
  }

  Overlay overlay() {
    return overlay;
  }

  /// The panels that F6 goes through.
  List<Node> panels() {
    List<Node> panels = new ArrayList<>(List.of(playBar, left, tree, timeline));
    if (stage.getItems().contains(compare)) {
      panels.add(compare);
    }
    panels.addAll(List.of(right, cascade, faults));
    return panels;
  }

  /// Keeps what would be lost when the window closes.
  void keep() {
    editor.keepDraft();
  }

  WindowState state() {
    return state;
  }
}
