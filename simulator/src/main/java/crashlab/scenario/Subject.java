package crashlab.scenario;

/// Whom an expectation or a condition speaks of: all incarnations of a name, or of a path.
///
/// @param text a registered name, a path of child ids from the root, or a child id that occurs once
public record Subject(String text) {}
