package crashlab.behaviour;

/// Something that a server written in Java does over a stretch of time, during which it takes no
/// message. Source: what in OTP is a receive in the middle of a callback.
public interface Activity {
  /// Goes on. Returns false if the server has to wait or pay; true if it may go on at once, with
  /// what the activity has set to come next.
  boolean advance();
}
