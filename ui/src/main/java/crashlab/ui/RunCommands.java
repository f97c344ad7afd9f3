package crashlab.ui;

import crashlab.ui.command.Commands;
import crashlab.ui.command.Keys;
import crashlab.ui.session.PlayTarget;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/// What people can do with the run that is shown: go through its time, break it, follow its causes.
final class RunCommands {
  static final String MENU = "Run";

  private final RunSession session;
  private final ViewedRun view;
  private final Player player;
  private final TimeTravel travel;
  private final Views views;
  private final WindowDialogs dialogs;
  private final Commands commands;
  private final Commands.Part menu;

  RunCommands(RunSession session, Views views, WindowDialogs dialogs, Commands commands) {
    this.session = session;
    this.view = session.main();
    this.player = view.player();
    this.travel = new TimeTravel(session);
    this.views = views;
    this.dialogs = dialogs;
    this.commands = commands;
    this.menu = commands.in(MENU);
  }

  void addAll() {
    run();
    cause();
  }

  private void run() {
    runs("play", "Play / pause", player::togglePlaying, Keys.of(KeyCode.SPACE));
    runs("step-forward", "One event on", player::stepForward, Keys.of(KeyCode.PERIOD));
    runs("step-back", "One event back", player::stepBack, Keys.of(KeyCode.COMMA));
    menu.when(view::hasSelectedProcess)
        .add(
            "next-of-process",
            "Next event of the selected process",
            () -> travel.ofProcess(1),
            Keys.shift(KeyCode.PERIOD))
        .when(view::hasSelectedProcess)
        .add(
            "previous-of-process",
            "Previous event of the selected process",
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
    menu.separate();
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
    menu.when(view::hasSelectedProcess)
        .add(
            "until-mailbox", "Play until the selected mailbox is longer than…", this::untilMailbox);
    menu.separate();
    runs("slower", "Slower", () -> PlayBar.changeSpeed(player, -1), Keys.symbol("-"));
    runs("faster", "Faster", () -> PlayBar.changeSpeed(player, 1), Keys.symbol("+"));
    menu.separate();
    runs("again", "Run again, same seed", session::runAgain, Keys.ctrl(KeyCode.R));
    menu.when(view::hasSelectedProcess)
        .add(
            "fault-menu",
            "Break the selected process…",
            this::faultMenu,
            Keys.of(KeyCode.K),
            Keys.of(KeyCode.CONTEXT_MENU))
        .when(this::hasNodes)
        .add(
            "node-fault-menu",
            "Break a node (down, freeze, cut off)…",
            views.tree()::menuOfNode,
            Keys.shift(KeyCode.K))
        .when(this::hasNodes)
        .add(
            "link-fault-menu",
            "Break a link between nodes (cut, silence, latency)…",
            this::linkMenu)
        .add("palette-of-faults", "Pick a fault…", views.faults()::requestFocus)
        .when(this::canUndo)
        .add(
            "undo-fault",
            "Take the last fault out again",
            views.faults()::undoLast,
            Keys.ctrl(KeyCode.Z));
  }

  private void runs(String id, String name, Runnable action, Keys... keys) {
    menu.when(view::isLoaded).add(id, name, action, keys);
  }

  private boolean hasNodes() {
    Recording run = view.recording();
    return run != null && !run.nodes().names().isEmpty();
  }

  private boolean canUndo() {
    var branch = session.current();
    return branch != null && branch.origin() != null;
  }

  private void untilMailbox() {
    int slot = view.selection().slot();
    Recording run = view.recording();
    if (run != null) {
      dialogs.askForMailbox(
          run.roster().label(slot),
          above -> travel.untilSelected(selected -> new PlayTarget.MailboxAbove(selected, above)));
    }
  }

  /// Opens the menu at the selected process, as far as that is in the picture.
  private void faultMenu() {
    int slot = view.selection().slot();
    Point2D at = onScreen(views.tree().placeOf(slot));
    views.actions().showMenu(views.tree(), slot, at.getX(), at.getY());
  }

  private void linkMenu() {
    int node = views.tree().node();
    Point2D at = onScreen(views.tree().placeOfNode(node));
    views.actions().showLinksMenu(views.tree(), node, at.getX(), at.getY());
  }

  /// A place in the tree, or its middle where that is not in the picture.
  private Point2D onScreen(double[] place) {
    Node canvas = views.tree().canvas();
    Bounds bounds = canvas.getBoundsInLocal();
    return place[0] > 0 && bounds.contains(place[0], place[1])
        ? canvas.localToScreen(place[0], place[1])
        : canvas.localToScreen(bounds.getCenterX(), bounds.getCenterY());
  }

  private void cause() {
    menu.separate();
    runs("to-cause", "To the cause", () -> views.cascade().toCause(), Keys.symbol("["));
    runs("to-effect", "To the effect", () -> views.cascade().toEffect(), Keys.symbol("]"));
    for (int step = 1; step <= 9; step++) {
      int number = step;
      commands
          .in("")
          .when(view::isLoaded)
          .add(
              "cascade-step-" + number,
              "Step " + number + " of the cascade",
              () -> views.cascade().toStep(number),
              Keys.of(KeyCode.valueOf("DIGIT" + number)));
    }
  }
}
