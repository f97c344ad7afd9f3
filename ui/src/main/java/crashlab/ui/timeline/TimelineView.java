package crashlab.ui.timeline;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.analysis.state.Moment;
import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Picture;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.ShiftHeld;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.Selection;
import crashlab.ui.session.ViewedRun;
import java.util.BitSet;
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
  private final ViewedRun view;
  private final Executor worker;
  private final TimelineModel model = new TimelineModel();
  private final RunPicture picture = new RunPicture(model);
  private final NowLayer front;
  private final ReadOnlyBooleanWrapper building = new ReadOnlyBooleanWrapper(false);
  private CascadeFocus cascade = CascadeFocus.NONE;
  private boolean whole = true;
  private boolean instantOnly;
  private boolean overChanged;
  private long built;

  public TimelineView(ViewedRun view, Theme theme, ProcessActions actions) {
    this(
        view,
        theme,
        actions,
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("timeline").factory()));
  }

  /// @param worker builds what large runs need, off the UI thread
  public TimelineView(ViewedRun view, Theme theme, ProcessActions actions, Executor worker) {
    super(theme);
    this.view = view;
    this.worker = worker;
    this.front = new NowLayer(theme, model, picture);
    getChildren().addAll(front.nodes());
    setId("timeline");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription("timeline");
    new TimelineMouse(this, model, view, actions).install();
    new TimelineKeys(this, model, view, actions).install();
    view.recordingProperty().subscribe(this::load);
    view.framesProperty().subscribe(this::moved);
    view.selection().slotProperty().subscribe(this::selected);
    view.selection().nodeProperty().subscribe(this::nodeSelected);
    view.selection().eventProperty().subscribe(this::redraw);
    view.selection().cascadeProperty().subscribe(this::redraw);
    view.selection().wholeChainShown().subscribe(this::redraw);
    theme.lessMotionProperty().subscribe(this::redraw);
    ShiftHeld.follow(this, view.selection().wholeChainHeldProperty());
    model.time().scaleProperty().subscribe(this::redraw);
  }

  private void load(@Nullable Recording run) {
    LaneSource before = model.source();
    if (before != null) {
      before.close();
    }
    if (run != null) {
      model.show(new LaneSource(run, worker, Platform::runLater, this::builtMore));
      selected();
    }
    redraw();
  }

  private void builtMore() {
    built++;
    redraw();
  }

  private void moved() {
    Moment now = view.moment();
    double x = model.time().scale().x(now.timeNanos());
    if (view.player().isPlaying() || x < 0 || x > model.layout().plotWidth()) {
      model.time().follow(now);
    }
    CascadeFocus next = cascadeNow();
    if (next.onStage() != cascade.onStage() || next.cascade() != cascade.cascade()) {
      redraw();
      return;
    }
    overChanged |= !next.equals(cascade);
    cascade = next;
    instantOnly = true;
    requestLayout();
  }

  private void selected() {
    int slot = view.selection().slot();
    LaneSource source = model.source();
    boolean keepsLoad =
        slot == Selection.NONE
            && source != null
            && model.lanes().lane() != LaneTree.NONE
            && !source.names().isSlot(model.lanes().lane());
    if (slot != model.lanes().lane() && !keepsLoad) {
      model.lanes().select(slot);
    }
    redraw();
  }

  private void nodeSelected() {
    LaneSource source = model.source();
    if (source == null) {
      return;
    }
    int node = view.selection().node();
    if (source.names().hasNode(node)) {
      model.lanes().select(source.names().laneOfNode(node));
    } else if (source.names().isNode(model.lanes().lane())) {
      model.lanes().select(LaneTree.NONE);
    }
    redraw();
  }

  private CascadeFocus cascadeNow() {
    return CascadeFocus.of(view, !theme().lessMotionProperty().get());
  }

  /// The stretch of time in the picture; the same for two timelines if it is bound.
  public ObjectProperty<TimeScale> scaleProperty() {
    return model.time().scaleProperty();
  }

  /// Whether something is still being built that makes the picture complete.
  public ReadOnlyBooleanProperty buildingProperty() {
    return building.getReadOnlyProperty();
  }

  /// Shows the whole run.
  public void fit() {
    model.time().fit();
    redraw();
  }

  /// Puts the present instant in the middle.
  public void centre() {
    model.time().centre(view.moment().timeNanos());
    redraw();
  }

  /// Shows the selected cascade from its first to its last step; the whole run if it does already.
  public void showCascade() {
    List<CascadeStep> steps = view.cascadeGraph().steps();
    if (!steps.isEmpty()) {
      model.time().show(steps.getFirst().timeNanos(), steps.getLast().timeNanos());
      redraw();
    }
  }

  /// Makes the picture larger (`factor` above 1) or smaller about its middle.
  public void zoom(double factor) {
    model.time().zoom(factor, model.layout().plotWidth() / 2);
    redraw();
  }

  /// Pins the selected lane to the top, or takes it from there.
  public void togglePin() {
    model.lanes().togglePin();
    redraw();
  }

  TimelineModel model() {
    return model;
  }

  /// What of the cascade was last drawn.
  CascadeFocus cascadeShown() {
    return cascade;
  }

  /// The lanes that do not step back behind the cascade; null if none does.
  @Nullable BitSet bright() {
    return picture.bright();
  }

  /// The arrows that were last drawn, also those outside of the stretch of time that is shown.
  public List<CascadeArrow> arrows() {
    Recording run = view.recording();
    return run == null ? List.of() : cascade.arrows(run.roster()::parent);
  }

  @Override
  protected void paint(Painter on, double width, double height) {
    whole = true;
    LaneSource source = model.source();
    if (source == null || view.frame() == null) {
      on.text(
          "No run yet. Open a scenario to see it along its time.",
          width / 2,
          height / 2,
          TextStyle.BODY.centred(Ink.FAINT));
      return;
    }
    model.resize(width, height, theme().textScale());
    cascade = cascadeNow();
    picture.paint(on, shown(source));
    building.set(source.isBuilding());
  }

  @Override
  protected void paintOver(Painter on, double width, double height) {
    NowLayer.Now now = now();
    if (now != null) {
      front.paint(on, now);
    }
    redraw(); // what was drawn elsewhere may have had another size
  }

  private RunPicture.Shown shown(LaneSource source) {
    return new RunPicture.Shown(source, cascade, view.selection().event(), built);
  }

  private NowLayer.@Nullable Now now() {
    LaneSource source = model.source();
    RunFrame frame = view.frame();
    return source == null || frame == null
        ? null
        : new NowLayer.Now(shown(source), frame, view.moment(), bright());
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (!whole && !instantOnly) {
      return;
    }
    NowLayer.Now now = now();
    if (now == null) {
      front.hide();
    } else {
      front.show(now, whole, on -> paintFocus(on, Math.floor(getWidth()), Math.floor(getHeight())));
      if (whole || overChanged) {
        front.showOver(now.shown());
      }
      setAccessibleText(spoken());
    }
    overChanged = false;
    whole = false;
    instantOnly = false;
  }

  @Override
  protected String spoken() {
    LaneSource source = model.source();
    RunFrame frame = view.frame();
    return source == null || frame == null
        ? "Timeline, no run yet"
        : TimelineWords.spoken(model, source, frame, view.moment());
  }

  @Override
  public String pictureName() {
    return "timeline";
  }
}
