package crashlab.scenario;

import crashlab.otp.Term;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The word of an expectation that reads something off a run, such as the rows of a table, to be
/// compared with what was expected.
///
/// @param shape what it reads, by what the file says to the word
/// @param expected what is expected, where the word says that itself and takes no bounds; null
///   where bounds say it
public record Probe(
    Word word, Function<Arguments, Shape> shape, @Nullable Function<Arguments, Term> expected) {
  /// A word that reads the same shape whatever the file says.
  public static Probe of(Word word, Shape shape) {
    return new Probe(word, _ -> shape, null);
  }

  /// The same word, which says itself what is expected, as a plain term.
  public Probe expecting(Function<Arguments, Term> what) {
    return new Probe(word, shape, what);
  }

  /// What a reading has to be, where the word says it; else null.
  @Nullable Comparison comparison(Arguments given) {
    return expected == null
        ? null
        : Comparison.exactly(expected.apply(given), shape.apply(given));
  }

  public String name() {
    return word.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
