package crashlab.ui;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the window says of the scenario it was started with. Knows no control, so its tests need no
/// window.
final class ScenarioViewModel {
  private static final String SAMPLE = "scenarios/tasks/linked-task.json";

  private final ReadOnlyStringWrapper fileName = new ReadOnlyStringWrapper();
  private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper();

  /// @param arguments the words after `crashlab ui`; the first is the scenario's file
  ScenarioViewModel(List<String> arguments) {
    if (arguments.isEmpty()) {
      fileName.set("No scenario chosen");
      command.set("./crashlab run " + SAMPLE);
    } else {
      fileName.set(arguments.getFirst());
      command.set("./crashlab run " + quoted(arguments.getFirst()));
    }
  }

  /// The file as it was named on the command line, or a sentence that says there is none.
  ReadOnlyStringProperty fileNameProperty() {
    return fileName.getReadOnlyProperty();
  }

  /// The shell command that runs the same scenario, or a sample, without a window.
  ReadOnlyStringProperty commandProperty() {
    return command.getReadOnlyProperty();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
