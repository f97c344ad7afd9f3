package crashlab.analysis.state;

/// How a node is at an instant.
public enum NodeState {
  ABSENT("not booted yet"),
  UP("up"),
  /// Its VM stands still, and its connections stay.
  FROZEN("frozen"),
  DOWN("down");

  private final String word;

  NodeState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
