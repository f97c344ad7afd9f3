package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.geometry.Box;
import crashlab.ui.session.Recording;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws what of the timeline stays as it is from one instant to the next: the lanes and the
/// faults, and the messages and the cascade over them.
final class RunPicture {
  private final TimelineModel model;
  private final LanePicture lanes = new LanePicture();
  private @Nullable BitSet bright;

  RunPicture(TimelineModel model) {
    this.model = model;
  }

  /// What it depends on besides the part of the run that is shown.
  ///
  /// @param event the `seq` of the selected event; 0 for none
  /// @param built counts what has been built for the source
  record Shown(LaneSource source, CascadeFocus cascade, long event, long built) {}

  /// The lanes that do not step back behind the cascade; null if none does.
  @Nullable BitSet bright() {
    return bright;
  }

  void paint(Painter on, Shown shown) {
    bright = bright(shown.cascade().involved());
    TimelineLayout layout = model.layout();
    TimelineIndex index = shown.source().index();
    AxisPicture.paintGrid(on, model, shown.source());
    selectedLane(on);
    double top = layout.axisHeight();
    on.clip(layout.plotX(), top, layout.plotWidth(), Math.max(0, layout.height() - top));
    lanes.paint(on, model, shown.source(), shown.built());
    NodeSpans.paint(on, model, shown.source());
    stepBack(on);
    selectedEvent(on, shown.source().run(), shown.event());
    on.unclip();
    if (index != null) {
      FaultPicture.paint(on, model, index);
    }
    LabelPicture.paintEndOfPinned(on, layout);
    LabelPicture.paintScrollBar(on, model);
  }

  /// The lanes in which the given slots are seen.
  private @Nullable BitSet bright(@Nullable BitSet involved) {
    if (involved == null) {
      return null;
    }
    var found = new BitSet();
    involved.stream().forEach(slot -> found.set(model.lanes().laneOf(slot)));
    return found;
  }

  private void selectedLane(Painter on) {
    TimelineLayout layout = model.layout();
    for (VisibleLanes.LaneRow row : model.lanes().visible()) {
      if (row.lane() == model.lanes().lane()) {
        on.fillRect(layout.plotX(), row.y(), layout.plotWidth(), layout.rowHeight(), Ink.CARD);
      }
    }
  }

  private void stepBack(Painter on) {
    BitSet stay = bright;
    if (stay == null) {
      return;
    }
    TimelineLayout layout = model.layout();
    double from = 0;
    double to = 0;
    for (VisibleLanes.LaneRow row : model.lanes().visible()) {
      if (!stay.get(row.lane())) {
        if (row.y() != to) {
          LabelPicture.stepBack(on, new Box(layout.plotX(), from, layout.plotWidth(), to - from));
          from = row.y();
        }
        to = row.y() + layout.rowHeight();
      }
    }
    LabelPicture.stepBack(on, new Box(layout.plotX(), from, layout.plotWidth(), to - from));
  }

  /// Whether there is anything that must not be hidden by the playhead.
  boolean hasOver(Shown shown) {
    TimelineIndex index = shown.source().index();
    return !shown.cascade().cascade().isEmpty()
        || (index != null && !MessagePicture.find(model, index).isEmpty());
  }

  /// Draws what must not be hidden by the playhead: the messages and the cascade.
  void paintOver(Painter on, Shown shown) {
    TimelineLayout layout = model.layout();
    TimelineIndex index = shown.source().index();
    double top = layout.axisHeight();
    on.clip(layout.plotX(), top, layout.plotWidth(), Math.max(0, layout.height() - top));
    var labels = new LaneLabels(on);
    TimelineCascade.paint(
        on, model, shown.cascade(), shown.source().run().roster()::parent, labels);
    if (index != null) {
      List<MessagePicture.Arrow> messages = MessagePicture.find(model, index);
      MessagePicture.paint(on, model, index, messages, labels);
    }
    labels.paint();
    TimelineCascade.paintSteps(on, model, shown.cascade());
    on.unclip();
  }

  private void selectedEvent(Painter on, Recording run, long seq) {
    int at = seq > 0 ? run.log().indexOf(seq) : -1;
    int slot = at < 0 ? -1 : run.roster().slotOf(run.log().pid(at));
    if (slot >= 0) {
      double x = model.layout().plotX() + model.time().scale().x(run.log().timeNanos(at));
      double y = model.lanes().middle(slot);
      double half = model.layout().barHeight() / 2;
      on.strokeRect(new Box(x - 4, y - half - 1, 8, 2 * half + 2), 2, Ink.ACCENT);
    }
  }
}
