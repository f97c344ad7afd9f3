package crashlab.analysis;

/// Text from a scenario file made fit for a terminal.
final class Printable {
  /// Longer text is cut: a reason can hold a whole state.
  private static final int LONGEST = 400;

  private Printable() {}

  /// Returns `text` with everything that a terminal would act on written as its number in
  /// hexadecimal, cut after 400 code points.
  static String of(String text) {
    return of(text, LONGEST);
  }

  /// As the other, cut after so many code points.
  static String of(String text, int longest) {
    var printable = new StringBuilder(text.length());
    int count = 0;
    for (int i = 0; i < text.length() && count < longest; count++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isPlain(c)) {
        printable.appendCodePoint(c);
      } else {
        printable.append("\\u{").append(Integer.toHexString(c)).append('}');
      }
    }
    return count < longest ? printable.toString() : printable.append('…').toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
