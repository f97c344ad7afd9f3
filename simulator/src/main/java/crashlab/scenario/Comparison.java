package crashlab.scenario;

import static java.util.stream.Collectors.joining;

import crashlab.otp.Term;
import crashlab.otp.TermPattern;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reading is compared with: all of these must hold.
///
/// @param shape what is read, to show it
/// @param shown how the file wrote it, such as `at most 20ms`
public record Comparison(List<Test> tests, Shape shape, String shown) {
  /// There is one at least.
  static final Comparison ONCE =
      new Comparison(
          List.of(new Test.Within(new Range(BigDecimal.ONE, null))),
          Shape.figure(Unit.COUNT),
          "at least once");

  public Comparison {
    tests = List.copyOf(tests);
  }

  /// Just this plain value.
  public static Comparison exactly(Term plain, Shape shape) {
    return new Comparison(
        List.of(new Test.Equal(new TermPattern.Like(plain))),
        shape,
        "equal to " + shown(plain, shape));
  }

  /// A list as the file writes it, and as it is shown when it is read.
  private static String shown(Term plain, Shape shape) {
    return shape.kind() == Shape.Kind.LIST && plain instanceof Tuple list
        ? list.elements().stream().map(Term::inspect).collect(joining(", ", "[", "]"))
        : plain.inspect();
  }

  /// A least and a most number, each inclusive, null where not given; in the unit of what is read.
  public record Range(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    public boolean admits(BigDecimal number) {
      return (least == null || number.compareTo(least) >= 0)
          && (most == null || number.compareTo(most) <= 0);
    }
  }

  public sealed interface Test {
    /// It is just this.
    record Equal(TermPattern.Like pattern) implements Test {}

    /// It is a number in this range.
    record Within(Range range) implements Test {}

    /// It is a list, and every number of it is in this range.
    record Each(Range range) implements Test {}

    /// It is a list of just so many numbers, each in the range of its place.
    record InTurn(List<Range> ranges) implements Test {}

    /// It is a list of this length.
    record Length(long count) implements Test {}

    /// It is the same as what another reading reads.
    ///
    /// @param atNanos when that one is read; [Step#INFINITY] for the end of the run
    record Same(Asked other, long atNanos) implements Test {}
  }
}
