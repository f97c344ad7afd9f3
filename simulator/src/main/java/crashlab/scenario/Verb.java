package crashlab.scenario;

/// The word of a step.
///
/// @param where in which callbacks it makes sense
/// @param isAlsoOption whether the same key is an option of other verbs, so that it is the verb
///   only of a step that has no other
public record Verb(Word word, Where where, boolean isAlsoOption) {
  /// A verb that makes sense anywhere.
  public static Verb of(Word word) {
    return new Verb(word, Where.ANYWHERE, false);
  }

  /// The same verb, which makes sense only there.
  public Verb in(Where callbacks) {
    return new Verb(word, callbacks, isAlsoOption);
  }

  /// The same verb, whose key is an option of other verbs as well.
  public Verb alsoOption() {
    return new Verb(word, where, true);
  }

  public String name() {
    return word.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
