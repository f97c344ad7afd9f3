package crashlab.ui.tree;

import crashlab.analysis.CauseChain;
import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.RestartBudgets;
import crashlab.analysis.state.Roster;
import crashlab.trace.ProcessKind;
import crashlab.trace.TraceLog;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.session.NodeWords;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the tree says of one slot, or of one node, in words.
final class SlotWords {
  private static final int LOOK_BACK = 50_000;

  private final TreeModel model;

  SlotWords(TreeModel model) {
    this.model = model;
  }

  /// Name, state, mailbox, restarts, budget and last event, a line each.
  String tooltip(int slot) {
    Supervision tree = model.supervision();
    RunFrame frame = model.view().frame();
    if (tree == null || frame == null) {
      return "";
    }
    Moment moment = model.moment();
    Roster roster = tree.roster();
    var text = new StringBuilder(roster.label(slot));
    String path = roster.identity(slot).path();
    if (!path.equals(roster.label(slot))) {
      text.append("\n").append(path);
    }
    text.append("\n").append(kind(roster.kind(slot)));
    int pid = roster.pidAt(slot, moment.seq());
    if (pid != Roster.NONE) {
      text.append(' ').append(roster.pidText(pid));
    }
    text.append("\n").append(frame.look(slot).word());
    text.append(", mailbox ").append(frame.mailbox(slot));
    int restarts = tree.restarts(slot, moment.seq());
    text.append(restarts == 0 ? "" : ", started again " + restarts + "×");
    String budget = budget(slot, moment);
    text.append(budget.isEmpty() ? "" : "\n" + budget);
    String last = lastEvent(tree.recording(), slot, moment);
    return text.append(last.isEmpty() ? "" : "\nlast: " + last).toString();
  }

  /// The same in one sentence, for screen readers.
  String spoken(int slot) {
    return tooltip(slot).replace("\n", ", ");
  }

  /// A node, how it is and whom it has lost, or what is wrong with a link.
  String tooltip(NodePlace place) {
    Supervision tree = model.supervision();
    if (tree == null) {
      return "";
    }
    var nodes = new NodeWords(tree.recording().nodes(), model.moment());
    return place.isLink()
        ? nodes.between(place.node(), place.peer())
        : String.join("\n", nodes.all(place.node()));
  }

  /// A node in one sentence, for screen readers.
  String spoken(NodePlace place) {
    Supervision tree = model.supervision();
    int count = tree == null ? 0 : tree.recording().nodes().names().size();
    String number = "node " + (place.node() + 1) + " of " + count;
    return tooltip(place).replace("\n", ", ") + ", " + number;
  }

  /// How much of the budget is spent, by whom, and when it refills.
  String budget(int slot, Moment moment) {
    Supervision tree = model.supervision();
    RestartBudgets.Budget budget =
        tree == null ? null : tree.recording().budgets().at(slot, moment);
    if (budget == null) {
      return "";
    }
    var text = new StringBuilder("restarts ").append(budget.words());
    if (budget.gaveUp()) {
      text.append(", one more was needed: it gave up");
    }
    if (!budget.spent().isEmpty()) {
      text.append("\nspent by ").append(budget.spenders());
      if (!budget.gaveUp()) {
        text.append("; refills at ").append(seconds(budget.refillNanos()));
      }
    }
    return text.toString();
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  static String kind(ProcessKind kind) {
    return kind.word();
  }

  private static String lastEvent(Recording recording, int slot, Moment moment) {
    TraceLog log = recording.log();
    Roster roster = recording.roster();
    int from = recording.indexAtOrBefore(moment.seq());
    for (int i = from; i >= 0 && i > from - LOOK_BACK; i--) {
      if (roster.slotOf(log.pid(i)) == slot || roster.slotOf(log.other(i)) == slot) {
        return Wording.instant(log.timeNanos(i)) + "  " + sentence(log, i);
      }
    }
    return "";
  }

  private static String sentence(TraceLog log, int index) {
    CauseChain chain = CauseChain.of(log, log.seq(index));
    return chain.links().isEmpty() ? "" : chain.links().getLast().sentence();
  }

  /// The name of a slot; a word for the whole machine where it is none.
  static String name(@Nullable Supervision tree, int slot) {
    return tree == null || slot < 0 ? "the virtual machine" : tree.roster().label(slot);
  }
}
