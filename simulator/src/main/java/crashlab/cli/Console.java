package crashlab.cli;

import crashlab.analysis.Palette;
import crashlab.scenario.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the command writes. Text is always UTF-8, and each piece goes out in one write, so that a
/// long story is as fast as a short one.
final class Console {
  private final OutputStream out;
  private final OutputStream err;
  private final boolean errIsTerminal;
  private final boolean coloured;
  private boolean closed;
  private @Nullable IOException lost;

  /// @param coloured whether what goes to `out` has colours
  Console(OutputStream out, OutputStream err, boolean errIsTerminal, boolean coloured) {
    this.out = out;
    this.err = err;
    this.errIsTerminal = errIsTerminal;
    this.coloured = coloured;
  }

  /// Writes to standard output. What it does not take is lost, and [#lost] says why.
  void print(String text) {
    if (closed) {
      return;
    }
    try {
      write(out, text);
    } catch (IOException e) {
      closed = true;
      lost = ReaderLeft.is(e) ? null : e;
    }
  }

  /// Why standard output did not take all that was written to it, as on a full disk; null if it
  /// did, or if its reader went away, as with `crashlab run … | head`: he has seen enough.
  @Nullable IOException lost() {
    return lost;
  }

  /// Writes to standard error.
  void complain(String text) {
    try {
      write(err, text);
    } catch (IOException nobodyToTell) {
      return;
    }
  }

  /// Writes one line to standard error, headed by the command's name. Names of files and all else
  /// in it that a terminal would obey is written as `\\u{…}`.
  void complainLine(String text) {
    complain("crashlab: " + Quoted.whole(text) + '\n');
  }

  private static void write(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }

  boolean errIsTerminal() {
    return errIsTerminal;
  }

  boolean isColoured() {
    return coloured;
  }

  Palette palette() {
    return coloured ? Palette.ANSI : Palette.PLAIN;
  }

  String bold(String text) {
    return painted("1", text);
  }

  String faint(String text) {
    return painted("2", text);
  }

  String good(String text) {
    return painted("32", text);
  }

  String bad(String text) {
    return painted("31", text);
  }

  private String painted(String code, String text) {
    return coloured && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }

  /// Returns a writer for what the parser of the command line says on standard output.
  PrintWriter writer() {
    return new PrintWriter(new Forwarding(this), false);
  }

  /// Collects until it is flushed.
  private static final class Forwarding extends StringWriter {
    private final Console console;

    Forwarding(Console console) {
      this.console = console;
    }

    @Override
    public void flush() {
      console.print(toString());
      getBuffer().setLength(0);
    }
  }
}
