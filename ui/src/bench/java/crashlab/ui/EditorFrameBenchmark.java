package crashlab.ui;

import crashlab.ui.control.FileDialogs;
import crashlab.ui.control.Theme;
import crashlab.ui.editor.EditorView;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Types into the middle of a scenario of 5,000 lines, and prints what a key costs the UI thread:
/// from the key to the end of the layout that shows it.
///
/// Run without a display: `java -Dglass.platform=Headless -Dprism.order=sw …`.
public final class EditorFrameBenchmark {
  private static final int LINES = 5_000;
  private static final int WARM_UP = 200;
  private static final int KEYS = 400;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EditorFrameBenchmark() {}

  /// @param arguments none
  public static void main(String[] arguments) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.startup(() -> new Typist(done).begin());
    if (!done.await(5, TimeUnit.MINUTES)) {
      System.err.println("it took too long");
    }
    System.exit(0);
  }

  /// A scenario with so many lines.
  static String text() {
    var text =
        new StringBuilder(
            """
            {
              "format": 1,
              "name": "large",
              "duration": "1ms",
              "modules": {"W": {"use": "gen_server"}},
              "tree": {
                "id": "App",
                "type": "supervisor",
                "strategy": "one_for_one",
                "children": [
            """);
    for (int i = 0; i < LINES - 14; i++) {
      text.append(
          "      {\"id\": \"worker%d\", \"module\": \"W\", \"restart\": \"transient\"},\n"
              .formatted(i));
    }
    return text.append("      {\"id\": \"last\", \"module\": \"W\"}\n    ]\n  }\n}\n").toString();
  }

  /// Types one key for each frame.
  private static final class Typist extends AnimationTimer {
    private static final String WORDS =
        "{\"id\": \"typed\", \"module\": \"W\", \"restart\": \"permanent\"},";

    private final CountDownLatch done;
    private final long[] nanos = new long[KEYS];
    private final long[] cpuNanos = new long[KEYS];
    private @Nullable Node area;
    private int typed;

    Typist(CountDownLatch done) {
      this.done = done;
    }

    void begin() {
      var session =
          new RunSession(
              task -> Thread.ofVirtual().start(task),
              Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()),
              Platform::runLater);
      var theme = new Theme();
      var view = new EditorView(session, theme, new NoDialogs());
      var scene = new Scene(view, 720, 900);
      theme.dress(scene);
      var stage = new Stage();
      stage.setScene(scene);
      stage.show();
      session
          .currentProperty()
          .subscribe(branch -> {
            if (branch != null) {
              view.reveal("/tree/children/2500/id");
              area = scene.getFocusOwner();
              press(KeyCode.HOME);
              start();
            }
          });
      session.open(new ScenarioText("large", null, null, text()));
    }

    @Override
    public void handle(long now) {
      if (typed == WARM_UP + KEYS) {
        stop();
        report();
        done.countDown();
        return;
      }
      long begin = System.nanoTime();
      long cpuBegin = THREADS.getCurrentThreadCpuTime();
      int column = typed % (WORDS.length() + 1);
      if (column == WORDS.length()) {
        press(KeyCode.ENTER);
      } else {
        type(WORDS.substring(column, column + 1));
      }
      Node shown = area;
      if (shown != null) {
        shown.getScene().getRoot().applyCss();
        shown.getScene().getRoot().layout();
      }
      if (typed >= WARM_UP) {
        nanos[typed - WARM_UP] = System.nanoTime() - begin;
        cpuNanos[typed - WARM_UP] = THREADS.getCurrentThreadCpuTime() - cpuBegin;
      }
      typed++;
    }

    private void press(KeyCode code) {
      fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void type(String character) {
      fire(
          new KeyEvent(
              KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private void fire(KeyEvent event) {
      Node target = area;
      if (target != null) {
        Event.fireEvent(target, event);
      }
    }

    private void report() {
      System.out.printf(Locale.ROOT, "%d lines, %d keys%n", LINES, KEYS);
      report("CPU time", cpuNanos);
      report("time", nanos);
    }

    private static void report(String what, long[] nanos) {
      Arrays.sort(nanos);
      System.out.printf(
          Locale.ROOT,
          "%s of a key: median %.1f ms, 99%% %.1f ms, longest %.1f ms%n",
          what,
          nanos[KEYS / 2] / 1e6,
          nanos[KEYS * 99 / 100] / 1e6,
          nanos[KEYS - 1] / 1e6);
    }
  }

  /// Nobody is asked.
  private static final class NoDialogs implements FileDialogs {
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
}
