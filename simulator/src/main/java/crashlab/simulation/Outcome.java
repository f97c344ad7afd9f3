package crashlab.simulation;

/// How a run ended.
///
/// @param why a sentence for people; empty for a completed run
public record Outcome(Kind kind, String why) {
  /// The word that expectations use.
  public enum Kind {
    /// The time was over, or nothing was left to happen.
    COMPLETED("completed"),
    /// The virtual machine stopped.
    VM_DIED("vm_died"),
    /// The run was cut by its limit of events: undecided.
    LIMIT("limit");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
