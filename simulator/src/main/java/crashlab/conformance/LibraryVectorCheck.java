package crashlab.conformance;

import crashlab.analysis.Verdict;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.Expectation.Claim;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioProblem;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import java.util.List;
import java.util.Optional;

/// Runs the cases of a library's vector and tells the first that does not come out as recorded.
public final class LibraryVectorCheck {
  private static final List<Long> SEEDS = List.of(0L, 1L, 2L);

  private LibraryVectorCheck() {}

  /// Returns the first difference, in one line, such as `cases[2] rows: expected equal to 3, got
  /// 4`; nothing if every expectation of every case holds with each seed.
  ///
  /// A vector that cannot be read as a scenario differs, by its first problem; where that is a
  /// system which is not simulated, it says so.
  public static Optional<String> firstDifference(LibraryVector vector) {
    for (LibraryVector.Case each : vector.cases()) {
      for (long seed : SEEDS) {
        Optional<String> difference = firstDifference(each, seed);
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> firstDifference(LibraryVector.Case each, long seed) {
    ReadOptions options =
        ReadOptions.DEFAULT.withUnheldNames().withSeed(seed).withParams(each.params());
    String place = each.place().isEmpty() ? "" : each.place() + ' ';
    return switch (Scenarios.read("", each.scenario(), options, SourceLoader.none())) {
      case ReadResult.Refused refused -> Optional.of(place + refusal(refused.problems()));
      case ReadResult.Read read ->
          new ScenarioRun(read.scenario(), RecordedForm::of)
              .run(List.of()).verdicts().stream()
                  .filter(verdict -> !verdict.holds())
                  .findFirst()
                  .map(
                      verdict -> place + told(verdict) + (seed == 0 ? "" : " (seed " + seed + ")"));
    };
  }

  /* A system that is not simulated explains more than what follows from it. */
  private static String refusal(List<ScenarioProblem> problems) {
    for (ScenarioProblem problem : problems) {
      if (problem.kind() == ProblemKind.UNSUPPORTED) {
        return "not simulated: " + problem.pointer() + ": " + problem.message();
      }
    }
    ScenarioProblem first = problems.getFirst();
    return "refused: " + first.pointer() + ": " + first.message();
  }

  private static String told(Verdict verdict) {
    String name = verdict.expectation().name();
    String expected =
        verdict.expectation().claim() instanceof Claim.Reads reads
            ? (name == null ? reads.asked().shown() + ' ' : "") + reads.expected().shown()
            : verdict.expected();
    return (name == null ? verdict.expectation().place().pointer() : name)
        + ": expected "
        + expected
        + ", got "
        + verdict.seen();
  }
}
