package crashlab.ui;

import crashlab.ui.chart.ChartsView;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// What a frame of the charts costs when a million arrivals and a million mailbox changes are
/// shown: processor time of the UI thread and the render thread together.
///
/// Without a display: `-Dglass.platform=Headless -Dprism.order=sw`.
public final class ChartFrameBenchmark {
  private static final int FRAMES = 300;
  private static final int WARM_UP = 100;
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ChartFrameBenchmark() {}

  /// @param arguments the arrivals a second of a run of 100 s; 10,000 if there are none
  public static void main(String[] arguments) throws InterruptedException {
    int rate = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
    UiThread.start();
    var shown = new CountDownLatch(1);
    var session =
        new RunSession(
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()),
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()),
            Platform::runLater);
    ChartsView[] view = new ChartsView[1];
    Platform.runLater(() -> {
      var theme = new Theme();
      view[0] = new ChartsView(session, theme);
      var scene = new Scene(view[0], WIDTH, HEIGHT);
      theme.dress(scene);
      var stage = new Stage();
      stage.setScene(scene);
      stage.show();
      session
          .main()
          .recordingProperty()
          .subscribe(run -> {
            if (run != null) {
              shown.countDown();
            }
          });
      session.open(new ScenarioText("million", null, null, scenario(rate)));
    });
    shown.await();
    long begin = System.nanoTime();
    while (view[0].isPreparing()) {
      Thread.onSpinWait();
    }
    Recording run = session.main().recording();
    if (run == null) {
      throw new IllegalStateException("no run");
    }
    System.out.printf(
        "%,d events, %,d changes of looks; series prepared in %d ms%n",
        run.events(), run.history().size(), (System.nanoTime() - begin) / 1_000_000);
    frames(
        "playhead moves",
        frame -> session.main().player().seekTime(run.endNanos() * frame / FRAMES));
    frames("zoom", frame -> press(view[0], frame % 40 < 20 ? KeyCode.W : KeyCode.S));
    frames("pan", frame -> press(view[0], frame % 2 == 0 ? KeyCode.D : KeyCode.A));
    Platform.exit();
  }

  private static String scenario(int rate) {
    return """
    {"format": 1, "name": "million", "title": "A million arrivals", "seed": 1, "duration": "100s",
     "modules": {"Server": {"use": "gen_server",
       "handle_call": {"get": [{"work": "95us"}, {"reply": "ok"}]}}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
       "children": [{"id": "Server", "module": "Server", "name": "Server"}]},
     "load": [{"id": "users", "arrivals": {"poisson": "%d/s"},
       "do": [{"call": "Server", "message": "get"}]}]}
    """
        .formatted(rate);
  }

  private interface Change {
    void before(int frame);
  }

  private static void press(ChartsView view, KeyCode key) {
    var canvas = view.lookup("#charts-canvas");
    canvas.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
  }

  /// Draws frames one after the other, each after a change, and prints what they cost.
  private static void frames(String name, Change change) throws InterruptedException {
    long[] cost = new long[FRAMES];
    for (int i = -WARM_UP; i < FRAMES; i++) {
      int frame = Math.abs(i);
      long before = cpuNanos();
      var done = new CountDownLatch(1);
      Platform.runLater(() -> {
        change.before(frame);
        twoPulses(done);
      });
      done.await();
      if (i >= 0) {
        cost[i] = cpuNanos() - before;
      }
    }
    Arrays.sort(cost);
    System.out.printf(
        "%-16s CPU a frame: median %.1f ms, p99 %.1f ms%n",
        name, cost[FRAMES / 2] / 1e6, cost[FRAMES * 99 / 100] / 1e6);
  }

  /// A frame is drawn in one pulse and rendered by the next.
  private static void twoPulses(CountDownLatch done) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == 3) {
          stop();
          done.countDown();
        }
      }
    }.start();
  }

  private static long cpuNanos() {
    long sum = 0;
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo info = THREADS.getThreadInfo(id);
      boolean counts =
          info != null
              && (info.getThreadName().startsWith("JavaFX Application")
                  || info.getThreadName().startsWith("QuantumRenderer"));
      sum += counts ? Math.max(0, THREADS.getThreadCpuTime(id)) : 0;
    }
    return sum;
  }
}
