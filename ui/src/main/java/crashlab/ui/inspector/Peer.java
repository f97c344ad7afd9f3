package crashlab.ui.inspector;

import crashlab.analysis.state.Roster;
import crashlab.trace.Detail;
import org.jspecify.annotations.Nullable;

/// Another process that a process has to do with.
///
/// @param label for people
/// @param slot where it is in the views
record Peer(String label, int slot) {
  /// Returns a process by its pid; arrivals of one load differ in their number.
  static @Nullable Peer of(Roster roster, int pid) {
    int slot = roster.slotOf(pid);
    Detail.Identity who = roster.who(pid);
    if (slot == Roster.NONE || who == null) {
      return null;
    }
    return new Peer(roster.isLoad(slot) ? who.subject() : roster.label(slot), slot);
  }
}
