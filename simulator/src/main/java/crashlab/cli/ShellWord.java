package crashlab.cli;

import crashlab.scenario.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text as one word of a shell's command line.
final class ShellWord {
  private ShellWord() {}

  /// Returns `text`, in quotes if a shell would take it apart.
  static String of(String text) {
    boolean plain = !text.isEmpty() && text.chars().allMatch(ShellWord::isPlain);
    if (plain) {
      return text;
    }
    return text.equals(Quoted.whole(text))
        ? "'" + text.replace("'", "'\\''") + "'"
        : "$'" + escaped(text) + "'";
  }

  /// Writes what is not a visible character of ASCII as its bytes, as `$'…'` takes them.
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < ' ' || b == 0x7f) {
        escaped.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
      } else {
        escaped.append(b == '\'' || b == '\\' ? "\\" : "").append((char) b);
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-./=:,+%@".indexOf(c) >= 0;
  }
}
