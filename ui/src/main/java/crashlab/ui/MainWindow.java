package crashlab.ui;

import crashlab.ui.command.Commands;
import crashlab.ui.lesson.ExerciseList;
import crashlab.ui.library.FileDrop;
import crashlab.ui.library.Recents;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Player;
import crashlab.ui.session.RunSession;
import crashlab.ui.share.Sharing;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// All of the window: what people can open on the left, the picture of the run in the middle, what
/// there is to know about it on the right, and one time cursor for all of it. Here stands what of
/// it follows what.
final class MainWindow extends StackPane {
  final Views views;
  final Commands commands = new Commands();
  final Sharing sharing;
  final Recents recents;
  final ScenarioFiles files;
  private final RunSession session;
  private final WindowState state;
  final WindowLayout layout;
  final WindowDialogs dialogs;
  private String opened = "";

  MainWindow(WindowSetup setup) {
    session = setup.session();
    state = new WindowState(setup.settings());
    state.remember(setup.theme());
    setup.theme().wear();
    files = new ScenarioFiles(session, setup.dialogs());
    recents = new Recents(setup.settings());
    views = Views.of(setup, recents);
    views.editor().getStyleClass().add(Commands.TAKES_TEXT);
    sharing = new Sharing(session, setup.theme(), setup.dialogs()::savePicture);
    var overlay = new Overlay(this);
    dialogs = new WindowDialogs(session, views, files, overlay);
    setId("window");
    layout = new WindowLayout(setup, views, state);
    new WindowCommands(setup, this, layout, dialogs).addAll();
    layout.setBars(
        commands.menuBar(WindowCommands.MENUS),
        new PlayBar(session.main(), commands, views.scrubber()));
    getChildren().addAll(layout, overlay);
    setAlignment(overlay, Pos.CENTER);
    connect();
    Player player = session.main().player();
    player.dwellsProperty().bind(setup.theme().lessMotionProperty().not());
    play(player);
  }

  private void connect() {
    views.actions().setOnInspect(slot -> layout.show(WindowTab.INSPECTOR));
    views.actions().setOnAskForMailbox(() -> commands.get("until-mailbox").run());
    views
        .actions()
        .setOnPinLane(slot -> {
          session.main().selection().selectSlot(slot);
          views.timeline().togglePin();
        });
    session.noticeProperty().subscribe(this::offerLibrary);
    views.library().setOnOpenFile(files::open);
    views.lesson().setExercises(() -> ExerciseList.of(views.library().shipped()), files::open);
    views.compare().setOnChooseFile(dialogs::chooseCompared);
    views
        .compare()
        .divergenceProperty()
        .subscribe(
            parts -> views.scrubber().setDifference(parts == null ? null : parts.timeNanos()));
    sharing.pictures().setAll(List.of(views.tree(), views.timeline(), views.charts()));
    sharing.windowProperty().set(layout);
    FileDrop.accept(this, files::open, session.noticeProperty()::set);
    session.currentProperty().subscribe(this::shown);
    session.currentProperty().subscribe(this::markBranches);
    session.branches().subscribe(this::markBranches);
    session
        .refusalProperty()
        .subscribe(refusal -> {
          if (refusal != null) {
            layout.show(WindowTab.SCENARIO);
          }
        });
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
      layout.show(exercise ? WindowTab.EXERCISE : WindowTab.OUTLINE);
      Platform.runLater(this::focusTree);
    }
  }

  /// Space plays from the first moment on: neither a button nor the list from which the scenario
  /// was opened has the focus then, but the tree.
  private void focusTree() {
    if (getScene() != null && !dialogs.isShown()) {
      views.tree().focus();
    }
  }

  /// Marks on the scrubber where other branches leave this one, and where this one left its origin.
  private void markBranches() {
    Branch current = session.current();
    views
        .scrubber()
        .setBranches(
            session.branches().stream()
                .filter(branch -> branch.origin() != null)
                .filter(
                    branch -> branch.equals(current) || Objects.equals(branch.origin(), current))
                .toList());
  }

  /// Who could not open anything finds in the library what can be opened.
  private void offerLibrary(@Nullable String notice) {
    if (notice != null && session.current() == null && session.openingProperty().get() == null) {
      layout.show(WindowTab.LIBRARY);
    }
  }

  /// The clock of the player runs only while something plays, so that an idle window costs nothing.
  private void play(Player player) {
    var clock =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            player.tick(now);
          }
        };
    player
        .playingProperty()
        .subscribe(playing -> {
          if (playing) {
            clock.start();
          } else {
            clock.stop();
          }
        });
  }

  /// Brings a tab to the front, on whichever side it is.
  void show(WindowTab tab) {
    layout.show(tab);
  }

  /// Keeps what would be lost when the window closes.
  void keep() {
    views.editor().keepDraft();
  }

  WindowState state() {
    return state;
  }
}
