package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.otp.Term;
import crashlab.trace.TraceEvent;
import crashlab.trace.TraceLog;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.History;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import java.util.Locale;

/// What the timeline says in words: in its tooltip, and to those who cannot see it.
final class TimelineWords {
  private TimelineWords() {}

  /// What stands at a place in the picture; empty where nothing does.
  static String at(TimelineModel model, LaneSource source, double x, double y) {
    int lane = model.lanes().laneAt(y);
    double plotX = model.layout().plotX();
    if (lane == LaneTree.NONE) {
      return "";
    }
    long nanos = model.time().scale().nanosAt(x - plotX);
    boolean folded = model.lanes().folded().get(lane);
    if (x < plotX) {
      return name(source, lane) + (folded ? "\n" + many(source, lane) : "");
    }
    if (nanos < 0 || nanos > source.run().endNanos()) {
      return "";
    }
    if (source.names().isNode(lane) || source.names().isNetwork(lane)) {
      String words = NodeSpans.words(source, lane, nanos);
      return folded ? words + "\n" + group(model, source, lane, nanos) : words;
    }
    if (folded || source.names().isLoad(lane)) {
      return group(model, source, lane, nanos);
    }
    return slot(model, source, lane, nanos);
  }

  private static String many(LaneSource source, int lane) {
    return String.format(Locale.ROOT, "%,d processes, folded", source.members(lane));
  }

  private static String name(LaneSource source, int lane) {
    if (!source.names().isSlot(lane) || source.run().roster().isLoad(lane)) {
      return source.names().name(lane);
    }
    String label = source.run().roster().label(lane);
    String path = source.run().roster().identity(lane).path();
    return label.equals(path) ? label : label + " (" + path + ")";
  }

  private static String slot(TimelineModel model, LaneSource source, int slot, long nanos) {
    var text = new StringBuilder(name(source, slot));
    TimelineIndex index = source.index();
    if (index == null) {
      return text.toString();
    }
    Recording run = source.run();
    int change = index.slots().before(slot, run.history().changesAt(run.momentAt(nanos)));
    text.append('\n').append(standing(run.history(), index, slot, change));
    double reach = 6 * model.time().scale().nanosPerPixel();
    int event = index.events().nearest(slot, (double) nanos, reach);
    if (event != EventIndex.NONE) {
      text.append('\n').append(event(run.log(), event));
    }
    int received = received(model, index, slot, nanos);
    if (received > 1) {
      text.append(String.format(Locale.ROOT, "%n%,d messages taken here", received));
    }
    return text.toString();
  }

  /// How many messages are taken out of the mailbox within the few pixels around an instant.
  private static int received(TimelineModel model, TimelineIndex index, int slot, long nanos) {
    double reach = 3 * model.time().scale().nanosPerPixel();
    return index.events().receivedBetween(slot, nanos - reach, nanos + reach);
  }

  private static String standing(History history, TimelineIndex index, int slot, int change) {
    if (change < 0) {
      return Look.ABSENT.word();
    }
    int since = index.slots().since(slot, change);
    String text =
        history.look(change).word() + " since " + Wording.instant(history.timeNanos(since));
    return history.look(change).isAlive() ? text + ", mailbox " + history.mailbox(change) : text;
  }

  /// An event in one line.
  static String event(TraceLog log, int at) {
    var wording = new Wording(log.identities());
    TraceEvent event = log.event(at);
    String word = event.word() + (event.kind().isEmpty() ? "" : " " + event.kind());
    String other = log.other(at) > 0 ? " · " + wording.process(log.other(at)) : "";
    String detail = log.detail(at) instanceof Term term ? " · " + wording.reason(term) : "";
    String text = word.replace('_', ' ') + other + detail;
    String cut = text.length() > 110 ? text.substring(0, 110) + "…" : text;
    return "#" + log.seq(at) + " at " + Wording.instant(log.timeNanos(at)) + ": " + cut;
  }

  private static String group(TimelineModel model, LaneSource source, int lane, long nanos) {
    Recording run = source.run();
    LaneTree tree = source.names().tree();
    var frame = new RunFrame(run.history());
    frame.moveTo(run.momentAt(nanos));
    int[] counts = new int[Look.values().length];
    int received = 0;
    TimelineIndex index = source.index();
    for (int place = tree.place(lane); place < tree.end(lane); place++) {
      int slot = tree.at(place);
      if (source.names().isSlot(slot)) {
        counts[frame.look(slot).ordinal()]++;
        received += index == null ? 0 : received(model, index, slot, nanos);
      }
    }
    var text = new StringBuilder(name(source, lane));
    text.append('\n').append(Wording.instant(nanos)).append(": ");
    String comma = "";
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0 && i != Look.ABSENT.ordinal()) {
        text.append(comma).append(String.format(Locale.ROOT, "%,d ", counts[i]));
        text.append(Look.values()[i].word());
        comma = ", ";
      }
    }
    if (received > 0) {
      text.append(String.format(Locale.ROOT, "%n%,d messages taken here", received));
    }
    return text.toString();
  }

  /// What the picture shows, for people who cannot see it.
  static String spoken(TimelineModel model, LaneSource source, RunFrame frame, Moment now) {
    var text = new StringBuilder("Timeline, now ").append(Wording.instant(now.timeNanos()));
    text.append(", event ").append(now.seq()).append(". ");
    double width = model.layout().plotWidth();
    long from = Math.max(0, model.time().scale().nanosAt(0));
    long to = Math.min(source.run().endNanos(), model.time().scale().nanosAt(width));
    text.append("Shown: ").append(Wording.instant(from)).append(" to ").append(Wording.instant(to));
    text.append(", ").append(model.lanes().rowCount()).append(" lanes. ");
    int lane = model.lanes().lane();
    if (lane == LaneTree.NONE) {
      return text.append("No process is selected.").toString();
    }
    boolean folded = model.lanes().folded().get(lane);
    text.append("Selected: ").append(source.names().name(lane)).append(", ");
    text.append(LabelPicture.look(source, frame, now, lane, folded).word());
    if (folded) {
      text.append(" at worst, ").append(many(source, lane));
    } else if (source.names().isSlot(lane)) {
      text.append(", mailbox ").append(frame.mailbox(lane));
    }
    if (model.lanes().pinned().contains(lane)) {
      text.append(", pinned");
    }
    return text.append('.').toString();
  }
}
