package crashlab.ui.control;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings that last as long as the object: for tests, and where nothing is to be kept.
public final class MemorySettings implements Settings {
  private final Map<String, String> values = new TreeMap<>();

  @Override
  public @Nullable String get(String key) {
    return values.get(key);
  }

  @Override
  public void put(String key, @Nullable String value) {
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, value);
    }
  }
}
