package crashlab.scenario;

import java.util.function.Function;

/// The word of an expectation that reads something off a run, such as the rows of a table, to be
/// compared with what was expected.
///
/// @param shape what it reads, by what the file says to the word
public record Probe(Word word, Function<Arguments, Shape> shape) {
  /// A word that reads the same shape whatever the file says.
  public static Probe of(Word word, Shape shape) {
    return new Probe(word, _ -> shape);
  }

  public String name() {
    return word.name();
  }

  @Override
  public String toString() {
    return name();
  }
}
