package crashlab.ui;

import crashlab.ui.chart.ChartsView;
import crashlab.ui.compare.CompareView;
import crashlab.ui.control.Theme;
import crashlab.ui.editor.EditorView;
import crashlab.ui.fault.BranchesView;
import crashlab.ui.fault.FaultActions;
import crashlab.ui.fault.FaultView;
import crashlab.ui.find.OutlineView;
import crashlab.ui.inspector.CascadeView;
import crashlab.ui.inspector.InspectorView;
import crashlab.ui.lesson.LessonView;
import crashlab.ui.library.CoachBar;
import crashlab.ui.library.LibraryView;
import crashlab.ui.library.Recents;
import crashlab.ui.session.RunSession;
import crashlab.ui.timeline.ScrubberView;
import crashlab.ui.timeline.TimelineView;
import crashlab.ui.tree.SupervisionTreeView;

/// The views of the window.
///
/// @param actions what the views let people do to a process
record Views(
    FaultActions actions,
    FaultView faults,
    SupervisionTreeView tree,
    TimelineView timeline,
    InspectorView inspector,
    CascadeView cascade,
    EditorView editor,
    ChartsView charts,
    CompareView compare,
    BranchesView branches,
    LibraryView library,
    LessonView lesson,
    OutlineView outline,
    CoachBar coach,
    ScrubberView scrubber) {

  static Views of(WindowSetup setup, Recents recents) {
    RunSession session = setup.session();
    Theme theme = setup.theme();
    var faults = new FaultView(session, theme);
    var actions = new FaultActions(session, faults);
    return new Views(
        actions,
        faults,
        new SupervisionTreeView(session.main(), theme, actions),
        new TimelineView(session.main(), theme, actions),
        new InspectorView(session, theme),
        new CascadeView(session.main(), theme),
        new EditorView(session, theme, setup.dialogs(), setup.drafts()),
        new ChartsView(session, theme),
        new CompareView(session, theme),
        new BranchesView(session, theme, setup.dialogs()::saveScenario),
        new LibraryView(session, theme, setup.shipped(), recents),
        new LessonView(session, theme),
        new OutlineView(session.main(), theme, actions),
        new CoachBar(session, setup.settings()),
        new ScrubberView(session.main(), theme));
  }
}
