package crashlab.otp;

/// What ties a new process to the one that made it, from its first instant or within the same step.
public enum SpawnBond {
  /// `spawn`: nothing does.
  NONE("none", false, false),
  /// `spawn_link`.
  LINK("link", true, false),
  /// `spawn_monitor`: its creator watches it.
  MONITOR("monitor", false, true),
  /// `Task.async`: linked to its creator, which watches it too.
  LINK_AND_MONITOR("link_and_monitor", true, true),
  /// Started by a supervisor, which is its parent and linked to it. Source: OTP proc_lib.erl,
  /// `start_link/3`.
  CHILD("child", true, false),
  /// The same, by a supervisor that decided to restart it, or was restarted itself.
  RESTARTED_CHILD("child", true, false);

  private final String word;
  private final boolean linked;
  private final boolean monitored;

  SpawnBond(String word, boolean linked, boolean monitored) {
    this.word = word;
    this.linked = linked;
    this.monitored = monitored;
  }

  public String word() {
    return word;
  }

  /// Whether a supervisor starts the process as its child.
  public boolean isChild() {
    return this == CHILD || isRestart();
  }

  /// Whether the two are linked.
  public boolean isLinked() {
    return linked;
  }

  /// Whether a supervisor starts the process in place of one that it, or its own predecessor, had
  /// started before, without being asked.
  public boolean isRestart() {
    return this == RESTARTED_CHILD;
  }

  /// Whether the creator monitors the new process.
  public boolean isMonitored() {
    return monitored;
  }
}
