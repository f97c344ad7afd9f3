package crashlab.ui;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.MemorySettings;
import crashlab.ui.control.Settings;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The whole window on a stage without a display, for tests.
final class WindowOnStage {
  final RunSession session = Stagehand.session();
  final Theme theme = new Theme();
  final Settings settings;
  final Answers files = new Answers();
  final MainWindow window;
  final Stagehand hand;

  /// Answers the questions for files in place of the user.
  static final class Answers implements FileDialogs {
    @Nullable Path open;
    @Nullable Path save;

    @Override
    public @Nullable Path openScenario() {
      return open;
    }

    @Override
    public @Nullable Path saveScenario(String suggestedName) {
      return save;
    }

    @Override
    public @Nullable Path savePicture(String suggestedName) {
      return save;
    }
  }

  private WindowOnStage(Settings settings, @Nullable Path drafts, double width, double height) {
    this.settings = settings;
    this.window =
        Stagehand.onFx(() -> {
          var made =
              new MainWindow(
                  new MainWindow.Parts(
                      session,
                      theme,
                      settings,
                      new ShippedScenarios(Path.of("..", "scenarios")),
                      files,
                      drafts,
                      () -> {}));
          theme.darkProperty().set(true);
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

  void open(String scenario) {
    Stagehand.open(session, scenario);
    hand.settle();
  }
}
