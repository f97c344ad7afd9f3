package crashlab.ui.session;

/// How a process looks in a picture. Ordered by severity: of several in one spot the last wins, so
/// a crash is never aggregated away.
public enum Look {
  /// No process was here yet.
  ABSENT("not started"),
  /// It ended in an orderly way.
  DOWN("down"),
  /// It waits for its next message.
  IDLE("idle"),
  /// It wants to run; all schedulers are taken.
  READY("ready"),
  /// It has a scheduler.
  BUSY("busy"),
  STARTING("starting"),
  /// It was told to shut down, or terminates.
  STOPPING("stopping"),
  /// It starts in the place of one that ended.
  RESTARTING("restarting"),
  SUSPENDED("suspended"),
  /// It waits in the middle of its work: for an answer, for time, for a child.
  BLOCKED("blocked"),
  /// Its mailbox holds more than [#OVERLOAD] messages.
  OVERLOADED("overloaded"),
  /// It ended abnormally.
  CRASHED("crashed"),
  /// A supervisor whose restart intensity was reached.
  GAVE_UP("gave up");

  /// From so many waiting messages on a process counts as overloaded.
  public static final int OVERLOAD = 100;

  private static final Look[] ALL = values();

  private final String word;

  Look(String word) {
    this.word = word;
  }

  /// What the window calls it.
  public String word() {
    return word;
  }

  /// Whether a process is there.
  public boolean isAlive() {
    return this != ABSENT && this != DOWN && this != CRASHED;
  }

  static Look of(int ordinal) {
    return ALL[ordinal];
  }
}
