package crashlab.ui.editor;

/// Puts `with` in the place of what stands from `from` (inclusive) to `to` (exclusive).
record TextChange(int from, int to, String with) {
  /// Returns the smallest change that makes one text another.
  static TextChange between(String before, String after) {
    int most = Math.min(before.length(), after.length());
    int head = 0;
    while (head < most && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    return new TextChange(
        head, before.length() - tail, after.substring(head, after.length() - tail));
  }

  boolean isNothing() {
    return from == to && with.isEmpty();
  }

  String applyTo(String text) {
    return text.substring(0, from) + with + text.substring(to);
  }
}
