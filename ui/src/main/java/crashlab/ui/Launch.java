package crashlab.ui;

import javafx.application.Application;

/// Where the window starts.
///
/// Not an [Application] itself: Java refuses to start one from the class path.
public final class Launch {
  private Launch() {}

  /// Opens the window and returns when it is closed.
  ///
  /// @param arguments at most one: the scenario file to show
  public static void main(String[] arguments) {
    Application.launch(CrashlabApplication.class, arguments);
  }
}
