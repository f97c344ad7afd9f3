package crashlab.ui;

import crashlab.cli.Main;
import java.util.Arrays;
import javafx.application.Application;

/// Where the window starts; in a packed application, where the command line starts too.
///
/// Not an [Application] itself: Java refuses to start one from the class path.
public final class Launch {
  /// The launcher's exit code for what Crashlab needs and does not find.
  private static final int NOTHING_TO_DRAW_ON = 69;

  private static final String UI = "ui";

  private Launch() {}

  /// Opens the window and returns when it is closed; or does what a command of the command line
  /// says.
  ///
  /// @param arguments nothing, or `ui` and at most a scenario, or a scenario's file for the window;
  ///   all else is for the command line
  public static void main(String[] arguments) {
    if (isForTheCommandLine(arguments)) {
      Main.main(arguments);
      return;
    }
    boolean named = arguments.length > 0 && arguments[0].equals(UI);
    String[] rest = named ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
    try {
      Application.launch(CrashlabApplication.class, rest);
    } catch (UnsupportedOperationException noDisplay) {
      System.err.println(
          "crashlab: no window can open here (%s). In a terminal: crashlab run FILE"
              .formatted(noDisplay.getMessage()));
      System.exit(NOTHING_TO_DRAW_ON);
    }
  }

  /// Only a packed application is asked for both; the launcher script tells them apart itself.
  private static boolean isForTheCommandLine(String[] arguments) {
    return System.getProperty("crashlab.packed") != null
        && arguments.length > 0
        && !arguments[0].equals(UI)
        && !arguments[0].endsWith(".json");
  }
}
