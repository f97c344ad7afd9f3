package crashlab.cli;

import crashlab.analysis.Palette;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// Where the command writes. Text is always UTF-8, and each piece goes out in one write, so that a
/// long story is as fast as a short one.
final class Console {
  private final OutputStream out;
  private final OutputStream err;
  private final boolean errIsTerminal;
  private final boolean coloured;

  /// @param coloured whether what goes to `out` has colours
  Console(OutputStream out, OutputStream err, boolean errIsTerminal, boolean coloured) {
    this.out = out;
    this.err = err;
    this.errIsTerminal = errIsTerminal;
    this.coloured = coloured;
  }

  /// Writes to standard output.
  void print(String text) {
    write(out, text);
  }

  /// Writes to standard error.
  void complain(String text) {
    write(err, text);
  }

  /// Writes one line to standard error, headed by the command's name.
  void complainLine(String text) {
    complain("crashlab: " + text + '\n');
  }

  private static void write(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException readerLeft) {
      // As with `crashlab run … | head`: the reader has seen enough.
      return;
    }
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
    return new PrintWriter(new Forwarding(out), false);
  }

  /// Collects until it is flushed.
  private static final class Forwarding extends StringWriter {
    private final OutputStream stream;

    Forwarding(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void flush() {
      Console.write(stream, toString());
      getBuffer().setLength(0);
    }
  }
}
