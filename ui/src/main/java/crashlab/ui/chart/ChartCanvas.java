package crashlab.ui.chart;

import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.TimeAxis;
import crashlab.ui.session.RunSession;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;

/// The charts as one picture.
final class ChartCanvas extends CanvasView {
  private static final double LEFT = 58;
  private static final double LABELS = 96;
  private static final double NARROW = 420;
  private static final double EDGE = 4;
  private static final double NOWHERE = Double.NaN;

  private final ChartsModel model;
  private final RunSession session;
  private final DoubleProperty scroll = new SimpleDoubleProperty();
  private final ReadOnlyObjectWrapper<ChartLayout> layout =
      new ReadOnlyObjectWrapper<>(new ChartLayout(List.of(), 0));
  private double hoverX = NOWHERE;
  private double rangeX = NOWHERE;
  private int focusedChart;

  ChartCanvas(ChartsModel model, Theme theme) {
    super(theme);
    this.model = model;
    this.session = model.session();
    setId("charts-canvas");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    model.chartsProperty().subscribe(this::arrange);
    model.folded().subscribe(this::arrange);
    model.axisProperty().subscribe(this::redraw);
    theme.textScaleProperty().subscribe(this::arrange);
    heightProperty().subscribe(this::arrange);
    widthProperty().subscribe(this::arrange);
    scroll.subscribe(this::redraw);
    session.main().framesProperty().subscribe(this::redraw);
    new ChartInput(this, model).install();
  }

  private double scale() {
    return theme().textScale();
  }

  /// How far the charts are scrolled down, in pixels.
  DoubleProperty scrollProperty() {
    return scroll;
  }

  ReadOnlyObjectProperty<ChartLayout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  /// Above the charts: the axis, and the faults if there are any.
  double top() {
    return top(scale());
  }

  private double top(double scale) {
    boolean faults = !model.chartsProperty().get().faults().isEmpty();
    return (ChartLayout.AXIS + (faults ? ChartLayout.MARKERS : 4)) * scale;
  }

  private void arrange() {
    double width = getWidth();
    if (width > 0) {
      TimeAxis laid = laidOut(width);
      model.resize(laid.left(), laid.width());
    }
    var ruler = new CanvasPainter(surface(), theme().isDark(), scale());
    layout.set(layout(width, getHeight(), ruler));
    double most = Math.max(0, layout.get().height() - (getHeight() - top()));
    scroll.set(Math.clamp(scroll.get(), 0, most));
    focusedChart = Math.clamp(focusedChart, 0, Math.max(0, charts().size() - 1));
    redraw();
  }

  private ChartLayout layout(double width, double height, Painter ruler) {
    double right = width - EDGE;
    List<ChartLayout.ChartWords> words = new ArrayList<>();
    for (Chart chart : charts()) {
      double room = right - Legend.TITLE_X;
      int lines = WrappedText.of(chart.empty(), room, TextStyle.BODY, ruler).size();
      words.add(new ChartLayout.ChartWords(Legend.of(chart, right, ruler), lines));
    }
    return ChartLayout.of(charts(), model.folded()::contains, words, height - top(), scale());
  }

  private TimeAxis laidOut(double width) {
    double left = LEFT * scale();
    double labels = width < NARROW ? 12 : LABELS * scale();
    return model.axis().on(left, Math.max(20, Math.floor(width - left - labels)));
  }

  private List<Chart> charts() {
    return model.chartsProperty().get().charts();
  }

  /// The chart at a height of this node; -1 if there is none.
  int chartAt(double y) {
    return y < top() ? -1 : layout.get().at(y - top() + scroll.get());
  }

  boolean isHeading(int chart, double y) {
    return layout.get().isHeading(chart, y - top() + scroll.get());
  }

  void setHover(double x) {
    hoverX = x;
    redraw();
  }

  void clearHover() {
    setHover(NOWHERE);
  }

  /// Shows a range from here to the mouse; NaN for none.
  void setRangeStart(double x) {
    rangeX = x;
    redraw();
  }

  boolean isRanging() {
    return !Double.isNaN(rangeX);
  }

  double rangeStart() {
    return rangeX;
  }

  void toggle(int chart) {
    if (chart >= 0 && chart < charts().size()) {
      String id = charts().get(chart).id();
      if (!model.folded().remove(id)) {
        model.folded().add(id);
      }
    }
  }

  int focusedChart() {
    return focusedChart;
  }

  /// Moves the keyboard's focus to a chart and makes it visible.
  void focusChart(int chart) {
    focusedChart = Math.clamp(chart, 0, Math.max(0, charts().size() - 1));
    if (focusedChart < layout.get().slots().size()) {
      ChartLayout.Slot slot = layout.get().slots().get(focusedChart);
      double room = getHeight() - top();
      double low = Math.max(0, slot.bottom() - room);
      scroll.set(Math.clamp(scroll.get(), low, Math.max(low, slot.top())));
    }
    redraw();
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  void scrollBy(double pixels) {
    double most = Math.max(0, layout.get().height() - (getHeight() - top()));
    scroll.set(Math.clamp(scroll.get() + pixels, 0, most));
  }

  @Override
  protected void paint(Painter on, double width, double height) {
    double scale = scale();
    if (session.main().recording() == null) {
      String text = "No run yet: open a scenario with Ctrl+O.";
      on.textWithin(text, 16, 30, width - 32, TextStyle.BODY.left(Ink.FAINT));
      return;
    }
    TimeAxis axis = laidOut(width);
    var shared = new AxisPainter(on, axis, scale);
    boolean exported = height != Math.floor(getHeight()) || width != Math.floor(getWidth());
    ChartLayout arranged = exported ? layout(width, height, on) : layout.get();
    double shift = top() - (exported ? 0 : scroll.get());
    double bottom = Math.min(height, shift + arranged.height());
    shared.ticks(bottom);
    shared.faults(model.chartsProperty().get().faults(), bottom);
    shared.playhead(cursor(), bottom);
    if (!Double.isNaN(hoverX)) {
      shared.crosshair(hoverX, bottom);
    }
    on.clip(0, top(), width, Math.max(1, height - top()));
    long read = Double.isNaN(hoverX) ? cursor() : axis.time(hoverX);
    var painter = new ChartPainter(on, axis, read, scale);
    for (ChartLayout.Slot slot : arranged.slots()) {
      if (slot.bottom() + shift > 0 && slot.top() + shift < height) {
        boolean focused = isFocused() && slot.chart() == focusedChart;
        painter.paint(charts().get(slot.chart()), slot.moved(shift), width - EDGE, focused);
      }
    }
    on.unclip();
    if (isRanging() && !Double.isNaN(hoverX)) {
      shared.range(rangeX, hoverX, bottom);
    }
  }

  private long cursor() {
    return session.main().moment().timeNanos();
  }

  @Override
  protected String spoken() {
    if (charts().isEmpty()) {
      return "Charts: nothing to show yet";
    }
    Chart chart = charts().get(Math.min(focusedChart, charts().size() - 1));
    var words = new StringBuilder(chart.title());
    words.append(" at ").append(AxisPainter.time(cursor(), 1_000));
    for (ChartLine line : chart.lines()) {
      String value = chart.unit().format(line.series().at(cursor()));
      words.append(", ").append(line.label()).append(' ').append(value);
    }
    return words.append(chart.lines().isEmpty() ? ". " + chart.empty() : "").toString();
  }
}
