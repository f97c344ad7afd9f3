package crashlab.ui;

import crashlab.ui.control.Settings;
import crashlab.ui.control.Theme;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.EventTarget;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
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
  private static final double NOWHERE = -1_000_000;
  private static final String BOUNDS = "window.bounds";
  private static final String MAXIMIZED = "window.maximized";
  private static final String DARK = "theme.dark";
  private static final String TEXT = "theme.text";
  private static final String MOTION = "theme.lessMotion";

  private static final String DIVIDERS = "dividers.";
  private static final String DIVIDER = "split-pane-divider";

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
  /// until somebody takes hold of one: a window gets its size in steps while the desktop shows it,
  /// and each step moves them.
  void placeDividers(Scene scene) {
    Runnable later = () -> Platform.runLater(this::placeUnused);
    scene.addEventFilter(
        MouseEvent.MOUSE_PRESSED, event -> used = used || isDivider(event.getTarget()));
    for (SplitPane pane : panes.values()) {
      pane.widthProperty().subscribe(_ -> later.run());
      pane.heightProperty().subscribe(_ -> later.run());
    }
  }

  private static boolean isDivider(EventTarget target) {
    return target instanceof Node node
        && (node.getStyleClass().contains(DIVIDER)
            || (node.getParent() != null && node.getParent().getStyleClass().contains(DIVIDER)));
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
    double[] bounds = places(settings.get(BOUNDS), new double[] {NOWHERE, NOWHERE, WIDTH, HEIGHT});
    boolean known = bounds[0] != NOWHERE;
    Rectangle2D screen = known ? screenOf(bounds) : Screen.getPrimary().getVisualBounds();
    double[] within = within(bounds, screen);
    if (known) {
      stage.setX(within[0]);
      stage.setY(within[1]);
    }
    stage.setWidth(within[2]);
    stage.setHeight(within[3]);
    boolean fills = within[2] >= screen.getWidth() && within[3] >= screen.getHeight();
    stage.setMaximized(settings.isOn(MAXIMIZED) || fills);
  }

  private static Rectangle2D screenOf(double[] bounds) {
    return Screen.getScreensForRectangle(bounds[0], bounds[1], bounds[2], bounds[3]).stream()
        .findFirst()
        .orElse(Screen.getPrimary())
        .getVisualBounds();
  }

  /// Moves a window into a screen, title bar and all, and makes it no larger than that.
  ///
  /// @param bounds x, y, width, height
  static double[] within(double[] bounds, Rectangle2D screen) {
    double width = Math.min(bounds[2], screen.getWidth());
    double height = Math.min(bounds[3], screen.getHeight());
    return new double[] {
      Math.clamp(bounds[0], screen.getMinX(), screen.getMaxX() - width),
      Math.clamp(bounds[1], screen.getMinY(), screen.getMaxY() - height),
      width,
      height
    };
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
