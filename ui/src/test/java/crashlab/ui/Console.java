package crashlab.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Listens to what is written to the console while tests work the window: an exception or a warning
/// there is a mistake, whichever test sees it.
final class Console {
  /// What JavaFX says of every start from a class path; it does no harm.
  private static final List<String> HARMLESS =
      List.of(
          "Unsupported JavaFX configuration", "com.sun.javafx.application.PlatformImpl startup");

  private static final List<String> SAID = new ArrayList<>();
  private static boolean listening;

  private Console() {}

  /// Begins to listen, once for all tests. What is said still goes where it went before.
  static synchronized void listen() {
    if (listening) {
      return;
    }
    listening = true;
    System.setErr(new PrintStream(new Lines(System.err), true, StandardCharsets.UTF_8));
    var logs =
        new Handler() {
          @Override
          public void publish(LogRecord message) {
            if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
              String thrown = message.getThrown() == null ? "" : ": " + message.getThrown();
              heard(message.getLevel() + " " + message.getMessage() + thrown);
            }
          }

          @Override
          public void flush() {
            // every message is there at once
          }

          @Override
          public void close() {
            // nothing is held open
          }
        };
    Logger.getLogger("").addHandler(logs);
  }

  /// @throws AssertionError if something was said
  static void beQuiet() {
    List<String> said = take();
    if (!said.isEmpty()) {
      throw new AssertionError("on the console:\n" + String.join("\n", said));
    }
  }

  /// Returns what was said and forgets it: for tests that make a mistake on purpose.
  static synchronized List<String> take() {
    List<String> said = List.copyOf(SAID);
    SAID.clear();
    return said;
  }

  /// Forgets what JavaFX says while one scene takes the place of another, which happens in tests
  /// only: parts of the old one are styled once more when they have lost their colours already.
  static synchronized void forgetTheOldScene() {
    SAID.removeIf(line ->
        line.contains("Could not resolve '-color-")
            || line.contains("String cannot be cast to class javafx.scene.paint.Paint"));
  }

  private static synchronized void heard(String line) {
    if (!line.isBlank() && HARMLESS.stream().noneMatch(line::contains)) {
      SAID.add(line);
    }
  }

  /// Hands on what is written and hears each line of it.
  private static final class Lines extends OutputStream {
    private final OutputStream next;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(OutputStream next) {
      this.next = next;
    }

    @Override
    public synchronized void write(int one) throws IOException {
      next.write(one);
      if (one == '\n') {
        heard(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(one);
      }
    }

    @Override
    public void flush() throws IOException {
      next.flush();
    }
  }
}
