package crashlab.ui.tree;

import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// What the chips mean: each look with its glyph and its word.
final class LookLegend extends FlowPane {
  private static final List<Look> SHOWN =
      List.of(
          Look.STARTING,
          Look.IDLE,
          Look.READY,
          Look.BUSY,
          Look.BLOCKED,
          Look.SUSPENDED,
          Look.OVERLOADED,
          Look.CRASHED,
          Look.RESTARTING,
          Look.STOPPING,
          Look.DOWN,
          Look.GAVE_UP,
          Look.ABSENT);

  private static final double CHIP = 13;

  private static final double LEFT = 12;
  private static final double FIRST_ROW = 26;
  private static final double ROW = 20;

  private final Theme theme;

  private LookLegend(Theme theme) {
    this.theme = theme;
  }

  static LookLegend of(Theme theme) {
    var legend = new LookLegend(theme);
    legend.setId("tree-legend");
    legend.setMinWidth(0);
    legend.getStyleClass().add("tree-legend");
    for (Look look : SHOWN) {
      var label = new Label(look.word(), legend.chip(look));
      label.setAlignment(Pos.CENTER_LEFT);
      legend.getChildren().add(label);
    }
    return legend;
  }

  private Canvas chip(Look look) {
    var canvas = new Canvas(CHIP + 4, CHIP + 4);
    theme
        .darkProperty()
        .subscribe(dark -> {
          var on = canvas.getGraphicsContext2D();
          on.clearRect(0, 0, CHIP + 4, CHIP + 4);
          new CanvasPainter(on, dark, 1).chip(look, 2, 2, CHIP);
        });
    return canvas;
  }

  /// Where a look stands.
  private record Place(Look look, double x, int row) {}

  private static List<Place> places(Painter on, double width) {
    List<Place> places = new ArrayList<>();
    double x = LEFT;
    int row = 0;
    for (Look look : SHOWN) {
      double room = CHIP + 6 + on.width(look.word(), TextStyle.SMALL) + 14;
      if (x > LEFT && x + room > width) {
        x = LEFT;
        row++;
      }
      places.add(new Place(look, x, row));
      x += room;
    }
    return places;
  }

  /// How much of the height of a picture the legend takes: it has as many rows as it needs.
  static double height(Painter on, double width) {
    return FIRST_ROW + places(on, width).getLast().row() * ROW;
  }

  /// Draws the legend along the lower edge of a picture.
  static void paint(Painter on, double width, double height) {
    double first = height - height(on, width) + FIRST_ROW - 8;
    for (Place place : places(on, width)) {
      double baseline = first + place.row() * ROW;
      double x = place.x();
      on.chip(place.look(), x, baseline - CHIP + 2, CHIP);
      on.text(place.look().word(), x + CHIP + 6, baseline, TextStyle.SMALL.left(Ink.TEXT));
    }
  }
}
