package crashlab.cli;

/// Text as one word of a shell's command line.
final class ShellWord {
  private ShellWord() {}

  /// Returns `text`, in quotes if a shell would take it apart.
  static String of(String text) {
    boolean plain = !text.isEmpty() && text.chars().allMatch(ShellWord::isPlain);
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_-./=:,+%@".indexOf(c) >= 0;
  }
}
