package crashlab.analysis.cascade;

/// An event while its cascade is traced.
///
/// @param index its position in the log
/// @param cause the number of the step that it comes from; 0 for none
/// @param effect its own number as a step; 0 if it is none
record TracedEvent(int index, int cause, int effect) {}
