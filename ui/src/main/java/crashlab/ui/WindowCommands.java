package crashlab.ui;

import crashlab.ui.command.Commands;
import crashlab.ui.command.Keys;
import crashlab.ui.control.Theme;
import crashlab.ui.session.PlayTarget;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/// What people can tell the window to do, with the keys for it.
final class WindowCommands {
  static final List<String> MENUS = List.of("File", "Run", "View", "Exercises", "Help");

  private static final String FILE = "File";
  private static final String RUN = "Run";
  private static final String VIEW = "View";
  private static final String EXERCISES = "Exercises";
  private static final String HELP = "Help";
  private static final double TEXT_STEP = 0.1;

  private final WindowSetup setup;
  private final MainWindow window;
  private final Views views;
  private final WindowLayout layout;
  private final WindowDialogs dialogs;
  private final RunSession session;
  private final Player player;
  private final TimeTravel travel;
  private final PanelFocus panels;
  private final Commands commands;

  WindowCommands(WindowSetup setup, MainWindow window, WindowLayout layout, WindowDialogs dialogs) {
    this.setup = setup;
    this.window = window;
    this.views = window.views;
    this.commands = window.commands;
    this.layout = layout;
    this.dialogs = dialogs;
    this.session = setup.session();
    this.player = session.main().player();
    this.travel = new TimeTravel(session);
    this.panels = new PanelFocus(layout);
  }

  void addAll() {
    file();
    run();
    cause();
    view();
    exercises();
    help();
  }

  private boolean hasRun() {
    return session.main().recording() != null;
  }

  private boolean hasSelection() {
    return hasRun() && session.main().selection().slot() >= 0;
  }

  private void file() {
    commands
        .add(FILE, "open", "Open file…", window.files::open, Keys.ctrl(KeyCode.O))
        .add(FILE, "library", "Open from the library…", this::library, Keys.ctrl(KeyCode.L))
        .separate(FILE)
        .add(FILE, "edit", "Edit the scenario", this::edit, Keys.ctrl(KeyCode.E))
        .add(FILE, "save", "Save the scenario", views.editor()::save, Keys.ctrl(KeyCode.S))
        .add(
            FILE,
            "save-branch",
            "Save this branch as a scenario…",
            this::hasRun,
            this::saveBranch,
            Keys.ctrlShift(KeyCode.S))
        .separate(FILE)
        .add(
            FILE,
            "share",
            "Take pictures and reports along…",
            this::hasRun,
            () -> dialogs.share(window.sharing),
            Keys.ctrlShift(KeyCode.E))
        .separate(FILE)
        .add(FILE, "quit", "Quit", setup.quit(), Keys.ctrl(KeyCode.Q));
  }

  private void library() {
    layout.show(WindowTab.LIBRARY);
    views.library().focusSearch();
  }

  private void edit() {
    layout.show(WindowTab.SCENARIO);
    views.editor().focusPlace().requestFocus();
  }

  /// Saves what is shown under a name of its own, whether it is a branch or not.
  private void saveBranch() {
    views.editor().saveAs();
  }

  private void run() {
    runs("play", "Play / pause", player::togglePlaying, Keys.of(KeyCode.SPACE));
    runs("step-forward", "One event on", player::stepForward, Keys.of(KeyCode.PERIOD));
    runs("step-back", "One event back", player::stepBack, Keys.of(KeyCode.COMMA));
    commands
        .add(
            RUN,
            "next-of-process",
            "Next event of the selected process",
            this::hasSelection,
            () -> travel.ofProcess(1),
            Keys.shift(KeyCode.PERIOD))
        .add(
            RUN,
            "previous-of-process",
            "Previous event of the selected process",
            this::hasSelection,
            () -> travel.ofProcess(-1),
            Keys.shift(KeyCode.COMMA));
    runs("next-failure", "Next failure", () -> travel.failure(1), Keys.of(KeyCode.N));
    runs("previous-failure", "Previous failure", () -> travel.failure(-1), Keys.shift(KeyCode.N));
    runs("next-decision", "Next failure or decision", () -> travel.decision(1), Keys.of(KeyCode.J));
    runs(
        "previous-decision",
        "Previous failure or decision",
        () -> travel.decision(-1),
        Keys.shift(KeyCode.J));
    runs("to-start", "To the start", player::toStart, Keys.of(KeyCode.HOME));
    runs("to-end", "To the end", player::toEnd, Keys.of(KeyCode.END));
    commands.separate(RUN);
    runs(
        "until-decided",
        "Play until an expectation is decided",
        travel::untilDecided,
        Keys.of(KeyCode.X));
    runs(
        "until-ends",
        "Play until the selected process ends",
        () -> travel.untilSelected(PlayTarget.ProcessEnds::new));
    runs(
        "until-restarted",
        "Play until the selected process is restarted",
        () -> travel.untilSelected(PlayTarget.Restarted::new));
    commands.add(
        RUN,
        "until-mailbox",
        "Play until the selected mailbox is longer than…",
        this::hasSelection,
        this::untilMailbox);
    commands.separate(RUN);
    runs("slower", "Slower", () -> PlayBar.changeSpeed(player, -1), Keys.symbol("-"));
    runs("faster", "Faster", () -> PlayBar.changeSpeed(player, 1), Keys.symbol("+"));
    commands.separate(RUN);
    runs("again", "Run again, same seed", session::runAgain, Keys.ctrl(KeyCode.R));
    commands
        .add(
            RUN,
            "fault-menu",
            "Break the selected process…",
            this::hasSelection,
            this::faultMenu,
            Keys.of(KeyCode.K),
            Keys.of(KeyCode.CONTEXT_MENU))
        .add(RUN, "palette-of-faults", "Pick a fault…", views.faults()::requestFocus)
        .add(
            RUN,
            "undo-fault",
            "Take the last fault out again",
            this::canUndo,
            views.faults()::undoLast,
            Keys.ctrl(KeyCode.Z));
  }

  private void runs(String id, String name, Runnable action, Keys... keys) {
    commands.add(RUN, id, name, this::hasRun, action, keys);
  }

  private boolean canUndo() {
    var branch = session.current();
    return branch != null && branch.origin() != null;
  }

  private void untilMailbox() {
    int slot = session.main().selection().slot();
    Recording run = session.main().recording();
    if (run != null) {
      dialogs.askForMailbox(
          run.roster().label(slot),
          above -> travel.untilSelected(selected -> new PlayTarget.MailboxAbove(selected, above)));
    }
  }

  /// Opens the menu at the selected process, as far as that is in the picture.
  private void faultMenu() {
    int slot = session.main().selection().slot();
    Node canvas = views.tree().canvas();
    double[] place = views.tree().placeOf(slot);
    Bounds bounds = canvas.getBoundsInLocal();
    Point2D at =
        place[0] > 0 && bounds.contains(place[0], place[1])
            ? canvas.localToScreen(place[0], place[1])
            : canvas.localToScreen(bounds.getCenterX(), bounds.getCenterY());
    views.actions().showMenu(views.tree(), slot, at.getX(), at.getY());
  }

  private void cause() {
    commands.separate(RUN);
    runs("to-cause", "To the cause", () -> views.cascade().toCause(), Keys.symbol("["));
    runs("to-effect", "To the effect", () -> views.cascade().toEffect(), Keys.symbol("]"));
    for (int step = 1; step <= 9; step++) {
      int number = step;
      commands.add(
          "",
          "cascade-step-" + number,
          "Step " + number + " of the cascade",
          this::hasRun,
          () -> views.cascade().toStep(number),
          Keys.of(KeyCode.valueOf("DIGIT" + number)));
    }
  }

  private void view() {
    Theme theme = setup.theme();
    commands
        .add(VIEW, "find", "Find process", this::find, Keys.symbol("/"), Keys.ctrl(KeyCode.F))
        .add(
            VIEW,
            "inspector",
            "Inspector",
            () -> layout.show(WindowTab.INSPECTOR),
            Keys.ctrl(KeyCode.I))
        .add(VIEW, "charts", "Charts", () -> layout.show(WindowTab.CHARTS), Keys.ctrl(KeyCode.H))
        .add(VIEW, "branches", "Branches", () -> layout.show(WindowTab.BRANCHES))
        .add(
            VIEW,
            "pin",
            "Pin the lane of the selected process",
            this::hasSelection,
            views.timeline()::togglePin,
            Keys.of(KeyCode.P))
        .add(
            VIEW,
            "zoom-to-cascade",
            "Timeline: the cascade / the whole run",
            () -> !session.main().cascadeGraph().isEmpty(),
            views.timeline()::showCascade,
            Keys.of(KeyCode.Z))
        .separate(VIEW)
        .add(
            VIEW,
            "compare",
            "A|B: compare",
            () -> layout.compared().toggle(dialogs::chooseCompared),
            Keys.ctrl(KeyCode.B))
        .add(
            VIEW,
            "first-difference",
            "To the first difference of A and B",
            () -> session.comparedProperty().get() != null,
            views.compare()::goToFirstDifference,
            Keys.of(KeyCode.F7))
        .separate(VIEW)
        .add(
            VIEW,
            "theme",
            "Dark / light",
            () -> theme.darkProperty().set(!theme.isDark()),
            Keys.ctrl(KeyCode.T))
        .add(VIEW, "larger-text", "Larger text", () -> resize(1), Keys.ctrl(KeyCode.PLUS))
        .add(VIEW, "smaller-text", "Smaller text", () -> resize(-1), Keys.ctrl(KeyCode.MINUS))
        .add(
            VIEW,
            "less-motion",
            "More / less motion",
            () -> theme.lessMotionProperty().set(!theme.lessMotionProperty().get()))
        .separate(VIEW)
        .add(VIEW, "next-panel", "Next panel", () -> panels.next(1), Keys.of(KeyCode.F6))
        .add(
            VIEW, "previous-panel", "Previous panel", () -> panels.next(-1), Keys.shift(KeyCode.F6))
        .add("", "escape", "Select nothing, stop aiming", this::escape, Keys.of(KeyCode.ESCAPE));
  }

  private void find() {
    layout.show(WindowTab.OUTLINE);
    views.outline().find();
  }

  private void resize(int direction) {
    Theme theme = setup.theme();
    double scale = Math.round((theme.textScale() + direction * TEXT_STEP) * 10) / 10.0;
    theme.textScaleProperty().set(Math.clamp(scale, Theme.SMALLEST_TEXT, Theme.LARGEST_TEXT));
  }

  private void escape() {
    if (dialogs.isShown()) {
      dialogs.hide();
    } else if (session.openingProperty().get() != null) {
      session.cancel();
    } else {
      session.main().selection().clear();
    }
  }

  private void exercises() {
    commands
        .add(EXERCISES, "exercise", "Show the exercise", () -> layout.show(WindowTab.EXERCISE))
        .add(EXERCISES, "all-exercises", "All exercises in the library", this::library);
  }

  private void help() {
    commands
        .add(
            HELP,
            "keys",
            "All keys",
            () -> dialogs.showKeys(commands),
            Keys.symbol("?"),
            Keys.of(KeyCode.F1))
        .add(
            HELP,
            "command-palette",
            "Find a command…",
            () -> dialogs.showPalette(commands),
            Keys.ctrlShift(KeyCode.P))
        .add(HELP, "hints", "Show the first hints again", views.coach()::reopen)
        .add(HELP, "about", "About Crashlab", () -> dialogs.showText("About Crashlab", ABOUT));
  }

  private static final String ABOUT =
      """
      Crashlab simulates Erlang/OTP systems that crash, so that you can see how they recover.

      Everything here can be had again: the same scenario and seed give the same run, in this \
      window, on the command line (crashlab run FILE) and on any machine. The fingerprint at the \
      lower right says so.
      """;
}
