package crashlab.ui;

import crashlab.ui.command.Commands;
import crashlab.ui.command.Keys;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.scene.input.KeyCode;

/// What people can tell the window to do, with the keys for it. What is in the menus Run and View
/// stands in classes of their own.
final class WindowCommands {
  private static final String FILE = "File";
  private static final String EXERCISES = "Exercises";
  private static final String HELP = "Help";

  static final List<String> MENUS =
      List.of(FILE, RunCommands.MENU, ViewCommands.MENU, EXERCISES, HELP);

  private final WindowSetup setup;
  private final MainWindow window;
  private final Views views;
  private final WindowLayout layout;
  private final WindowDialogs dialogs;
  private final Commands commands;

  WindowCommands(WindowSetup setup, MainWindow window, WindowLayout layout, WindowDialogs dialogs) {
    this.setup = setup;
    this.window = window;
    this.views = window.views;
    this.commands = window.commands;
    this.layout = layout;
    this.dialogs = dialogs;
  }

  void addAll() {
    file();
    new RunCommands(setup.session(), views, dialogs, commands).addAll();
    new ViewCommands(setup, window, layout, dialogs).addAll();
    exercises();
    help();
  }

  private void file() {
    ViewedRun run = setup.session().main();
    commands
        .in(FILE)
        .add("open", "Open file…", window.files::open, Keys.ctrl(KeyCode.O))
        .add("library", "Open from the library…", this::library, Keys.ctrl(KeyCode.L))
        .separate()
        .add("edit", "Edit the scenario", this::edit, Keys.ctrl(KeyCode.E))
        .add("save", "Save the scenario", views.editor()::save, Keys.ctrl(KeyCode.S))
        .when(run::isLoaded)
        .add(
            "save-branch",
            "Save this branch as a scenario…",
            this::saveBranch,
            Keys.ctrlShift(KeyCode.S))
        .separate()
        .when(run::isLoaded)
        .add(
            "share",
            "Take pictures and reports along…",
            () -> dialogs.share(window.sharing),
            Keys.ctrlShift(KeyCode.E))
        .separate()
        .add("quit", "Quit", setup.quit(), Keys.ctrl(KeyCode.Q));
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

  private void exercises() {
    commands
        .in(EXERCISES)
        .add("exercise", "Show the exercise", () -> layout.show(WindowTab.EXERCISE))
        .add("all-exercises", "All exercises in the library", this::library);
  }

  private void help() {
    commands
        .in(HELP)
        .add(
            "keys",
            "All keys",
            () -> dialogs.showKeys(commands),
            Keys.symbol("?"),
            Keys.of(KeyCode.F1))
        .add(
            "command-palette",
            "Find a command…",
            () -> dialogs.showPalette(commands),
            Keys.ctrlShift(KeyCode.P))
        .add("hints", "Show the first hints again", views.coach()::reopen)
        .add("about", "About Crashlab", () -> dialogs.showText("About Crashlab", ABOUT));
  }

  private static final String ABOUT =
      """
      Crashlab simulates Erlang/OTP systems that crash, so that you can see how they recover.

      Everything here can be had again: the same scenario and seed give the same run, in this \
      window, on the command line (crashlab run FILE) and on any machine. The fingerprint at the \
      lower right says so.
      """;
}
