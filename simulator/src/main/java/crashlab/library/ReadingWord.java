package crashlab.library;

import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.Probe;
import crashlab.scenario.Shape;
import crashlab.scenario.Word;
import org.jspecify.annotations.Nullable;

/// The word of an expectation that reads something, and what reads it off a run.
///
/// ```java
/// static final Param<String> ROWS = Param.needed("rows", TABLE);
/// static final ReadingWord WORD =
///     ReadingWord.of(
///         Word.of(ROWS, "The rows of a table, by key."),
///         Shape.list(),
///         (given, run) -> Tables.of(run.nodes()).rows(given.get(ROWS)));
/// ```
///
/// Bounds, `at` and `name` are those of all expectations: no word declares them.
public record ReadingWord(Probe probe, ReadingSource source) {
  /// Reads the value at the present instant.
  @FunctionalInterface
  public interface ReadingSource {
    /// @return a number as [crashlab.otp.Int] or [crashlab.otp.Decimal], a list as
    ///   [crashlab.otp.Tuple]; null where there is nothing to be read
    @Nullable Term read(Arguments given, RunView run);
  }

  public static ReadingWord of(Word word, Shape shape, ReadingSource source) {
    return new ReadingWord(Probe.of(word, shape), source);
  }
}
