package crashlab.ui.session;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Works something out off the UI thread. Of several things that were asked for only the latest
/// arrives; those that were not begun meanwhile are left out.
///
/// @param <T> what is worked out
public final class Latest<T> {
  private static final long IDLE_SECONDS = 2;

  private final Executor worker;
  private final Executor ui;
  private final AtomicLong asked = new AtomicLong();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /// With a thread of its own, which goes away when there is nothing to do.
  public Latest() {
    this(
        new ThreadPoolExecutor(
            0,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("preparation").factory()),
        Platform::runLater);
  }

  /// @param worker runs one task after the other, off the UI thread
  /// @param ui runs tasks on the UI thread
  public Latest(Executor worker, Executor ui) {
    this.worker = worker;
    this.ui = ui;
  }

  /// Works something out; `then` gets it on the UI thread unless something else was asked for
  /// meanwhile. To be called on the UI thread.
  public void ask(Supplier<T> work, Consumer<T> then) {
    long number = asked.incrementAndGet();
    busy.set(true);
    worker.execute(() -> {
      if (asked.get() != number) {
        return;
      }
      T result;
      try {
        result = work.get();
      } catch (RuntimeException | Error mistake) {
        ui.execute(() -> failed(number, mistake));
        return;
      }
      ui.execute(() -> {
        if (asked.get() == number) {
          busy.set(false);
          then.accept(result);
        }
      });
    });
  }

  /// An internal error is told where those of views are: on the UI thread.
  private void failed(long number, Throwable mistake) {
    if (asked.get() == number) {
      busy.set(false);
    }
    throw new IllegalStateException("a preparation failed", mistake);
  }

  /// Whether something that was asked for has not arrived yet.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
