package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Roster;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.geometry.Segment;
import java.util.ArrayList;
import java.util.List;

/// The messages between lanes as slanted arrows, where one looks so closely that they are few.
final class MessagePicture {
  private static final int MOST_EVENTS = 4_000;
  private static final int MOST_ARROWS = 40;
  private static final int MOST_NAMED = 14;
  private static final int LONGEST_NAME = 28;

  private MessagePicture() {}

  /// @param sent the position of the sending in the log
  /// @param received that of the receipt
  record Arrow(int sent, int received) {}

  /// The messages that are sent or received in the picture between two of its lanes; none if they
  /// are too many to tell apart.
  static List<Arrow> find(TimelineModel model, TimelineIndex index) {
    TraceLog log = index.run().log();
    double end = model.time().scale().to(model.layout().plotWidth());
    int from = index.events().firstAt(model.time().scale().from());
    int to = index.events().firstAt(end);
    List<Arrow> arrows = new ArrayList<>();
    if (to - from > MOST_EVENTS) {
      return arrows;
    }
    for (int i = from; i < to && arrows.size() <= MOST_ARROWS; i++) {
      EventType type = log.type(i);
      if (EventIndex.isSending(type) && index.events().receiptOf(i) >= 0) {
        consider(new Arrow(i, index.events().receiptOf(i)), model, index, arrows);
      } else if (EventIndex.isReceipt(type)) {
        int sent = log.indexOf(log.cause(i));
        if (sent >= 0 && sent < from && EventIndex.isSending(log.type(sent))) {
          consider(new Arrow(sent, i), model, index, arrows);
        }
      }
    }
    return arrows.size() > MOST_ARROWS ? List.of() : arrows;
  }

  /// Takes a message if it goes from one lane to another and is seen.
  private static void consider(
      Arrow arrow, TimelineModel model, TimelineIndex index, List<Arrow> into) {
    TraceLog log = index.run().log();
    Roster roster = index.run().roster();
    int from = roster.slotOf(log.pid(arrow.sent));
    int to = roster.slotOf(log.pid(arrow.received));
    if (from == Roster.NONE || to == Roster.NONE) {
      return;
    }
    double y1 = model.lanes().middle(from);
    double y2 = model.lanes().middle(to);
    double height = model.layout().height();
    boolean seen = y1 != y2 && Math.max(y1, y2) > 0 && Math.min(y1, y2) < height;
    if (seen) {
      into.add(arrow);
    }
  }

  static void paint(
      Painter on, TimelineModel model, TimelineIndex index, List<Arrow> arrows, LaneLabels labels) {
    TraceLog log = index.run().log();
    Roster roster = index.run().roster();
    var wording = new Wording(log.identities());
    double left = model.layout().plotX();
    for (Arrow arrow : arrows) {
      // Far outside of the picture a line need not end where the message does.
      double x1 = left + Math.max(-20_000, model.time().scale().x(log.timeNanos(arrow.sent())));
      double x2 = left + Math.min(40_000, model.time().scale().x(log.timeNanos(arrow.received())));
      double y1 = model.lanes().middle(roster.slotOf(log.pid(arrow.sent())));
      double y2 = model.lanes().middle(roster.slotOf(log.pid(arrow.received())));
      EventType type = log.type(arrow.sent());
      boolean ofACall = type == EventType.CALL || type == EventType.REPLY;
      Halo.arrow(
          on, new Segment(x1, y1, x2, y2), new LineStyle(1, stroke(type), Ink.TEXT), ofACall);
      if (arrows.size() <= MOST_NAMED) {
        labels.add(
            name(log, wording, arrow.sent()),
            x1 + (x2 - x1) * 0.35 + 6,
            y1 + (y2 - y1) * 0.35,
            Ink.FAINT);
      }
    }
  }

  /// A call, a reply and a cast each have a line of their own; all else that is sent is dotted.
  private static Stroke stroke(EventType sending) {
    if (sending == EventType.CALL || sending == EventType.CAST) {
      return Stroke.SOLID;
    }
    return sending == EventType.REPLY ? Stroke.DASHED : Stroke.DOTTED;
  }

  private static String name(TraceLog log, Wording wording, int sent) {
    String what = log.detail(sent) instanceof Term term ? wording.term(term) : "";
    String word = log.type(sent).kind().isEmpty() ? log.type(sent).word() : log.type(sent).kind();
    String text = (word + " " + what).strip();
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
  }
}
