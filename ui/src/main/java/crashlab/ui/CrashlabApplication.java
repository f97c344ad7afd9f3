package crashlab.ui;

import crashlab.analysis.Wording;
import crashlab.experiment.ShippedScenarios;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.MemorySettings;
import crashlab.ui.control.Settings;
import crashlab.ui.control.StageFileDialogs;
import crashlab.ui.control.Theme;
import crashlab.ui.control.UserSettings;
import crashlab.ui.library.Welcome;
import crashlab.ui.session.RunSession;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The desktop application: one window with the scenario it was started with, or one that fails
/// dramatically.
public final class CrashlabApplication extends Application {
  /// Opens the window, says on the console how long that took, and closes it: to measure the start
  /// or record it.
  private static final String REHEARSE = "--rehearse";

  private static final double SMALLEST_WIDTH = 900;
  private static final double SMALLEST_HEIGHT = 600;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final ExecutorService prober = daemon("crashlab-probe");

  private static ExecutorService daemon(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  @Override
  public void start(Stage stage) {
    var theme = new Theme();
    boolean rehearsal = getParameters().getRaw().contains(REHEARSE);
    Settings settings = rehearsal ? new MemorySettings() : new UserSettings();
    // A run that is not wanted any more is cancelled, so there may be two for a moment: no queue.
    var worker = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    var session = new RunSession(worker, prober, Platform::runLater);
    ShippedScenarios shipped = ShippedScenarios.locate();
    FileDialogs dialogs = new StageFileDialogs(stage);
    // First of all: the scenario runs on another thread while the window is built.
    openFirst(new ScenarioFiles(session, dialogs), shipped);
    var window =
        new MainWindow(
            new WindowSetup(session, theme, settings, shipped, dialogs, drafts(), Platform::exit));
    var scene = new Scene(window);
    theme.dress(scene);
    window.commands.listen(scene);
    tellMistakes(session);
    stage.setTitle("Crashlab");
    session
        .currentProperty()
        .subscribe(
            branch -> stage.setTitle(branch == null ? "Crashlab" : branch.name() + " – Crashlab"));
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    window.state().restore(stage);
    stage.setOnHiding(_ -> {
      window.state().keep(stage);
      window.keep();
    });
    stage.setScene(scene);
    stage.show();
    window.state().placeDividers(scene);
    if (rehearsal) {
      rehearse(session);
    }
  }

  private void openFirst(ScenarioFiles files, ShippedScenarios shipped) {
    List<String> named =
        getParameters().getRaw().stream().filter(word -> !word.equals(REHEARSE)).toList();
    if (named.isEmpty()) {
      Welcome.scenario(shipped).ifPresent(files::open);
      return;
    }
    Path file = Path.of(named.getFirst());
    files.open(shipped.byName().getOrDefault(named.getFirst(), file));
  }

  /// An internal error in one place must not end the window: what the user typed is still in it.
  static void tellMistakes(RunSession session) {
    System.Logger logger = System.getLogger(CrashlabApplication.class.getName());
    Thread.currentThread()
        .setUncaughtExceptionHandler((_, mistake) -> {
          logger.log(System.Logger.Level.ERROR, "a mistake of ours", mistake);
          session
              .noticeProperty()
              .set("A mistake of ours: " + mistake + ". Your text is still here; please save it.");
        });
  }

  private static Path drafts() {
    return Path.of(System.getProperty("user.home"), ".crashlab", "drafts");
  }

  private static void rehearse(RunSession session) {
    session
        .main()
        .recordingProperty()
        .subscribe(recording -> {
          if (recording != null) {
            long began = ManagementFactory.getRuntimeMXBean().getStartTime() * NANOS_PER_MILLI;
            Platform.runLater(() ->
                Platform.runLater(() -> {
                  long took = System.currentTimeMillis() * NANOS_PER_MILLI - began;
                  System.out.println("window usable after " + Wording.duration(took));
                  Platform.exit();
                }));
          }
        });
  }
}
