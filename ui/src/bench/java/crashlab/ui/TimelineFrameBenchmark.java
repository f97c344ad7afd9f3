package crashlab.ui;

import crashlab.analysis.state.Moment;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.ViewedRun;
import crashlab.ui.timeline.ScrubberView;
import crashlab.ui.timeline.TimelineView;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// What a frame of the timeline takes: processor time of the UI thread and of the one that renders,
/// median and 99th percentile, while a run plays, is zoomed into, scrubbed, selected in.
///
/// Needs no display: `-Dglass.platform=Headless -Dprism.order=sw`. Arguments: how many processes,
/// as often as wanted; 1000 10000 100000 if there are none.
public final class TimelineFrameBenchmark {
  private static final int FRAMES = 240;
  private static final int WARM_UP = 60;
  private static final double EVENTS_PER_WORKER_SECOND = 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private TimelineFrameBenchmark() {}

  /// @param args how many processes
  public static void main(String[] args) throws Exception {
    UiThread.start();
    Platform.setImplicitExit(false);
    String[] sizes = args.length == 0 ? new String[] {"1000", "10000", "100000"} : args;
    for (String size : sizes) {
      measure(Integer.parseInt(size));
    }
    Platform.exit();
  }

  private static void measure(int processes) throws Exception {
    long recordFrom = System.nanoTime();
    RunSession session = UiThread.call(TimelineFrameBenchmark::session);
    UiThread.call(() -> {
      session.open(new ScenarioText("bench", null, null, text(processes, 1_000_000)));
      return null;
    });
    await(() -> session.openingProperty().get() == null);
    Recording run = session.main().recording();
    if (run == null) {
      throw new IllegalStateException("not recorded (" + session.refusalProperty().get() + ")");
    }
    System.out.printf(
        Locale.ROOT,
        "%n%,d slots, %,d events, %,d changes; recorded in %.1f s%n",
        run.roster().size(),
        run.events(),
        run.history().size(),
        (System.nanoTime() - recordFrom) / 1e9);

    var shown = new AtomicReference<TimelineView>();
    long buildFrom = System.nanoTime();
    Stage stage = UiThread.call(() -> stage(session.main(), shown));
    TimelineView timeline = shown.get();
    long firstFrame = frames(1, _ -> {})[0][0];
    System.out.printf(Locale.ROOT, "first frame      UI thread %6.1f ms%n", firstFrame / 1e6);
    await(() -> !timeline.buildingProperty().get());
    System.out.printf(
        Locale.ROOT,
        "shown and built  %.0f ms of wall time%n",
        (System.nanoTime() - buildFrom) / 1e6);

    seeks(session.main(), run);
    play(session.main(), run);
    report("scrub", frames(FRAMES, i -> scrub(session.main(), run, i)));
    report(
        "zoom in and out", frames(FRAMES, i -> timeline.zoom(i / 60 % 2 == 0 ? 1.15 : 1 / 1.15)));
    UiThread.call(() -> {
      timeline.fit();
      return null;
    });
    report("select", frames(FRAMES, i -> select(session.main(), run, i)));
    UiThread.call(() -> {
      session.main().selection().clear();
      timeline.fit();
      for (int i = 0; i < 20; i++) {
        timeline.zoom(1.3);
      }
      return null;
    });
    report("scrub, zoomed in", frames(FRAMES, i -> scrub(session.main(), run, i)));
    report("nothing", frames(FRAMES, _ -> {}));
    UiThread.call(() -> {
      stage.close();
      return null;
    });
  }

  private static void play(ViewedRun view, Recording run) throws Exception {
    double wallNanos = (FRAMES + WARM_UP) * 16.7e6;
    UiThread.call(() -> {
      view.player().toStart();
      view.player().dwellsProperty().set(false);
      view.player().speedProperty().set(run.endNanos() / wallNanos);
      view.player().play();
      return null;
    });
    report("play", frames(FRAMES, i -> view.player().tick((long) (i * 16.7e6))));
    UiThread.call(() -> {
      view.player().pause();
      return null;
    });
  }

  private static void scrub(ViewedRun view, Recording run, int i) {
    view.player().seekTime((long) ((i * 0.618) % 1 * run.endNanos()));
  }

  private static void select(ViewedRun view, Recording run, int i) {
    view.selection().selectSlot((int) (i * 7919L % run.roster().size()));
  }

  /// How long it takes from a jump until all that shows the instant has been told.
  private static void seeks(ViewedRun view, Recording run) throws Exception {
    long[] took =
        UiThread.call(() -> {
          long[] nanos = new long[200];
          for (int i = 0; i < nanos.length; i++) {
            Moment to = run.momentAt(i * 7919L * 1_000_003 % run.endNanos());
            long from = System.nanoTime();
            view.player().seek(to);
            nanos[i] = System.nanoTime() - from;
          }
          return nanos;
        });
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "seek             median %.2f ms, 99 %% %.2f ms, longest %.2f ms%n",
        took[100] / 1e6,
        took[198] / 1e6,
        took[199] / 1e6);
  }

  private static void report(String what, long[][] nanos) {
    System.out.printf(Locale.ROOT, "%-16s", what);
    String[] threads = {"UI thread", "renderer"};
    for (int i = 0; i < threads.length; i++) {
      long[] sorted =
          Arrays.copyOfRange(nanos[i], Math.min(WARM_UP, nanos[i].length / 2), nanos[i].length);
      Arrays.sort(sorted);
      System.out.printf(
          Locale.ROOT,
          " %s median %5.1f ms, 99 %% %5.1f ms;",
          threads[i],
          sorted[sorted.length / 2] / 1e6,
          sorted[(int) (sorted.length * 0.99)] / 1e6);
    }
    System.out.println();
  }

  /// Does something in each of some frames and returns what each took of the UI thread and of the
  /// renderer.
  private static long[][] frames(int count, IntConsumer action) throws Exception {
    long renderer = renderer();
    long[][] nanos = new long[2][count];
    var done = new CountDownLatch(1);
    Platform.runLater(
        new AnimationTimer() {
              private int frame = -1;
              private long uiBefore;
              private long rendererBefore;

              @Override
              public void handle(long now) {
                long ui = THREADS.getCurrentThreadCpuTime();
                long rendered = THREADS.getThreadCpuTime(renderer);
                if (frame >= 0) {
                  nanos[0][frame] = ui - uiBefore;
                  nanos[1][frame] = rendered - rendererBefore;
                }
                uiBefore = ui;
                rendererBefore = rendered;
                if (++frame == count) {
                  stop();
                  done.countDown();
                } else {
                  action.accept(frame);
                }
              }
            }
            ::start);
    done.await();
    return nanos;
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

  private static Stage stage(ViewedRun view, AtomicReference<TimelineView> shown) {
    var theme = new Theme();
    var timeline = new TimelineView(view, theme, new Nobody());
    shown.set(timeline);
    var pane = new BorderPane(timeline);
    pane.setTop(new ScrubberView(view, theme));
    var scene = new Scene(pane, 1440, 900);
    theme.dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return stage;
  }

  private record Nobody() implements ProcessActions {
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

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!UiThread.call(condition)) {
      frames(1, _ -> {});
    }
  }

  /// Pools of a hundred workers that tick; a server with a load; workers that are killed.
  private static String text(int processes, int events) {
    var pools = new StringBuilder();
    for (int pool = 0; pool < processes / 101; pool++) {
      pools.append(
          """
          {"id": "Pool%d", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 1000,
           "children": [{"id": "W", "module": "Worker", "replicas": 100}]},
          """
              .formatted(pool));
    }
    double seconds = Math.max(0.3, events / EVENTS_PER_WORKER_SECOND / processes);
    return """
    {
      "format": 1, "name": "bench", "seed": 1, "duration": "%dms",
      "limits": {"events": 200000000},
      "vm": {"schedulers": 64},
      "modules": {
        "Worker": {"use": "gen_server",
          "init": [{"send_after": {"uniform": ["1ms", "100ms"]}, "to": "self", "message": "tick"}],
          "handle_info": {"tick": [{"work": "20us"},
            {"send_after": {"exponential": "100ms"}, "to": "self", "message": "tick"}]}},
        "Cache": {"use": "gen_server", "handle_call": {"get": [{"work": "300us"}, {"reply": "ok"}]}}
      },
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        %s
        {"id": "Cache", "module": "Cache", "name": "Cache"}]},
      "load": [{"id": "readers", "arrivals": {"poisson": "1000/s"},
                "do": [{"call": "Cache", "message": "get"}]}],
      "faults": [{"at": "100ms", "every": "50ms", "times": 20, "kill": {"random_child_of": "Pool0"}}]
    }
    """
        .formatted(Math.round(seconds * 1000), pools);
  }
}
