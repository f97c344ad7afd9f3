package crashlab.ui.timeline;

/// One arrow of a cascade: what an event brought about.
///
/// @param from where it leaves
/// @param to where it arrives; not before it leaves
/// @param label a few words; may be empty
/// @param stopped whether it went no further: who it reached traps exits
/// @param cause the number of the step that it comes from; 0 for none
/// @param effect the number of the step that it leads to; 0 for none
/// @param count how many arrows this one stands for
record CascadeArrow(
    End from, End to, Kind kind, String label, boolean stopped, int cause, int effect, int count) {

  /// A place in the picture: a lane and an instant.
  record End(int slot, long nanos) {}

  /// What brought the effect about; each is drawn in its own way.
  enum Kind {
    LINK,
    MONITOR,
    MESSAGE,
    DECISION,
    STOP,
    RESTART,
    ESCALATION
  }

  CascadeArrow {
    if (to.nanos() < from.nanos()) {
      throw new IllegalArgumentException("an effect before its cause (" + to.nanos() + ")");
    }
  }

  CascadeArrow times(int arrows) {
    return new CascadeArrow(from, to, kind, label, stopped, cause, effect, arrows);
  }
}
