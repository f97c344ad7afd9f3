package crashlab.ui.timeline;

import crashlab.analysis.state.Moment;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.Selection;
import crashlab.ui.session.ViewedRun;
import java.util.BitSet;

/// What becomes selected when somebody chooses a lane, or a place in it.
final class LaneChoice {
  /// How many pixels from an event a click still means it.
  private static final double NEAR = 8;

  private static final double NEAR_IN_FOLDED = 3;

  private final TimelineModel model;
  private final ViewedRun view;
  private final ProcessActions actions;

  LaneChoice(TimelineModel model, ViewedRun view, ProcessActions actions) {
    this.model = model;
    this.view = view;
    this.actions = actions;
  }

  /// Selects a lane and, if it is one of a process or a node, that everywhere.
  void lane(int lane) {
    LaneSource source = model.source();
    if (source == null || lane == LaneTree.NONE) {
      return;
    }
    if (source.names().isSlot(lane)) {
      actions.clicked(lane);
    } else if (source.names().isNode(lane)) {
      actions.clickedNode(NodePlace.of(source.names().node(lane)));
    } else {
      view.selection().selectSlot(Selection.NONE);
    }
    model.lanes().select(lane);
  }

  /// Folds or unfolds a lane and all of its kind beside it: of a node all nodes, of a process those
  /// of the same supervisor.
  void foldAlike(int lane, boolean fold) {
    LaneSource source = model.source();
    if (source == null || lane == LaneTree.NONE) {
      return;
    }
    LaneNames names = source.names();
    var alike = new BitSet();
    for (int other = 0; other < names.tree().size(); other++) {
      boolean isBeside = names.tree().parent(other) == names.tree().parent(lane);
      alike.set(other, isBeside && names.isLoad(other) == names.isLoad(lane));
    }
    model.lanes().fold(alike, fold);
  }

  /// Goes to where that began which holds in the lane of a node, or of the network, at an instant;
  /// a fault that is aimed strikes the node.
  void span(int lane, long nanos) {
    LaneSource source = model.source();
    if (source == null) {
      return;
    }
    if (actions.isAiming() && source.names().isNode(lane)) {
      actions.clickedNode(NodePlace.of(source.names().node(lane)));
      return;
    }
    lane(lane);
    view.player().pause();
    Moment began = NodeSpans.began(source, lane, nanos);
    if (began.seq() > 0) {
      view.player().seekSeq(began.seq());
    } else {
      view.player().seekTime(began.timeNanos());
    }
  }

  /// Selects what stands in a lane at an instant: its process and the event nearest; of a folded
  /// lane the process that looks worst. Returns the position of that event in the log;
  /// [EventIndex#NONE] if there is none.
  int at(int lane, double nanos) {
    LaneSource source = model.source();
    if (source == null) {
      return EventIndex.NONE;
    }
    double pixel = model.time().scale().nanosPerPixel();
    int slot =
        model.lanes().folded().get(lane)
            ? source.worstAt(lane, nanos, NEAR_IN_FOLDED * pixel)
            : lane;
    if (!source.names().isSlot(slot) || actions.isAiming()) {
      lane(slot);
      return EventIndex.NONE;
    }
    actions.clicked(slot);
    TimelineIndex index = source.index();
    int event = index == null ? EventIndex.NONE : index.events().nearest(slot, nanos, NEAR * pixel);
    if (event == EventIndex.NONE) {
      view.selection().selectSlot(slot);
    } else {
      view.selection().selectEvent(source.run().log().seq(event), slot);
    }
    return event;
  }

  /// Selects as [#at] does, and goes to that event or else to that instant.
  void goTo(int lane, double nanos) {
    LaneSource source = model.source();
    int event = at(lane, nanos);
    if (source == null || actions.isAiming()) {
      return;
    }
    view.player().pause();
    if (event == EventIndex.NONE) {
      view.player().seekTime((long) nanos);
    } else {
      view.player().seekSeq(source.run().log().seq(event));
    }
  }
}
