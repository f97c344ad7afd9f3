package crashlab.analysis;

/// How text for a terminal is painted. Colour never says anything that the words do not say too.
public enum Palette {
  /// No colours: for files, pipes and terminals that want none.
  PLAIN,
  /// ANSI escape sequences.
  ANSI;

  /// What a piece of text is.
  enum Role {
    HEADING("1"),
    GOOD("32"),
    BAD("31"),
    ASIDE("2");

    private final String code;

    Role(String code) {
      this.code = code;
    }
  }

  String paint(Role role, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001B[" + role.code + "m" + text + "\u001B[0m";
  }
}
