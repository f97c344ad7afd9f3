package crashlab.ui.session;

import crashlab.scenario.ReadResult;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Takes texts to be recorded on the UI thread and hands the recordings over there; records them on
/// another one. A text that comes later calls off the one before.
final class RecordingDesk {
  /// What came of a text.
  private sealed interface Recorded {
    record Done(Recording recording) implements Recorded {}

    record Not(RunSession.Refusal refusal) implements Recorded {}
  }

  private final Executor worker;
  private final Executor ui;
  private final Consumer<String> notice;
  private final ReadOnlyObjectWrapper<@Nullable Opening> opening = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<RunSession.@Nullable Refusal> refusal =
      new ReadOnlyObjectWrapper<>();
  private AtomicBoolean cancelled = new AtomicBoolean();

  /// @param notice takes what there is to tell the user
  RecordingDesk(Executor worker, Executor ui, Consumer<String> notice) {
    this.worker = worker;
    this.ui = ui;
    this.notice = notice;
  }

  /// How far the recording under way is; null if none is.
  ReadOnlyObjectProperty<@Nullable Opening> openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /// What is wrong with the last text; null if nothing is.
  ReadOnlyObjectProperty<RunSession.@Nullable Refusal> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  void cancel() {
    cancelled.set(true);
    opening.set(null);
  }

  /// Records a text; `then` gets the recording, unless the text is refused or called off.
  void record(ScenarioText source, Consumer<Recording> then) {
    record(source, text -> text, then);
  }

  /// The same with a text that is changed before; the change may take its time.
  void record(ScenarioText source, UnaryOperator<ScenarioText> change, Consumer<Recording> then) {
    cancelled.set(true);
    var cancel = new AtomicBoolean();
    cancelled = cancel;
    opening.set(new Opening(source.name(), 0, 0));
    var _ =
        CompletableFuture.supplyAsync(() -> recorded(change.apply(source), cancel), worker)
            .whenCompleteAsync(
                (result, failure) -> {
                  if (!cancel.get()) {
                    opening.set(null);
                    arrived(source, result, failure, then);
                  }
                },
                ui);
  }

  /// Returns a recording, or what is wrong with the text.
  private Recorded recorded(ScenarioText source, AtomicBoolean cancel) {
    return switch (source.read()) {
      case ReadResult.Refused refused ->
          new Recorded.Not(new RunSession.Refusal(source, refused.problems(), refused.more()));
      case ReadResult.Read read -> {
        long duration = Math.max(1, read.scenario().durationNanos());
        yield new Recorded.Done(
            Recorder.record(
                source,
                read.scenario(),
                (events, time) ->
                    ui.execute(() -> reached(source, cancel, events, (double) time / duration)),
                cancel::get));
      }
    };
  }

  private void reached(ScenarioText source, AtomicBoolean cancel, long events, double fraction) {
    if (!cancel.get() && opening.get() != null) {
      opening.set(new Opening(source.name(), events, fraction));
    }
  }

  private void arrived(
      ScenarioText source,
      @Nullable Recorded result,
      @Nullable Throwable failure,
      Consumer<Recording> then) {
    switch (result) {
      case Recorded.Done(Recording recording) -> {
        refusal.set(null);
        then.accept(recording);
      }
      case Recorded.Not(RunSession.Refusal refused) -> refusal.set(refused);
      case null -> {
        if (failure != null) {
          notice.accept(words(source, failure));
        }
      }
    }
  }

  private static String words(ScenarioText source, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return switch (cause) {
      case CancellationException _ -> "Cancelled.";
      case OutOfMemoryError _ ->
          source.name() + " needs more memory than Java may use here; lower its limits.";
      default -> "A mistake of ours while running " + source.name() + ": " + cause;
    };
  }
}
