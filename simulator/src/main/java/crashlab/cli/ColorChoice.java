package crashlab.cli;

import java.util.Map;

/// When output has colours. The names are the words of the command line.
enum ColorChoice {
  auto,
  always,
  never;

  private static final String OPTION = "--color";

  /// Finds the choice before the command line is parsed, since help and mistakes are coloured too.
  static ColorChoice of(String... arguments) {
    ColorChoice choice = auto;
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      if (arguments[i].startsWith(OPTION + "=")) {
        choice = named(arguments[i].substring(OPTION.length() + 1));
      } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        choice = named(arguments[i + 1]);
      }
    }
    return choice;
  }

  private static ColorChoice named(String word) {
    for (ColorChoice choice : values()) {
      if (choice.name().equalsIgnoreCase(word)) {
        return choice;
      }
    }
    return auto;
  }

  /// @param terminal whether the output is one
  boolean isColoured(boolean terminal, Map<String, String> environment) {
    return switch (this) {
      case always -> true;
      case never -> false;
      case auto ->
          terminal
              && environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(environment.get("TERM"));
    };
  }
}
