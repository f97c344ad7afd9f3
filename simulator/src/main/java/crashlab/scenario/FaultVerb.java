package crashlab.scenario;

/// The word of a fault, and how the window offers it.
///
/// @param title a few words for a list
/// @param icon the name of an icon of the Feather family
/// @param victims whom it can strike
/// @param reach what a strike means where there are several nodes
/// @param phrase what it does to somebody, with `{t}` for whom and `{key}` for the value of a key;
///   a child has `{id}`, and what strikes the machine `{for}`
public record FaultVerb(
    Word word, String title, String icon, Victims victims, Reach reach, String phrase) {
  /// A fault of each node by itself.
  public FaultVerb(Word word, String title, String icon, Victims victims, String phrase) {
    this(word, title, icon, victims, Reach.EACH_NODE, phrase);
  }

  /// What a strike means where there are several nodes.
  public enum Reach {
    /// It strikes on the node of its target; without one on each that is up.
    EACH_NODE,
    /// It says itself which nodes it is about: it strikes once.
    THE_RUN
  }

  /// Whom a fault can strike.
  public enum Victims {
    /// Any process.
    ANY,
    /// Processes that take messages one after the other: servers and supervisors.
    SERVERS,
    DYNAMIC_SUPERVISORS,
    /// A node that is up, which is the value of the word.
    NODES,
    /// A node that is down, which is the value of the word.
    NODES_DOWN,
    /// What is between nodes.
    LINKS,
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
