package crashlab.ui;

import crashlab.ui.command.Commands;
import crashlab.ui.command.Keys;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import javafx.scene.input.KeyCode;

/// What people can do with the views: show, find, compare, make larger, go from one to the next.
final class ViewCommands {
  static final String MENU = "View";

  private static final double TEXT_STEP = 0.1;

  private final RunSession session;
  private final Theme theme;
  private final Views views;
  private final WindowLayout layout;
  private final WindowDialogs dialogs;
  private final PanelFocus panels;
  private final Commands commands;

  ViewCommands(WindowSetup setup, MainWindow window, WindowLayout layout, WindowDialogs dialogs) {
    this.session = setup.session();
    this.theme = setup.theme();
    this.views = window.views;
    this.layout = layout;
    this.dialogs = dialogs;
    this.panels = new PanelFocus(layout);
    this.commands = window.commands;
  }

  void addAll() {
    commands
        .add(MENU, "find", "Find process", this::find, Keys.symbol("/"), Keys.ctrl(KeyCode.F))
        .add(
            MENU,
            "inspector",
            "Inspector",
            () -> layout.show(WindowTab.INSPECTOR),
            Keys.ctrl(KeyCode.I))
        .add(MENU, "charts", "Charts", () -> layout.show(WindowTab.CHARTS), Keys.ctrl(KeyCode.H))
        .add(MENU, "branches", "Branches", () -> layout.show(WindowTab.BRANCHES))
        .add(
            MENU,
            "pin",
            "Pin the lane of the selected process",
            session.main()::hasSelectedProcess,
            views.timeline()::togglePin,
            Keys.of(KeyCode.P))
        .add(
            MENU,
            "zoom-to-cascade",
            "Timeline: the cascade / the whole run",
            () -> !session.main().cascadeGraph().isEmpty(),
            views.timeline()::showCascade,
            Keys.of(KeyCode.Z))
        .separate(MENU)
        .add(
            MENU,
            "compare",
            "A|B: compare",
            () -> layout.compared().toggle(dialogs::chooseCompared),
            Keys.ctrl(KeyCode.B))
        .add(
            MENU,
            "first-difference",
            "To the first difference of A and B",
            () -> session.comparedProperty().get() != null,
            views.compare()::goToFirstDifference,
            Keys.of(KeyCode.F7))
        .separate(MENU)
        .add(
            MENU,
            "theme",
            "Dark / light",
            () -> theme.darkProperty().set(!theme.isDark()),
            Keys.ctrl(KeyCode.T))
        .add(MENU, "larger-text", "Larger text", () -> resize(1), Keys.ctrl(KeyCode.PLUS))
        .add(MENU, "smaller-text", "Smaller text", () -> resize(-1), Keys.ctrl(KeyCode.MINUS))
        .add(
            MENU,
            "less-motion",
            "More / less motion",
            () -> theme.lessMotionProperty().set(!theme.lessMotionProperty().get()))
        .separate(MENU)
        .add(MENU, "next-panel", "Next panel", () -> panels.next(1), Keys.of(KeyCode.F6))
        .add(
            MENU, "previous-panel", "Previous panel", () -> panels.next(-1), Keys.shift(KeyCode.F6))
        .add("", "escape", "Select nothing, stop aiming", this::escape, Keys.of(KeyCode.ESCAPE));
  }

  private void find() {
    layout.show(WindowTab.OUTLINE);
    views.outline().find();
  }

  private void resize(int direction) {
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
}
