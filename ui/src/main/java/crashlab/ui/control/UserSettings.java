package crashlab.ui.control;

import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.jspecify.annotations.Nullable;

/// Settings of the person at the machine, kept where Java keeps preferences.
public final class UserSettings implements Settings {
  private static final String NODE = "crashlab";

  /// Java tells on the console that it made a folder for preferences: no news for anyone. Held, for
  /// a logger that nobody holds forgets its level.
  private static final Logger TALK = Logger.getLogger("java.util.prefs");

  private final Preferences node;

  /// The settings of all windows of this user.
  public UserSettings() {
    TALK.setLevel(Level.WARNING);
    this(Preferences.userRoot().node(NODE));
  }

  UserSettings(Preferences node) {
    this.node = node;
  }

  @Override
  public @Nullable String get(String key) {
    try {
      return node.get(key, null);
    } catch (IllegalStateException removed) {
      return null;
    }
  }

  @Override
  public void put(String key, @Nullable String value) {
    try {
      if (value == null) {
        node.remove(key);
      } else if (value.length() <= Preferences.MAX_VALUE_LENGTH) {
        node.put(key, value);
      }
      node.flush();
    } catch (BackingStoreException | IllegalStateException notKept) {
      // A home that cannot be written: the window works without its memory.
      return;
    }
  }
}
