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
        .in(MENU)
        .add("find", "Find process", this::find, Keys.symbol("/"), Keys.ctrl(KeyCode.F))
        .add("inspector", "Inspector", () -> layout.show(WindowTab.INSPECTOR), Keys.ctrl(KeyCode.I))
        .add("charts", "Charts", () -> layout.show(WindowTab.CHARTS), Keys.ctrl(KeyCode.H))
        .add("branches", "Branches", () -> layout.show(WindowTab.BRANCHES))
        .when(session.main()::hasSelectedProcess)
        .add(
            "pin",
            "Pin the lane of the selected process",
            views.timeline()::togglePin,
            Keys.of(KeyCode.P))
        .when(() -> !session.main().cascadeGraph().isEmpty())
        .add(
            "zoom-to-cascade",
            "Timeline: the cascade / the whole run",
            views.timeline()::showCascade,
            Keys.of(KeyCode.Z))
        .separate()
        .add(
            "compare",
            "A|B: compare",
            () -> layout.compared().toggle(dialogs::chooseCompared),
            Keys.ctrl(KeyCode.B))
        .when(() -> session.comparedProperty().get() != null)
        .add(
            "first-difference",
            "To the first difference of A and B",
            views.compare()::goToFirstDifference,
            Keys.of(KeyCode.F7))
        .separate()
        .add(
            "theme",
            "Dark / light",
            () -> theme.darkProperty().set(!theme.isDark()),
            Keys.ctrl(KeyCode.T))
        .add("larger-text", "Larger text", () -> resize(1), Keys.ctrl(KeyCode.PLUS))
        .add("smaller-text", "Smaller text", () -> resize(-1), Keys.ctrl(KeyCode.MINUS))
        .add(
            "less-motion",
            "More / less motion",
            () -> theme.lessMotionProperty().set(!theme.lessMotionProperty().get()))
        .separate()
        .add("next-panel", "Next panel", () -> panels.next(1), Keys.of(KeyCode.F6))
        .add("previous-panel", "Previous panel", () -> panels.next(-1), Keys.shift(KeyCode.F6));
    commands
        .in("")
        .add("escape", "Select nothing, stop aiming", this::escape, Keys.of(KeyCode.ESCAPE));
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
