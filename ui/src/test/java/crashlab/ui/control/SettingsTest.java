package crashlab.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.BackingStoreException;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void whatIsPutIsThere() {
    var settings = new MemorySettings();
    settings.put("coach.closed", "true");

    assertThat(settings.isOn("coach.closed")).isTrue();
    assertThat(settings.get("other")).isNull();
    settings.put("coach.closed", null);
    assertThat(settings.isOn("coach.closed")).isFalse();
  }

  @Test
  void aHomeThatCannotBeWrittenDoesNoHarm() {
    var settings = new UserSettings(new BrokenPreferences());
    settings.put("theme", "light");

    assertThat(settings.get("theme")).isEqualTo("light");
  }

  /// Preferences whose store never takes anything.
  private static final class BrokenPreferences extends AbstractPreferences {
    private final MemorySettings kept = new MemorySettings();

    BrokenPreferences() {
      super(null, "");
    }

    @Override
    protected void putSpi(String key, String value) {
      kept.put(key, value);
    }

    @Override
    protected String getSpi(String key) {
      return kept.get(key);
    }

    @Override
    protected void removeSpi(String key) {
      kept.put(key, null);
    }

    @Override
    protected void removeNodeSpi() {}

    @Override
    protected String[] keysSpi() {
      return new String[0];
    }

    @Override
    protected String[] childrenNamesSpi() {
      return new String[0];
    }

    @Override
    protected AbstractPreferences childSpi(String name) {
      throw new IllegalStateException("no child is wanted (" + name + ")");
    }

    @Override
    protected void syncSpi() throws BackingStoreException {
      throw new BackingStoreException("read-only");
    }

    @Override
    protected void flushSpi() throws BackingStoreException {
      throw new BackingStoreException("read-only");
    }
  }
}
