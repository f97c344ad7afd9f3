package crashlab.ui;

import crashlab.ui.control.Settings;
import crashlab.ui.control.Theme;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Remembers how the window was left: its place, its dividers, its theme and its text size.
final class WindowState {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final String BOUNDS = "window.bounds";
  private static final String MAXIMIZED = "window.maximized";
  private static final String DARK = "theme.dark";
  private static final String TEXT = "theme.text";
  private static final String MOTION = "theme.lessMotion";

  private static final String DIVIDERS = "dividers.";

  private final Settings settings;
  private boolean used;
  private final Map<String, SplitPane> panes = new LinkedHashMap<>();
  private final Map<String, double[]> atFirsts = new LinkedHashMap<>();

  WindowState(Settings settings) {
    this.settings = settings;
  }

  /// Puts the theme as it was, and keeps it from now on.
  void remember(Theme theme) {
    String dark = settings.get(DARK);
    boolean systemIsDark = Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    theme.darkProperty().set(dark == null ? systemIsDark : Boolean.parseBoolean(dark));
    double text = number(settings.get(TEXT), 1);
    theme
        .textScaleProperty()
        .set(Double.isFinite(text) ? Math.clamp(text, Theme.SMALLEST_TEXT, Theme.LARGEST_TEXT) : 1);
    theme.lessMotionProperty().set(settings.isOn(MOTION));
    theme.darkProperty().subscribe(is -> settings.put(DARK, String.valueOf(is)));
    theme.textScaleProperty().subscribe(to -> settings.put(TEXT, String.valueOf(to)));
    theme.lessMotionProperty().subscribe(is -> settings.put(MOTION, String.valueOf(is)));
  }

  /// Puts the dividers as they were; [#keep] keeps how they are then.
  ///
  /// @param name of the pane, for the settings
  void remember(String name, SplitPane pane, double... atFirst) {
    panes.put(name, pane);
    atFirsts.put(name, atFirst);
    place(name, pane);
  }

  /// Puts all dividers where they belong once more, and again whenever a pane changes its size
  /// until the mouse is used for the first time: a window gets its size in steps while the desktop
  /// shows it, and each step moves them.
  void placeDividers(Scene scene) {
    Runnable later = () -> Platform.runLater(this::placeUnused);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> used = true);
    for (SplitPane pane : panes.values()) {
      pane.widthProperty().subscribe(_ -> later.run());
      pane.heightProperty().subscribe(_ -> later.run());
    }
  }

  private void placeUnused() {
    if (!used) {
      panes.forEach(this::place);
    }
  }

  private void place(String name, SplitPane pane) {
    double[] atFirst = atFirsts.getOrDefault(name, new double[0]);
    pane.setDividerPositions(places(settings.get(DIVIDERS + name), atFirst));
  }

  /// Puts the window where it was, if that is on a screen.
  void restore(Stage stage) {
    double[] bounds = places(settings.get(BOUNDS), new double[] {-1, -1, WIDTH, HEIGHT});
    boolean known = bounds[0] >= 0 && isOnAScreen(bounds);
    if (known) {
      stage.setX(bounds[0]);
      stage.setY(bounds[1]);
    }
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(known ? bounds[2] : Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(known ? bounds[3] : Math.min(HEIGHT, screen.getHeight()));
    stage.setMaximized(settings.isOn(MAXIMIZED));
  }

  private static boolean isOnAScreen(double[] bounds) {
    return !Screen.getScreensForRectangle(bounds[0], bounds[1], bounds[2], bounds[3]).isEmpty();
  }

  /// Keeps where the window and its dividers are.
  void keep(Stage stage) {
    panes.forEach((name, pane) -> settings.put(DIVIDERS + name, words(pane.getDividerPositions())));
    settings.put(MAXIMIZED, String.valueOf(stage.isMaximized()));
    if (!stage.isMaximized()) {
      settings.put(BOUNDS, words(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }
  }

  private static String words(double... numbers) {
    var text = new StringBuilder();
    for (double number : numbers) {
      text.append(text.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.4f", number));
    }
    return text.toString();
  }

  private static double[] places(@Nullable String text, double[] atFirst) {
    if (text == null) {
      return atFirst;
    }
    double[] numbers =
        Arrays.stream(text.split(" ")).mapToDouble(word -> number(word, Double.NaN)).toArray();
    boolean good =
        numbers.length == atFirst.length && Arrays.stream(numbers).allMatch(Double::isFinite);
    return good ? numbers : atFirst;
  }

  private static double number(@Nullable String text, double otherwise) {
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException unreadable) {
      return otherwise;
    }
  }
}
