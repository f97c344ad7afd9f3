package crashlab.ui;

import crashlab.scenario.ReadResult;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.tree.SupervisionTreeView;
import crashlab.ui.tree.TreeMode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// How long the supervision tree takes for a frame, in CPU time of the UI thread and of the render
/// thread together, when it plays, zooms and selects: median and 99th percentile.
///
/// Run it with `-Dglass.platform=Headless -Dprism.order=sw`; arguments are numbers of processes.
public final class TreeFrameBenchmark {
  private static final int WARM_UP = 60;
  private static final int FRAMES = 240;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final RunSession session;
  private final Stage stage;
  private final SupervisionTreeView view;

  private TreeFrameBenchmark(RunSession session, Stage stage, SupervisionTreeView view) {
    this.session = session;
    this.stage = stage;
    this.view = view;
  }

  public static void main(String[] arguments) throws Exception {
    UiThread.start();
    Platform.setImplicitExit(false);
    String[] sizes = arguments.length == 0 ? new String[] {"1000", "10000", "100000"} : arguments;
    System.out.println("processes  what        changed  median ms  p99 ms");
    for (String size : sizes) {
      measure(Integer.parseInt(size));
    }
    Platform.exit();
  }

  private static void measure(int size) throws Exception {
    TreeFrameBenchmark benchmark = UiThread.call(TreeFrameBenchmark::show);
    int supervisors = Math.max(1, size / 400);
    var text = new ScenarioText("wide", null, null, scenario(supervisors, size / supervisors - 2));
    if (text.read() instanceof ReadResult.Refused refused) {
      throw new IllegalStateException(refused.text());
    }
    UiThread.call(() -> {
      benchmark.session.open(text);
      return null;
    });
    while (UiThread.call(() -> benchmark.view.model().supervision() == null)) {
      Thread.sleep(50);
    }
    benchmark.run(size);
    UiThread.call(() -> {
      benchmark.stage.close();
      return null;
    });
  }

  private static TreeFrameBenchmark show() {
    var session =
        new RunSession(
            task -> Thread.ofVirtual().start(task),
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()),
            Platform::runLater);
    var theme = new Theme();
    var view = new SupervisionTreeView(session.main(), theme, new NoActions());
    var stage = new Stage();
    var scene = new Scene(view, 1440, 900);
    theme.dress(scene);
    stage.setScene(scene);
    stage.show();
    return new TreeFrameBenchmark(session, stage, view);
  }

  private void run(int size) throws Exception {
    UiThread.call(() -> {
      session.main().selection().clear();
      session.main().player().seekTime(1_000_000_000L);
      return null;
    });
    frames(20, _ -> {});
    long[] changed = new long[1];
    report(
        size,
        "play",
        frames(
            FRAMES,
            i -> {
              session.main().player().seekTime(1_000_000_000L + i * 1_000_000L);
              var frame = session.main().frame();
              changed[0] += frame == null ? 0 : frame.changedCount();
            }),
        changed[0] / FRAMES);
    report(size, "zoom", frames(FRAMES, i -> view.zoom(i / 6 % 2 == 0 ? 1 : -1)), 0);
    UiThread.call(() -> {
      view.fit();
      return null;
    });
    report(
        size,
        "select",
        frames(FRAMES, i -> session.main().selection().selectSlot(1 + i * 37 % (size - 2))),
        0);
    report(
        size,
        "seek",
        frames(FRAMES, i -> session.main().player().seekTime(i * 17_000_000L % 2_000_000_000L)),
        0);
    report(size, "idle", frames(FRAMES, _ -> {}), 0);
    UiThread.call(() -> {
      view.model().modeProperty().set(TreeMode.LIST);
      return null;
    });
    report(
        size,
        "list play",
        frames(FRAMES, i -> session.main().player().seekTime(1_000_000_000L + i * 1_000_000L)),
        0);
    UiThread.call(() -> {
      view.model().modeProperty().set(TreeMode.AUTO);
      key(view.canvas(), KeyCode.DIGIT0);
      return null;
    });
  }

  private static void key(Node node, KeyCode code) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  /// Does something before each of so many frames; returns what each took, sorted.
  private long[] frames(int count, IntConsumer before) throws Exception {
    long render = renderThread();
    long[] took = new long[count];
    var done = new CountDownLatch(1);
    var failure = new AtomicReference<Throwable>();
    UiThread.call(() -> {
      new AnimationTimer() {
        private int frame = -WARM_UP;
        private long last;

        @Override
        public void handle(long now) {
          try {
            long cpu =
                THREADS.getCurrentThreadCpuTime()
                    + (render < 0 ? 0 : THREADS.getThreadCpuTime(render));
            if (frame > 0) {
              took[frame - 1] = cpu - last;
            }
            last = cpu;
            if (frame == count) {
              stop();
              done.countDown();
              return;
            }
            before.accept(Math.max(0, frame));
            frame++;
          } catch (RuntimeException e) {
            failure.set(e);
            stop();
            done.countDown();
          }
        }
      }.start();
      return null;
    });
    done.await();
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
    Arrays.sort(took);
    return took;
  }

  private static long renderThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("QuantumRenderer"))
        .mapToLong(Thread::threadId)
        .findFirst()
        .orElse(-1);
  }

  private static void report(int size, String what, long[] took, long changed) {
    System.out.printf(
        Locale.ROOT,
        "%9d  %-10s  %7d  %9.2f  %6.2f%n",
        size,
        what,
        changed,
        took[took.length / 2] / 1e6,
        took[took.length * 99 / 100] / 1e6);
  }

  /// Supervisors with workers, of which about a hundred change within a millisecond.
  private static String scenario(int supervisors, int workers) {
    var children = new StringBuilder();
    for (int i = 1; i <= supervisors; i++) {
      children
          .append(i == 1 ? "" : ",")
          .append("{\"id\": \"Sup")
          .append(i)
          .append("\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": [")
          .append("{\"id\": \"W")
          .append(i)
          .append("\", \"module\": \"Worker\", \"replicas\": ")
          .append(workers)
          .append("}]}");
    }
    return """
    {"format": 1, "name": "wide", "title": "wide", "seed": 1, "duration": "2s",
     "modules": {
       "Worker": {"use": "gen_server",
         "init": [{"send_after": {"uniform": ["1ms", "100ms"]}, "to": "self", "message": "tick"}],
         "handle_info": {"tick": [{"sleep": {"uniform": ["1ms", "3ms"]}},
           {"send_after": {"uniform": ["1ms", "%dms"]}, "to": "self", "message": "tick"}]}}},
     "vm": {"schedulers": 64},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [%s]}}
    """
        .formatted(Math.max(2, supervisors * workers / 25), children);
  }

  /// Nothing happens on a click.
  private static final class NoActions implements ProcessActions {
    @Override
    public void clicked(int slot) {}

    @Override
    public void showMenu(Node owner, int slot, double screenX, double screenY) {}

    @Override
    public void inspect(int slot) {}

    @Override
    public boolean isAiming() {
      return false;
    }
  }
}
