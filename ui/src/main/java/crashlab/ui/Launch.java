package crashlab.ui;

import javafx.application.Application;

/// Where the window starts.
///
/// Not an [Application] itself: Java refuses to start one from the class path.
public final class Launch {
  /// The launcher's exit code for what Crashlab needs and does not find.
  private static final int NOTHING_TO_DRAW_ON = 69;

  private Launch() {}

  /// Opens the window and returns when it is closed.
  ///
  /// @param arguments at most one: the scenario file to show
  public static void main(String[] arguments) {
    try {
      Application.launch(CrashlabApplication.class, arguments);
    } catch (UnsupportedOperationException noDisplay) {
      System.err.println(
          "crashlab: no window can open here (%s). In a terminal: ./crashlab run FILE"
              .formatted(noDisplay.getMessage()));
      System.exit(NOTHING_TO_DRAW_ON);
    }
  }
}
