package crashlab.cli;

import crashlab.analysis.Wording;
import crashlab.otp.Digested;
import crashlab.scenario.Scenario;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows on a terminal how far a run is, once it has taken a second.
final class Progress implements TraceSink, AutoCloseable {
  private static final int LOOK_EVERY = 1 << 14;
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final int MILLIS_PER_SECOND = 1_000;
  private static final int UPDATE_MILLIS = 200;
  private static final long MILLI = 1_000_000L;

  /// The bar's library could ask the terminal, but by native code, about which Java warns the user.
  private static final int WIDTH = 79;

  private final String name;
  private final long durationNanos;
  private final Console console;
  private final long begunNanos = System.nanoTime();
  private @Nullable ProgressBar bar;
  private long events;

  private Progress(String name, long durationNanos, Console console) {
    this.name = name;
    this.durationNanos = durationNanos;
    this.console = console;
  }

  static Progress of(Scenario scenario, Console console) {
    return new Progress(scenario.name(), scenario.durationNanos(), console);
  }

  /// Returns what is to watch the run: nothing where there is no terminal.
  List<TraceSink> sinks() {
    return console.errIsTerminal() ? List.of(this) : List.of();
  }

  /// Counts, and now and then looks at the clock. Allocates nothing until the bar appears.
  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    events++;
    if (events % LOOK_EVERY == 0) {
      look(timeNanos);
    }
  }

  private void look(long timeNanos) {
    if (bar == null && System.nanoTime() - begunNanos > PATIENCE_NANOS) {
      bar = started();
    }
    if (bar != null) {
      bar.stepTo(timeNanos / MILLI);
      bar.setExtraMessage(Wording.count(events) + " events");
    }
  }

  private ProgressBar started() {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(durationNanos / MILLI)
        .setUnit("s", MILLIS_PER_SECOND)
        .setStyle(ProgressBarStyle.ASCII)
        .hideEta()
        .clearDisplayOnFinish()
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setMaxRenderedLength(WIDTH)
        .setConsumer(new OneLine(console))
        .build();
  }

  /// Takes the bar off the screen.
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /// Writes each state of the bar over the one before, and leaves nothing behind.
  private record OneLine(Console console) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      console.complain('\r' + rendered);
    }

    @Override
    public void clear() {
      console.complain('\r' + " ".repeat(WIDTH) + '\r');
    }

    @Override
    public void close() {
      // the line is gone already
    }
  }
}
