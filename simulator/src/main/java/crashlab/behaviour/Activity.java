package crashlab.behaviour;

/// Something that a supervisor does over a stretch of time, during which it answers nobody.
interface Activity {
  /// Goes on. Returns false if the supervisor has to wait or pay; true if it may go on at once,
  /// with what the activity has set to come next.
  boolean advance();
}
