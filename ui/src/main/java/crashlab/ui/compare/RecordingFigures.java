package crashlab.ui.compare;

import crashlab.analysis.compare.ComparedFigures;
import crashlab.analysis.compare.Figure;
import crashlab.analysis.compare.Figure.Kind;
import crashlab.analysis.compare.Figure.Wish;
import crashlab.analysis.state.Roster;
import crashlab.otp.NodeId;
import crashlab.ui.session.History;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;

/// The figures of a recording: those that any run has, and how deep its mailboxes were. Takes as
/// long as it takes to read the run: not for the UI thread.
final class RecordingFigures {
  private RecordingFigures() {}

  /// Returns the figures, the most telling ones first.
  static List<Figure> of(Recording run) {
    var facts = run.run().facts();
    List<Figure> figures = new ArrayList<>();
    figures.addAll(ComparedFigures.expectations(run.run().verdicts()));
    figures.addAll(ComparedFigures.failures(run.log(), facts, run.cascades()));
    figures.addAll(ComparedFigures.loads(facts));
    figures.add(deepestMailbox(run));
    figures.addAll(ComparedFigures.size(run.log(), facts));
    return List.copyOf(figures);
  }

  private static Figure deepestMailbox(Recording run) {
    History history = run.history();
    Roster roster = run.roster();
    int[] most = new int[roster.size()];
    for (int i = 0; i < history.size(); i++) {
      int slot = history.slot(i);
      most[slot] = Math.max(most[slot], history.mailbox(i));
    }
    int deepest = Roster.NONE;
    for (int slot = 0; slot < most.length; slot++) {
      most[slot] = Math.max(most[slot], counted(run, slot));
      if (deepest == Roster.NONE || most[slot] > most[deepest]) {
        deepest = slot;
      }
    }
    double depth = deepest == Roster.NONE ? Double.NaN : most[deepest];
    String whose = depth > 0 ? "(" + roster.label(deepest) + ")" : "";
    return new Figure("deepest mailbox", Kind.COUNT, Wish.LESS, depth, whose);
  }

  /// What the run itself counted for a registered name; within one step a mailbox can have been
  /// deeper than it was seen to be.
  private static int counted(Recording run, int slot) {
    int occupant = run.roster().occupant(slot, 0);
    String name = run.log().identities().name(occupant);
    NodeId node = run.roster().identity(slot).node();
    return name == null ? 0 : run.run().simulation().processes().mailboxMax(node, name);
  }
}
