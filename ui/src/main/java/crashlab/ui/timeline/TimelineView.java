package crashlab.ui.timeline;

import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.Picture;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.AxisTicks;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Frame;
import crashlab.ui.session.Moment;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunView;
import crashlab.ui.session.Selection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleRole;
import org.jspecify.annotations.Nullable;

/// The run along its time: a lane for each process, coloured by how it looked, with the messages,
/// the faults and the selected cascade over them, and the playhead at the present instant.
///
/// Lanes fold as the supervision tree does; a folded one shows the worst look of all below it.
public final class TimelineView extends CanvasView implements Picture {
  private final RunView view;
  private final ProcessActions actions;
  private final Executor worker;
  private final TimelineModel model = new TimelineModel();
  private final LanePicture lanes = new LanePicture();
  private final ReadOnlyBooleanWrapper building = new ReadOnlyBooleanWrapper(false);
  private CascadeDrawing cascade = CascadeDrawing.NONE;
  private long built;

  public TimelineView(RunView view, Theme theme, ProcessActions actions) {
    this(
        view,
        theme,
        actions,
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("timeline").factory()));
  }

  /// @param worker builds what large runs need, off the UI thread
  public TimelineView(RunView view, Theme theme, ProcessActions actions, Executor worker) {
    super(theme);
    this.view = view;
    this.actions = actions;
    this.worker = worker;
    setId("timeline");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("timeline");
    new TimelineInput(this, model, view, actions).install();
    view.recordingProperty().subscribe(this::load);
    view.framesProperty().subscribe(this::moved);
    view.selection().slotProperty().subscribe(this::selected);
    view.selection().eventProperty().subscribe(this::redraw);
    view.selection().cascadeProperty().subscribe(this::cascadeSelected);
    model.scaleProperty().subscribe(this::redraw);
  }

  private void load(@Nullable Recording run) {
    LaneSource before = model.source();
    if (before != null) {
      before.close();
    }
    if (run != null) {
      model.show(new LaneSource(run, worker, Platform::runLater, this::builtMore));
      selected();
      cascadeSelected();
    }
    redraw();
  }

  private void builtMore() {
    built++;
    redraw();
  }

  private void moved() {
    Moment now = view.moment();
    double x = model.scale().x(now.timeNanos());
    if (view.player().isPlaying() || x < 0 || x > model.layout().plotWidth()) {
      model.follow(now);
    }
    redraw();
  }

  private void selected() {
    int slot = view.selection().slot();
    LaneSource source = model.source();
    boolean keepsLoad =
        slot == Selection.NONE
            && source != null
            && model.lane() != LaneTree.NONE
            && source.names().isLoad(model.lane());
    if (slot != model.lane() && !keepsLoad) {
      model.select(slot);
    }
    redraw();
  }

  private void cascadeSelected() {
    Recording run = view.recording();
    int which = view.selection().cascade();
    if (run != null && which >= 0 && which < run.cascades().all().size()) {
      cascade = CascadeDrawing.of(run, run.cascades().all().get(which));
    } else {
      cascade = CascadeDrawing.NONE;
    }
    redraw();
  }

  // ---- what others may ask of it

  /// The stretch of time in the picture; the same for two timelines if it is bound.
  public ObjectProperty<TimeScale> scaleProperty() {
    return model.scaleProperty();
  }

  /// Whether something is still being built that makes the picture complete.
  public ReadOnlyBooleanProperty buildingProperty() {
    return building.getReadOnlyProperty();
  }

  /// Shows the whole run.
  public void fit() {
    model.fit();
    redraw();
  }

  /// Puts the present instant in the middle.
  public void centre() {
    model.centre(view.moment().timeNanos());
    redraw();
  }

  /// Makes the picture larger (`factor` above 1) or smaller about its middle.
  public void zoom(double factor) {
    model.zoom(factor, model.layout().plotWidth() / 2);
    redraw();
  }

  /// Pins the selected lane to the top, or takes it from there.
  public void togglePin() {
    model.togglePin();
    redraw();
  }

  TimelineModel model() {
    return model;
  }

  CascadeDrawing cascade() {
    return cascade;
  }

  // ---- selecting

  void selectLane(int lane) {
    LaneSource source = model.source();
    if (source == null || lane == LaneTree.NONE) {
      return;
    }
    if (source.names().isSlot(lane)) {
      actions.clicked(lane);
      model.select(lane);
    } else {
      view.selection().selectSlot(Selection.NONE);
      model.select(lane);
    }
    redraw();
  }

  /// Selects what stands in a lane at an instant: its process and the event nearest; of a folded
  /// lane the process that looks worst.
  void selectAt(int lane, double nanos, boolean seek) {
    LaneSource source = model.source();
    if (source == null) {
      return;
    }
    int slot =
        model.folded().get(lane)
            ? source.worstAt(lane, nanos, 3 * model.scale().nanosPerPixel())
            : lane;
    if (!source.names().isSlot(slot) || actions.isAiming()) {
      selectLane(slot);
      return;
    }
    actions.clicked(slot);
    TimelineIndex index = source.index();
    double reach = 8 * model.scale().nanosPerPixel();
    int event = index == null ? EventIndex.NONE : index.events().nearest(slot, nanos, reach);
    if (event != EventIndex.NONE) {
      view.selection().selectEvent(source.run().log().seq(event), slot);
    } else {
      view.selection().selectSlot(slot);
    }
    if (seek) {
      view.player().pause();
      if (event != EventIndex.NONE) {
        view.player().seekSeq(source.run().log().seq(event));
      } else {
        view.player().seekTime((long) nanos);
      }
    }
  }

  // ---- drawing

  @Override
  protected void paint(Painter on, double width, double height) {
    LaneSource source = model.source();
    Frame frame = view.frame();
    if (source == null || frame == null) {
      on.text(
          "No run yet. Open a scenario to see it along its time.",
          width / 2,
          height / 2,
          TextStyle.BODY,
          Align.CENTER,
          Ink.FAINT);
      return;
    }
    model.resize(width, height, theme().textScale());
    List<AxisTicks.Tick> ticks = AxisPicture.ticks(model, source);
    AxisPicture.paintGrid(on, model, ticks);
    selectedLane(on);
    lanes(on, source);
    AxisPicture.paint(on, model, ticks, view.moment().timeNanos());
    TimelineIndex index = source.index();
    if (index != null) {
      AxisPicture.paintFaults(on, model, index);
    }
    AxisPicture.paintPlayhead(on, model, view.moment().timeNanos());
    LabelPicture.paint(on, model, source, frame);
    building.set(source.isBuilding());
    if (source.isBuilding()) {
      double x = model.layout().plotX() - 8;
      double baseline = model.layout().axisHeight() - 8;
      on.text("building…", x, baseline, TextStyle.SMALL, Align.RIGHT, Ink.FAINT);
    }
  }

  private void selectedLane(Painter on) {
    TimelineLayout layout = model.layout();
    for (TimelineModel.Row row : model.visible()) {
      if (row.lane() == model.lane()) {
        on.fillRect(layout.plotX(), row.y(), layout.plotWidth(), layout.rowHeight(), Ink.CARD);
      }
    }
  }

  private void lanes(Painter on, LaneSource source) {
    TimelineLayout layout = model.layout();
    double top = layout.axisHeight();
    on.clip(layout.plotX(), top, layout.plotWidth(), Math.max(0, layout.height() - top));
    lanes.paint(on, model, source, built);
    TimelineIndex index = source.index();
    if (index != null) {
      selectedEvent(on, index);
    }
    var labels = new Labels(on);
    CascadePicture.paint(on, model, cascade, labels);
    if (index != null) {
      MessagePicture.paint(on, model, index, MessagePicture.find(model, index), labels);
    }
    on.unclip();
  }

  private void selectedEvent(Painter on, TimelineIndex index) {
    long seq = view.selection().event();
    int at = seq > 0 ? index.run().log().indexOf(seq) : -1;
    int slot = at < 0 ? -1 : index.run().roster().slotOf(index.run().log().pid(at));
    if (slot >= 0) {
      double x = model.layout().plotX() + model.scale().x(index.run().log().timeNanos(at));
      double y = model.middle(slot);
      double half = model.layout().barHeight() / 2;
      on.strokeRect(x - 4, y - half - 1, 8, 2 * half + 2, 2, Ink.ACCENT);
    }
  }

  @Override
  protected String spoken() {
    LaneSource source = model.source();
    Frame frame = view.frame();
    return source == null || frame == null
        ? "Timeline, no run yet"
        : TimelineWords.spoken(model, source, frame, view.moment());
  }

  @Override
  public String pictureName() {
    return "timeline";
  }
}
