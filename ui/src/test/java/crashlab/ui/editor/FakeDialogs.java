package crashlab.ui.editor;

import crashlab.ui.control.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers every question with the same file, and remembers what was suggested.
final class FakeDialogs implements FileDialogs {
  final List<String> suggested = new ArrayList<>();
  @Nullable Path answer;

  @Override
  public @Nullable Path openScenario() {
    return answer;
  }

  @Override
  public @Nullable Path saveScenario(String suggestedName) {
    suggested.add(suggestedName);
    return answer;
  }

  @Override
  public @Nullable Path savePicture(String suggestedName) {
    return saveScenario(suggestedName);
  }
}
