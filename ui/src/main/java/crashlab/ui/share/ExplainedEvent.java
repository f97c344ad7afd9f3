package crashlab.ui.share;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.trace.EventType;
import crashlab.ui.session.Recording;
import crashlab.ui.session.ViewedRun;

/// The event whose chain explains what is selected: the event itself, the end of the process, or
/// the last of the cascade.
final class ExplainedEvent {
  private ExplainedEvent() {}

  /// The `seq` of that event; 0 if nothing is selected.
  static long of(ViewedRun view, Recording run) {
    if (view.selection().event() > 0) {
      return view.selection().event();
    }
    int slot = view.selection().slot();
    long end = slot < 0 || slot >= run.roster().size() ? 0 : end(run, slot, view.moment());
    int cascade = view.selection().cascade();
    if (end > 0 || cascade < 0 || cascade >= run.cascades().all().size()) {
      return end;
    }
    return run.cascades().all().get(cascade).told().getLast();
  }

  /// The `seq` of the last end of a process in a slot; 0 if none has ended.
  private static long end(Recording run, int slot, Moment moment) {
    Roster roster = run.roster();
    int pid = roster.pidAt(slot, moment.seq());
    for (int i = run.indexAtOrBefore(moment.seq()); pid >= 0 && i >= 0; i--) {
      if (run.log().type(i) == EventType.EXIT && roster.slotOf(run.log().pid(i)) == slot) {
        return run.log().seq(i);
      }
    }
    return 0;
  }
}
