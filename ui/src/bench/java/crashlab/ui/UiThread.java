package crashlab.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The thread of the window, as the benchmarks use it.
final class UiThread {
  private UiThread() {}

  /// Starts JavaFX and waits until it runs.
  static void start() throws InterruptedException {
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
  }

  /// Does something there and waits for it.
  static <T extends @Nullable Object> T call(Callable<T> action) throws Exception {
    var task = new FutureTask<T>(action);
    Platform.runLater(task);
    return task.get();
  }
}
