package crashlab.scenario;

import java.util.List;

/// Processes that a system runs beside the tree, in each scenario that has one of its words.
///
/// @param words verbs and parts
/// @param names what the processes are registered under
public record OwnProcesses(List<String> words, List<String> names) {}
