package crashlab.ui.session;

/// One of a cascade's events that are told.
///
/// @param number 1 for the first
/// @param seq of the event
/// @param slot where it happened; [Roster#NONE] for the whole virtual machine
/// @param stopped whether an exit was trapped here, so that it went no further
/// @param cause the number of the step that it comes from; 0 for none
public record CascadeStep(
    int number, long seq, long timeNanos, int slot, boolean stopped, int cause) {}
