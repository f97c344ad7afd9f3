package crashlab.ui.control;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// How the window looks: dark or light, and how large its texts are.
public final class Theme {
  public static final double SMALLEST_TEXT = 0.8;
  public static final double LARGEST_TEXT = 1.5;
  private static final double BASE_FONT = 13;
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final BooleanProperty dark = new SimpleBooleanProperty(true);
  private final DoubleProperty textScale = new SimpleDoubleProperty(1);
  private final BooleanProperty lessMotion = new SimpleBooleanProperty(false);
  private boolean isWorn;

  public BooleanProperty darkProperty() {
    return dark;
  }

  public boolean isDark() {
    return dark.get();
  }

  /// [#SMALLEST_TEXT] to [#LARGEST_TEXT]; 1 is 100 %.
  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  public double textScale() {
    return textScale.get();
  }

  /// Less motion: nothing dwells or pulses.
  public BooleanProperty lessMotionProperty() {
    return lessMotion;
  }

  /// Gives all controls their looks, now and whenever the theme changes. Best called before there
  /// is a control: the first one that finds none loads those of JavaFX, for nothing.
  public void wear() {
    if (!isWorn) {
      isWorn = true;
      dark.subscribe(isDark ->
          Application.setUserAgentStylesheet(
              (isDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet()));
    }
  }

  /// Dresses a scene, now and whenever the theme changes.
  public void dress(Scene scene) {
    wear();
    scene.getStylesheets().add(sheet("crashlab"));
    if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
      scene.getStylesheets().add(sheet("opaque"));
    }
    dark.subscribe(isDark -> scene.getRoot().pseudoClassStateChanged(DARK, isDark));
    textScale.subscribe(scale ->
        scene
            .getRoot()
            .setStyle("-fx-font-size: " + Math.round(BASE_FONT * scale.doubleValue()) + "px;"));
  }

  private static String sheet(String name) {
    return String.valueOf(Theme.class.getResource("/crashlab/ui/" + name + ".css"));
  }
}
