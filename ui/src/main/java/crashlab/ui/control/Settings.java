package crashlab.ui.control;

import org.jspecify.annotations.Nullable;

/// What the window remembers from one start to the next: texts by key. Nothing in it is needed to
/// work, so what cannot be kept is forgotten in silence.
public interface Settings {
  /// Returns what was last put under a key; null if nothing was.
  @Nullable String get(String key);

  /// Keeps a text under a key; null forgets it.
  void put(String key, @Nullable String value);

  /// Whether `true` was put under a key.
  default boolean isOn(String key) {
    return Boolean.parseBoolean(get(key));
  }
}
