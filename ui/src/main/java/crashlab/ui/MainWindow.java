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
import crashlab.ui.share.ShareView;
import crashlab.ui.share.Sharing;
import crashlab.ui.timeline.ScrubberView;
import crashlab.ui.timeline.TimelineView;
import crashlab.ui.tree.SupervisionTreeView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// All of the window: what people can open on the left, the picture of the run in the middle, what
/// there is to know about it on the right, and one time cursor for all of it.
final class MainWindow extends StackPane {
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
  final ScenarioFiles files;
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
  private final Overlay overlay = new Overlay(this);
  private final WindowState state;
  private final WindowLayout layout;
  private final Beside beside;
  private String opened = "";

  MainWindow(Parts parts) {
    this.parts = parts;
    RunSession session = parts.session();
    Theme theme = parts.theme();
    files = new ScenarioFiles(session, parts.files());
    state = new WindowState(parts.settings());
    state.remember(theme);
    theme.wear();
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
    layout = new WindowLayout(this, state);
    beside = new Beside(this, layout);
    getChildren().addAll(layout, overlay);
    setAlignment(overlay, Pos.CENTER);
    connect();
    play();
  }

  // ---- what follows what

  private void connect() {
    RunSession session = parts.session();
    actions.setOnInspect(slot -> layout.show("tab-inspector"));
    actions.setOnAskForMailbox(() -> commands.get("until-mailbox").run());
    actions.setOnPinLane(slot -> {
      session.main().selection().selectSlot(slot);
      timeline.togglePin();
    });
    session.noticeProperty().subscribe(this::offerLibrary);
    library.setOnOpenFile(files::open);
    lesson.setExercises(() -> ExerciseList.of(library.shipped()), files::open);
    sharing.pictures().setAll(List.of(tree, timeline, charts));
    sharing.windowProperty().set(layout);
    compare.setOnChooseFile(this::chooseCompared);
    FileDrop.accept(this, files::open, session.noticeProperty()::set);
    session.currentProperty().subscribe(this::shown);
    session.currentProperty().subscribe(this::markBranches);
    session.branches().subscribe(this::markBranches);
    compare
        .divergenceProperty()
        .subscribe(parts -> scrubber.setDifference(parts == null ? null : parts.timeNanos()));
    session
        .refusalProperty()
        .subscribe(refusal -> {
          if (refusal != null) {
            layout.show("tab-scenario");
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
      layout.show(exercise ? "tab-exercise" : "tab-processes");
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

  /// Who could not open anything finds in the library what can be opened.
  private void offerLibrary(@Nullable String notice) {
    RunSession session = parts.session();
    if (notice != null && session.current() == null && session.openingProperty().get() == null) {
      layout.show("tab-library");
    }
  }

  // ---- what the commands do

  /// Brings a tab to the front, on whichever side it is: `tab-library`.
  void show(String tab) {
    layout.show(tab);
  }

  /// The panels that F6 goes through.
  List<Node> panels() {
    return layout.panels();
  }

  void toggleCompare() {
    beside.toggle();
  }

  /// Asks what to compare with: a scenario that ships, or a file.
  void chooseCompared() {
    Branch shown = parts.session().current();
    if (shown == null) {
      return;
    }
    var chooser =
        new ScenarioChooser(
            library.shipped(),
            shown.source().name(),
            files::compare,
            files::compare,
            overlay::hide);
    overlay.show(chooser, "");
    chooser.begin();
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

  /// Keeps what would be lost when the window closes.
  void keep() {
    editor.keepDraft();
  }

  WindowState state() {
    return state;
  }
}
