package crashlab.scenario;

import java.util.Optional;
import java.util.stream.Stream;

/// The ways in which a run ends, as expectations ask for them.
public enum RunEnd {
  /// The time was over, or nothing was left to happen.
  COMPLETED("completed"),
  /// As [#COMPLETED], which expectations take it for, too, but processes wait for each other and
  /// will for ever.
  DEADLOCK("deadlock"),
  /// The virtual machine stopped.
  VM_DIED("vm_died"),
  /// The run was cut by its limit of events: undecided.
  LIMIT("limit");

  private final String word;

  RunEnd(String word) {
    this.word = word;
  }

  /// Whether a run that ends so is one of which `expected` was expected.
  public boolean is(RunEnd expected) {
    return this == expected || (this == DEADLOCK && expected == COMPLETED);
  }

  public String word() {
    return word;
  }

  /// Returns the one of this word.
  public static Optional<RunEnd> of(String word) {
    return Stream.of(values()).filter(end -> end.word.equals(word)).findFirst();
  }

  /// The word: what reports and reasons say.
  @Override
  public String toString() {
    return word;
  }
}
