package crashlab.ui.inspector;

/// Another process that a process has to do with.
///
/// @param label for people
/// @param slot where it is in the views
record Peer(String label, int slot) {}
