package crashlab.scenario;

import crashlab.otp.Term;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The word of an expectation that reads something off a run, such as the rows of a table, to be
/// compared with what was expected.
///
/// @param kinds what it can read, for the schema
/// @param shape what it reads, by what the file says to the word
/// @param expected the key whose value is what it has to be equal to; null where the bounds that
///   all expectations share say it
public record Probe(
    Word word,
    Set<Shape.Kind> kinds,
    Function<Arguments, Shape> shape,
    @Nullable Param<Term> expected) {

  public Probe {
    kinds = EnumSet.copyOf(kinds);
  }

  /// A word that reads the same shape whatever the file says.
  public static Probe of(Word word, Shape shape) {
    return new Probe(word, EnumSet.of(shape.kind()), _ -> shape, null);
  }

  /// A word that reads a figure, a value or a list, by what the file says to it.
  public static Probe of(Word word, Set<Shape.Kind> kinds, Function<Arguments, Shape> shape) {
    return new Probe(word, kinds, shape, null);
  }

  /// A word that says itself what it has to be equal to, as in `{"handlers": ["a"]}`.
  ///
  /// @param expected a key of the word, of type [ValueTypes#PLAIN]
  public static Probe expecting(Param<Term> expected, Word word, Shape shape) {
    return new Probe(word, EnumSet.of(shape.kind()), _ -> shape, expected);
  }

  public String name() {
    return word.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
