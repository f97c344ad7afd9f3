package crashlab.scenario;

/// The word of a fault, and how the window offers it.
///
/// @param title a few words for a list
/// @param icon the name of an icon of the Feather family
/// @param victims whom it can strike
/// @param phrase what it does to somebody, with `{t}` for whom and `{key}` for the value of a key;
///   a child has `{id}`, and what strikes the machine `{for}`
public record FaultVerb(Word word, String title, String icon, Victims victims, String phrase) {
  /// Whom a fault can strike.
  public enum Victims {
    /// Any process.
    ANY,
    /// Processes that take messages one after the other: servers and supervisors.
    SERVERS,
    DYNAMIC_SUPERVISORS,
    /// No process: it strikes the machine.
    NOBODY
  }

  public String name() {
    return word.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
