package crashlab.ui.timeline;

import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.MergedArrows;
import crashlab.analysis.state.Moment;
import crashlab.ui.session.Selection;
import crashlab.ui.session.ViewedRun;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// What of the selected cascade the timeline shows at the present instant.
///
/// @param focus the number of the step that the picture is about
/// @param whole whether the arrows of all steps are drawn, not only those of one
/// @param onStage whether it is what happens now, so that all else steps back
/// @param lit whether the step in focus happens just now
record CascadeFocus(CascadeGraph cascade, int focus, boolean whole, boolean onStage, boolean lit) {
  static final CascadeFocus NONE = new CascadeFocus(CascadeGraph.NONE, 0, false, false, false);

  /// What is to be shown of the cascade that is selected.
  ///
  /// @param lights whether a step that happens just now is lit
  static CascadeFocus of(ViewedRun view, boolean lights) {
    CascadeGraph selected = view.cascadeGraph();
    if (selected.isEmpty()) {
      return NONE;
    }
    Selection selection = view.selection();
    Moment now = view.moment();
    int focus = Math.max(1, selected.focus(now, selection.event()));
    boolean happens = selected.steps().get(focus - 1).seq() == now.seq();
    return new CascadeFocus(
        selected,
        focus,
        selection.wholeChainShown().get(),
        selected.isOnStage(now),
        happens && lights);
  }

  /// The arrows to draw.
  ///
  /// @param parents gives the parent of a slot
  List<CascadeArrow> arrows(IntUnaryOperator parents) {
    return MergedArrows.of(whole ? cascade.arrows() : cascade.near(focus), parents);
  }

  /// The slots that stay bright; null if all do.
  @Nullable BitSet involved() {
    return onStage ? cascade.involved() : null;
  }
}
