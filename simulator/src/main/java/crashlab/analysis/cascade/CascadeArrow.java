package crashlab.analysis.cascade;

/// One arrow of a cascade: how one thing led to another.
///
/// @param from where it leaves
/// @param to where it arrives; not before it leaves. That of an order to stop arrives with the end
///   of who got it, as far as that is known, else where it leaves
/// @param since the `seq` of the event from which on it is there: the one that it arrives with, but
///   for an order to stop the order
/// @param label a few words
/// @param stopped whether it went no further: who it reached traps exits
/// @param cause the number of the step that it comes from; 0 for none
/// @param effect the number of the step that it leads to; 0 for none
/// @param count how many arrows it stands for
public record CascadeArrow(
    Kind kind,
    End from,
    End to,
    long since,
    String label,
    boolean stopped,
    int cause,
    int effect,
    int count) {
  /// How one thing led to another; each is drawn in its own way.
  public enum Kind {
    /// An exit signal along a link, or one that somebody sent.
    LINK("link"),
    /// A DOWN.
    MONITOR("monitor"),
    /// A call, a cast, a message, a reply; or a reply that did not come.
    MESSAGE("message"),
    /// A supervisor learned of an end and decided what to do.
    DECISION("decision"),
    /// A supervisor told a child to stop.
    STOP("stop"),
    /// A supervisor started a child again.
    RESTART("restart"),
    /// A supervisor gave up, and its parent learned of it.
    ESCALATION("gave up");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// A place and an instant.
  ///
  /// @param pid whose place it is
  /// @param seq of the event there
  public record End(int pid, int slot, long seq, long nanos) {}

  /// @throws IllegalArgumentException if it arrives before it leaves
  public CascadeArrow {
    if (to.nanos() < from.nanos()) {
      throw new IllegalArgumentException("an effect before its cause (" + to.nanos() + ")");
    }
  }

  /// An arrow that comes from no step and leads to none, as far as is known.
  static CascadeArrow of(Kind kind, End from, End to, String label) {
    long since = kind == Kind.STOP ? from.seq() : to.seq();
    return new CascadeArrow(kind, from, to, since, label, false, 0, 0, 1);
  }

  /// The same between two steps, by their numbers.
  CascadeArrow between(int causingStep, int step) {
    return new CascadeArrow(kind, from, to, since, label, stopped, causingStep, step, count);
  }

  /// The same of what went no further.
  CascadeArrow stoppedThere() {
    return new CascadeArrow(kind, from, to, since, label, true, cause, effect, count);
  }

  /// The same with another label.
  CascadeArrow labelled(String other) {
    return new CascadeArrow(kind, from, to, since, other, stopped, cause, effect, count);
  }

  /// The same with what it led to.
  ///
  /// @param step its number; 0 if it is no step
  CascadeArrow leadingTo(End end, int step) {
    return new CascadeArrow(kind, from, end, since, label, stopped, cause, step, count);
  }

  /// The same for so many arrows.
  public CascadeArrow times(int arrows) {
    return new CascadeArrow(kind, from, to, since, label, stopped, cause, effect, arrows);
  }
}
