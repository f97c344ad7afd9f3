package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.NodeState;
import crashlab.analysis.state.NodeStates;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.session.NodeWords;
import java.util.ArrayList;
import java.util.List;

/// Draws the lanes of the network and of the nodes: in which time a node was down or frozen, when
/// it lost others, and what was wrong between them.
final class NodeSpans {
  private static final double LEAST_BETWEEN_MARKS = 9;

  private final Painter on;
  private final TimelineModel model;
  private final TimelineLayout layout;

  /// A time to be told in a lane.
  ///
  /// @param seq of the event that it began with; 0 for none
  private record Span(long seq, long fromNanos, long toNanos, String words, Ink ink) {
    boolean holds(long nanos) {
      return fromNanos <= nanos && nanos < toNanos;
    }
  }

  private NodeSpans(Painter on, TimelineModel model) {
    this.on = on;
    this.model = model;
    this.layout = model.layout();
  }

  static void paint(Painter on, TimelineModel model, LaneSource source) {
    if (source.run().nodes().names().isEmpty()) {
      return;
    }
    var spans = new NodeSpans(on, model);
    for (VisibleLanes.LaneRow row : model.lanes().visible()) {
      List<Span> told = of(source, row.lane());
      for (int i = 0; i < told.size(); i++) {
        long next = i + 1 < told.size() ? told.get(i + 1).fromNanos : Long.MAX_VALUE;
        spans.paint(told.get(i), row, next);
      }
      if (source.names().isNode(row.lane())) {
        spans.losses(source.run().nodes().losses(source.names().node(row.lane())), row);
      }
    }
  }

  /// What a lane tells, in the order of the beginnings.
  private static List<Span> of(LaneSource source, int lane) {
    NodeStates nodes = source.run().nodes();
    List<Span> spans = new ArrayList<>();
    if (source.names().isNetwork(lane)) {
      for (NodeStates.Disturbance one : nodes.disturbances()) {
        spans.add(
            new Span(
                one.seq(),
                one.fromNanos(),
                Math.min(one.toNanos(), source.run().endNanos()),
                one.words(),
                Ink.OVERLOADED));
      }
    } else if (source.names().isNode(lane)) {
      for (NodeStates.Span one : nodes.spans(source.names().node(lane))) {
        spans.add(
            new Span(
                one.seq(),
                one.fromNanos(),
                Math.min(one.toNanos(), source.run().endNanos()),
                one.state().word(),
                ink(one.state())));
      }
    }
    return spans;
  }

  private static Ink ink(NodeState state) {
    return switch (state) {
      case ABSENT -> Ink.LINE;
      case UP -> Ink.BUSY;
      case FROZEN -> Ink.BLOCKED;
      case DOWN -> Ink.CRASHED;
    };
  }

  private double x(long nanos) {
    return Math.round(layout.plotX() + model.time().scale().x(nanos));
  }

  /// @param next where another begins, which may be before the end of this one
  private void paint(Span span, VisibleLanes.LaneRow row, long next) {
    double from = Math.max(layout.plotX(), x(span.fromNanos));
    double to = Math.min(layout.width(), x(span.toNanos));
    if (to < layout.plotX() || from > layout.width() || span.toNanos <= span.fromNanos) {
      return;
    }
    double width = Math.max(2, to - from);
    double top = row.y() + 2;
    if (span.ink == Ink.BUSY || span.ink == Ink.LINE) {
      on.fillRect(from, top + layout.barHeight() - 2, width, 2, span.ink); // nothing to tell
      return;
    }
    on.fillRect(from, top, width, layout.barHeight(), Ink.CANVAS);
    on.strokeRect(new Box(from + 1, top + 1, width - 2, layout.barHeight() - 2), 2, span.ink);
    double baseline = row.y() + layout.barMiddle() + 4;
    double room = Math.min(width, next == Long.MAX_VALUE ? width : x(next) - from) - 10;
    if (room > 6) {
      on.textWithin(span.words, from + 6, baseline, room, TextStyle.SMALL.left(Ink.TEXT));
    }
  }

  private void losses(List<NodeStates.Loss> losses, VisibleLanes.LaneRow row) {
    double free = layout.plotX();
    for (NodeStates.Loss loss : losses) {
      double x = x(loss.nanos());
      if (x >= free && x <= layout.width()) {
        double middle = row.y() + layout.barMiddle();
        on.text("✕", x, middle + 4, TextStyle.SMALL.centred(Ink.CRASHED));
        free = x + LEAST_BETWEEN_MARKS;
      }
    }
  }

  /// What a lane tells at an instant.
  static String words(LaneSource source, int lane, long nanos) {
    if (source.names().isNode(lane)) {
      Moment then = source.run().momentAt(nanos);
      int node = source.names().node(lane);
      NodeState state = source.run().nodes().state(node, then);
      String trouble = new NodeWords(source.run().nodes(), then).trouble(node);
      return "%s at %s: %s%s"
          .formatted(
              source.names().name(lane),
              Wording.instant(nanos),
              state.word(),
              trouble.isEmpty() ? "" : ", " + trouble);
    }
    List<String> holding =
        of(source, lane).stream().filter(span -> span.holds(nanos)).map(Span::words).toList();
    return "network at %s: %s"
        .formatted(
            Wording.instant(nanos), holding.isEmpty() ? "whole" : String.join("; ", holding));
  }

  /// When that began which holds in a lane at an instant; the instant itself if nothing does.
  static Moment began(LaneSource source, int lane, long nanos) {
    Moment found = new Moment(0, nanos);
    for (Span span : of(source, lane)) {
      if (span.holds(nanos)) {
        found = new Moment(span.seq, span.fromNanos);
      }
    }
    return found;
  }
}
