package crashlab.scenario;

import java.util.Set;

/// What a scenario says to single systems beside its tree.
///
/// @param values the parts of the file that systems declare
/// @param words the verbs and the parts that the scenario has
public record SystemParts(Arguments values, Set<String> words) {}
