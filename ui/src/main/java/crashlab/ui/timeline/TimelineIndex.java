package crashlab.ui.timeline;

import crashlab.ui.session.Recording;

/// What is built once for a run, off the UI thread, so that any part of it can be drawn at once.
///
/// @param slots the changes of each slot
/// @param events the events of each slot
record TimelineIndex(Recording run, SlotIndex slots, EventIndex events) {
  static TimelineIndex of(Recording run) {
    return new TimelineIndex(run, new SlotIndex(run.history()), new EventIndex(run));
  }
}
