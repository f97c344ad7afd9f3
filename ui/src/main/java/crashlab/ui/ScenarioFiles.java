package crashlab.ui;

import crashlab.ui.control.FileDialogs;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Opens files, whatever is in them: a file that is no scenario is shown with its problems, and one
/// that cannot be read is named in a notice.
///
/// @param dialogs ask for files
record ScenarioFiles(RunSession session, FileDialogs dialogs) {
  void open(Path file) {
    load(file, session::open);
  }

  /// Asks for a file to open.
  void open() {
    Path file = dialogs.openScenario();
    if (file != null) {
      open(file);
    }
  }

  /// Compares the present run with that of a file.
  void compare(Path file) {
    load(file, session::compareWithScenario);
  }

  /// Asks for a file to compare the present run with.
  void compare() {
    Path file = dialogs.openScenario();
    if (file != null) {
      compare(file);
    }
  }

  private void load(Path file, Consumer<ScenarioText> then) {
    ScenarioText text;
    try {
      text = ScenarioText.load(file);
    } catch (IOException e) {
      session.noticeProperty().set("Cannot open " + file.getFileName() + ": " + why(file, e));
      return;
    }
    then.accept(text);
  }

  private static String why(Path file, IOException e) {
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "it may not be read";
      default -> String.valueOf(e.getMessage());
    };
  }
}
