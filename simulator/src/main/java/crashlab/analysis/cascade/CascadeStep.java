package crashlab.analysis.cascade;

/// One of a cascade's events that are told.
///
/// @param number 1 for the first
/// @param seq of the event
/// @param pid to whom it happened; 0 for the whole virtual machine
/// @param slot where it happened; [crashlab.analysis.state.Roster#NONE] for the whole virtual
///   machine
/// @param cause the number of the step that it comes from; 0 for none
public record CascadeStep(
    int number, long seq, long timeNanos, int pid, int slot, StepKind kind, int cause) {

  /// Whether an exit was trapped here, so that it went no further.
  public boolean stopped() {
    return kind == StepKind.TRAPPED;
  }
}
