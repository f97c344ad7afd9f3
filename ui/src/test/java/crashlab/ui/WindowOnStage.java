package crashlab.ui;

import crashlab.analysis.state.Moment;
import crashlab.experiment.ShippedScenarios;
import crashlab.trace.EventType;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.MemorySettings;
import crashlab.ui.control.Settings;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The whole window on a stage without a display, for tests.
final class WindowOnStage {
  final RunSession session = Stagehand.session();
  final Theme theme = new Theme();
  final Settings settings;
  final Answers files = new Answers();
  final MainWindow window;
  final Stagehand hand;

  /// How often the window was to be closed.
  int quits;

  /// Answers the questions for files in place of the user.
  static final class Answers implements FileDialogs {
    @Nullable Path open;
    @Nullable Path save;

    /// How many questions were asked.
    int asked;

    @Override
    public @Nullable Path openScenario() {
      asked++;
      return open;
    }

    @Override
    public @Nullable Path saveScenario(String suggestedName) {
      asked++;
      return save;
    }

    @Override
    public @Nullable Path savePicture(String suggestedName) {
      asked++;
      return save;
    }
  }

  private WindowOnStage(Settings settings, @Nullable Path drafts, double width, double height) {
    this.settings = settings;
    boolean known = settings.get("theme.dark") != null;
    this.window =
        Stagehand.onFx(() -> {
          var made =
              new MainWindow(
                  new WindowSetup(
                      session,
                      theme,
                      settings,
                      new ShippedScenarios(Path.of("..", "scenarios")),
                      files,
                      drafts,
                      () -> quits++));
          if (!known) {
            theme.darkProperty().set(true);
          }
          return made;
        });
    this.hand = Stagehand.show(() -> window, theme, width, height);
    Stagehand.onFx(() -> {
      window.commands.listen(hand.scene());
      return null;
    });
  }

  static WindowOnStage empty() {
    return empty(Stagehand.WIDTH, Stagehand.HEIGHT);
  }

  static WindowOnStage empty(double width, double height) {
    return new WindowOnStage(new MemorySettings(), null, width, height);
  }

  /// As somebody finds it who has left it with these settings.
  static WindowOnStage with(Settings settings) {
    return new WindowOnStage(settings, null, Stagehand.WIDTH, Stagehand.HEIGHT);
  }

  /// With a scenario that is no file.
  static WindowOnStage withText(String name, String text) {
    WindowOnStage made = empty();
    made.openText(name, text);
    return made;
  }

  /// With a shipped scenario, such as `tasks/linked-task.json`.
  static WindowOnStage with(String scenario) {
    WindowOnStage made = empty();
    made.open(scenario);
    return made;
  }

  static WindowOnStage with(String scenario, double width, double height) {
    WindowOnStage made = empty(width, height);
    made.open(scenario);
    return made;
  }

  void openText(String name, String text) {
    Stagehand.onFx(() -> {
      session.open(new ScenarioText(name, null, null, text));
      return null;
    });
    awaitRun();
  }

  void run(Runnable action) {
    Stagehand.onFx(() -> {
      action.run();
      return null;
    });
    hand.settle();
  }

  Recording recording() {
    Recording run = Stagehand.onFx(() -> session.main().recording());
    if (run == null) {
      throw new AssertionError("no run");
    }
    return run;
  }

  Moment now() {
    return Stagehand.onFx(() -> session.main().moment());
  }

  EventType eventNow() {
    return recording().log().type(recording().indexAtOrBefore(now().seq()));
  }

  void select(String process) {
    run(() -> session.main().selection().selectSlot(recording().roster().find(process)));
  }

  /// The process that is selected, by its label; empty if none is.
  String selected() {
    int slot = Stagehand.onFx(() -> session.main().selection().slot());
    return slot < 0 ? "" : recording().roster().label(slot);
  }

  void awaitRun() {
    Stagehand.await(() -> session.openingProperty().get() == null);
    hand.settle();
  }

  void awaitBranches(int count) {
    Stagehand.await(() -> session.branches().size() == count);
    awaitRun();
  }

  /// The words of a label or a button.
  String text(String selector) {
    Labeled labeled = hand.find(selector);
    return Stagehand.onFx(labeled::getText);
  }

  /// The id of the tab that is in front, of `#left-tabs` or `#right-tabs`.
  String tab(String tabs) {
    return Stagehand.onFx(
        () -> hand.<TabPane>find(tabs).getSelectionModel().getSelectedItem().getId());
  }

  /// Chooses an item of the menu that is open, or of the menus below it.
  void choose(String id) {
    run(() -> {
      List<MenuItem> all = new ArrayList<>();
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window instanceof ContextMenu menu) {
          all.addAll(menu.getItems());
          menu.hide();
        }
      }
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i) instanceof Menu below) {
          all.addAll(below.getItems());
        }
      }
      all.stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow().fire();
    });
  }

  /// Clicks a process in the tree.
  void clickProcess(String name) {
    double[] at =
        Stagehand.onFx(() -> window.views.tree().placeOf(recording().roster().find(name)));
    hand.clickAt(window.views.tree().canvas(), at[0], at[1]);
  }

  /// Presses Tab until a node has the focus.
  void tabTo(Node node) {
    for (int i = 0; i < 60 && !Stagehand.onFx(node::isFocused); i++) {
      hand.press(KeyCode.TAB);
    }
    if (!Stagehand.onFx(node::isFocused)) {
      throw new AssertionError("Tab does not reach " + node.getId());
    }
  }

  /// The problems that the editor lists, as soon as there are some.
  List<String> problems() {
    Stagehand.await(() -> window.lookup("#editor-problems") != null);
    ListView<?> list = hand.find("#editor-problems");
    Stagehand.await(() -> !list.getItems().isEmpty());
    hand.settle();
    return Stagehand.onFx(() -> list.getItems().stream().map(String::valueOf).toList());
  }

  /// Goes through all buttons of the whole window, in every tab that is in front.
  List<ButtonBase> buttons() {
    return Stagehand.onFx(() -> buttons(hand.scene().getRoot()));
  }

  private static List<ButtonBase> buttons(Parent parent) {
    List<ButtonBase> all = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof ButtonBase button) {
        all.add(button);
      } else if (child instanceof Parent inner) {
        all.addAll(buttons(inner));
      }
    }
    return all;
  }

  String notice() {
    return Stagehand.onFx(() -> String.valueOf(session.noticeProperty().get()));
  }

  void dark(boolean dark) {
    run(() -> theme.darkProperty().set(dark));
  }

  void open(String scenario) {
    Stagehand.open(session, scenario);
    hand.settle();
  }
}
