package crashlab.scenario;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the path of a metric that is a name, such as `ID` in `load.ID.offered`.
///
/// @param sign what stands for it in the pattern; no other part of the pattern reads the same
/// @param names which names of the document may stand there, for completion: a word of `x-names`;
///   null for none
/// @param known the names that alone may stand there, so that it is seen where one ends that holds
///   dots; null where the pattern says it
/// @param use checks a name that stands there
public record Placeholder(String sign, @Nullable String names, @Nullable Known known, Use use) {

  /// Finds the names that a scenario gives.
  @FunctionalInterface
  public interface Known {
    Collection<String> in(Names names);
  }

  /// Takes a name that a metric speaks of, and notes a problem if nothing is called so.
  @FunctionalInterface
  public interface Use {
    void use(At at, Spoken spoken, Reading reading);
  }

  /// A name inside the path of a metric.
  ///
  /// @param whole what the path as a whole was probably meant to be
  public record Spoken(String before, String name, String after, Problems.Hint whole) {
    /// The nearest of these names in the place of this one.
    public Problems.Hint hint(Collection<String> candidates) {
      return new Problems.Hint.Inside(before, name, after, candidates);
    }
  }

  /// The id of a load.
  public static final Placeholder LOAD =
      new Placeholder("ID", "load", names -> names.index().loads(), Placeholder::useLoad);

  /// A registered name, a path or the id of a child; proposed are registered names.
  public static final Placeholder NAME = subject("NAME", "registered");

  /// The same, where all subjects are proposed.
  public static final Placeholder SUBJECT = subject("SUBJECT", "subject");

  /// The same, where supervisors are proposed.
  public static final Placeholder SUPERVISOR = subject("NAME", "supervisor");

  /// A word that nothing in the scenario has to give.
  public static Placeholder any(String sign, @Nullable String names) {
    return new Placeholder(sign, names, null, (_, _, _) -> {});
  }

  /// A name that is checked.
  public static Placeholder name(String sign, @Nullable String names, Use use) {
    return new Placeholder(sign, names, null, use);
  }

  private static Placeholder subject(String sign, String names) {
    return name(
        sign,
        names,
        (at, spoken, reading) ->
            reading.names().usePart(at, spoken.before(), spoken.name(), spoken.after()));
  }

  private static void useLoad(At at, Spoken spoken, Reading reading) {
    NameIndex index = reading.names().index();
    if (index.isLoad(spoken.name())) {
      index.loadPlaces().use(spoken.name());
      return;
    }
    var hint = new Problems.Hint.FirstOf(spoken.hint(index.loads()), spoken.whole());
    index.loadPlaces().miss(spoken.name(), at, "the id of a load after \"load.\"", hint);
  }

  /// Tells whether a name may stand here; anything may where no names are known.
  boolean admits(String name, @Nullable Names names) {
    return known == null || names == null || known.in(names).contains(name);
  }

  Collection<String> knownIn(Names names) {
    return known == null ? List.of() : known.in(names);
  }
}
