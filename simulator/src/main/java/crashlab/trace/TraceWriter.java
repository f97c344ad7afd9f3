package crashlab.trace;

import crashlab.otp.Digested;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes the events of a run to a file while it goes, as JSON Lines.
///
/// The file appears, whole, when [#finish] is called. A run that breaks off before, and only closes
/// this, leaves no file. docs/trace-format.md says what each line holds.
public final class TraceWriter implements TraceSink, AutoCloseable {
  private static final int FLUSH_AT = 1 << 16;

  private final AtomicFile file;
  private final JsonBuffer buffer = new JsonBuffer(FLUSH_AT + (1 << 13));
  private final TraceLines lines = new TraceLines(buffer);
  private long events;

  /// @throws IOException if the folder of `path` does not exist or cannot be written
  public TraceWriter(Path path) throws IOException {
    file = new AtomicFile(path);
  }

  /// Writes one event. Allocates only when a process is met that was not met lately.
  ///
  /// @throws UncheckedIOException if the disk is full or fails
  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    lines.write(seq, timeNanos, type, pid, other, cause, detail);
    events++;
    if (buffer.length() >= FLUSH_AT) {
      try {
        flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Writes the last line and puts the file in its place.
  ///
  /// @param outcome the run's, as one word
  public void finish(String fingerprint, long seed, String outcome) throws IOException {
    buffer.raw(JsonBuffer.ascii("{\"fingerprint\": ")).string(fingerprint);
    buffer.raw(JsonBuffer.ascii(", \"seed\": ")).number(seed);
    buffer.raw(JsonBuffer.ascii(", \"events\": ")).number(events);
    buffer.raw(JsonBuffer.ascii(", \"outcome\": ")).string(outcome);
    buffer.raw(JsonBuffer.ascii("}\n"));
    flush();
    file.commit();
  }

  /// Drops what was written unless [#finish] was called.
  @Override
  public void close() throws IOException {
    file.close();
  }

  private void flush() throws IOException {
    file.write(buffer.array(), buffer.length());
    buffer.clear();
  }
}
