package crashlab.ui.control;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Asks the user for files. All methods wait for the answer; null means that there is none.
public interface FileDialogs {
  /// Asks which scenario to open.
  @Nullable Path openScenario();

  /// Asks where to save a scenario.
  ///
  /// @param suggestedName with its ending
  @Nullable Path saveScenario(String suggestedName);

  /// Asks where to save a picture.
  ///
  /// @param suggestedName with the ending of its kind, such as `tree.svg`
  @Nullable Path savePicture(String suggestedName);
}
