package crashlab.ui;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.MemorySettings;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What a key takes in the whole window while all arrows of a cascade of more than a thousand steps
/// are shown: from the key until the frame with what it did is handed to the renderer and drawn.
/// Median, 99th percentile and longest, as time on the clock and as processor time of the UI thread
/// and of the one that renders.
///
/// Needs no display: `-Dglass.platform=Headless -Dprism.order=sw`. Arguments: how many keys, and
/// how many workers; 400 and 1100 if there are none.
public final class CascadeFrameBenchmark {
  private static final int WARM_UP = 60;
  private static final String[] COMMANDS = {"step-forward", "to-effect", "to-cause", "step-back"};
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CascadeFrameBenchmark() {}

  /// @param args how many keys, how many workers
  public static void main(String[] args) throws Exception {
    int keys = args.length > 0 ? Integer.parseInt(args[0]) : 400;
    int workers = args.length > 1 ? Integer.parseInt(args[1]) : 1100;
    UiThread.start();
    Platform.setImplicitExit(false);
    RunSession session = UiThread.call(CascadeFrameBenchmark::session);
    MainWindow window = UiThread.call(() -> window(session));
    UiThread.call(() -> {
      session.open(new ScenarioText("long", null, null, text(workers)));
      return null;
    });
    while (UiThread.call(
        () -> session.openingProperty().get() != null || session.main().recording() == null)) {
      frame();
    }
    frame();
    UiThread.call(() -> {
      session.main().selection().wholeChainProperty().set(true);
      return null;
    });
    frame();
    for (String command : new String[] {"step-forward", "to-effect", "mixed", "scrub"}) {
      measure(session, window, command, keys);
    }
    Platform.exit();
  }

  private static void measure(RunSession session, MainWindow window, String command, int keys)
      throws Exception {
    UiThread.call(() -> {
      window.views.cascade().toStep(1);
      return null;
    });
    frame();
    long[][] nanos = new long[3][keys];
    long renderer = renderer();
    long ui = UiThread.call(() -> Thread.currentThread().threadId());
    for (int i = -WARM_UP; i < keys; i++) {
      int key = i;
      long began = System.nanoTime();
      long uiBefore = THREADS.getThreadCpuTime(ui);
      long rendererBefore = THREADS.getThreadCpuTime(renderer);
      UiThread.call(() -> {
        press(session, window, command, key);
        return null;
      });
      frame();
      if (i >= 0) {
        nanos[0][i] = System.nanoTime() - began;
        nanos[1][i] = THREADS.getThreadCpuTime(ui) - uiBefore;
        nanos[2][i] = THREADS.getThreadCpuTime(renderer) - rendererBefore;
      }
    }
    report(command, nanos);
  }

  private static void press(RunSession session, MainWindow window, String command, int key) {
    switch (command) {
      case "mixed" -> window.commands.get(COMMANDS[Math.floorMod(key, 4)]).run();
      case "scrub" -> {
        var run = session.main().recording();
        if (run != null) {
          session
              .main()
              .player()
              .seekTime((long) (Math.floorMod(key * 7919L, 400) / 400.0 * run.endNanos()));
        }
      }
      case "to-effect" -> {
        if (!window.views.cascade().toEffect()) {
          window.views.cascade().toStep(1);
        }
      }
      default -> window.commands.get(command).run();
    }
  }

  private static void report(String what, long[][] nanos) {
    System.out.printf(Locale.ROOT, "%-13s", what);
    String[] names = {"clock", "UI thread", "renderer"};
    for (int i = 0; i < names.length; i++) {
      long[] sorted = nanos[i];
      Arrays.sort(sorted);
      System.out.printf(
          Locale.ROOT,
          " %s median %5.1f ms, 99 %% %5.1f, longest %5.1f;",
          names[i],
          sorted[sorted.length / 2] / 1e6,
          sorted[(int) (sorted.length * 0.99)] / 1e6,
          sorted[sorted.length - 1] / 1e6);
    }
    System.out.println();
  }

  /// Waits until what was asked for has been laid out, and the frame after it has begun: then it
  /// has been drawn.
  private static void frame() throws Exception {
    for (int i = 0; i < 2; i++) {
      var done = new CountDownLatch(1);
      Platform.runLater(() -> {
        Platform.requestNextPulse();
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            done.countDown();
          }
        }.start();
      });
      if (!done.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the UI thread is stuck");
      }
    }
  }

  private static long renderer() {
    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("QuantumRenderer")) {
        return thread.threadId();
      }
    }
    throw new IllegalStateException("nobody renders");
  }

  private static RunSession session() {
    return new RunSession(
        task -> Thread.ofVirtual().start(task),
        task -> Thread.ofVirtual().start(task),
        Platform::runLater);
  }

  private static MainWindow window(RunSession session) {
    var theme = new Theme();
    var window =
        new MainWindow(
            new WindowSetup(
                session,
                theme,
                new MemorySettings(),
                new ShippedScenarios(Path.of("..", "scenarios")),
                new NoFiles(),
                null,
                () -> {}));
    var scene = new Scene(window, 1440, 900);
    theme.dress(scene);
    window.commands.listen(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return window;
  }

  private record NoFiles() implements FileDialogs {
    @Override
    public @Nullable Path openScenario() {
      return null;
    }

    @Override
    public @Nullable Path saveScenario(String suggestedName) {
      return null;
    }

    @Override
    public @Nullable Path savePicture(String suggestedName) {
      return null;
    }
  }

  /// One for all: each worker is stopped and started again, in one cascade.
  private static String text(int workers) {
    return """
    {"format": 1, "name": "long", "duration": "2s",
     "modules": {"W": {"use": "gen_server"}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all", "children": [
       {"id": "Root", "module": "W", "name": "Root"},
       {"id": "W", "module": "W", "replicas": %d}]},
     "faults": [{"at": "500ms", "kill": "Root"}]}
    """
        .formatted(workers);
  }
}
