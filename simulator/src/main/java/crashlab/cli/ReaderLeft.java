package crashlab.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/// Whether an output failed because nobody reads it any more (EPIPE), which is no fault.
final class ReaderLeft {
  private ReaderLeft() {}

  /// Java says but in words why a write failed, and the system's words follow the locale: so they
  /// are compared with what a pipe says that has no reader for sure.
  static boolean is(IOException failure) {
    return String.valueOf(failure.getMessage()).equals(words());
  }

  private static String words() {
    try {
      Pipe pipe = Pipe.open();
      try (var sink = pipe.sink()) {
        pipe.source().close();
        sink.write(ByteBuffer.allocate(1));
        return "";
      }
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
