package crashlab.conformance;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells where a simulated run first differs from the run on the BEAM.
public final class VectorComparison {
  private VectorComparison() {}

  /// Returns the first difference as one line, or nothing if the runs are equal.
  ///
  /// Subjects are gone through in their order, and who is alive comes last.
  public static Optional<String> firstDifference(Observation expected, Observation got) {
    var subjects = new TreeSet<String>(CodePoints.ORDER);
    subjects.addAll(expected.processes().keySet());
    subjects.addAll(got.processes().keySet());
    for (String subject : subjects) {
      Optional<String> difference =
          ofSubject(subject, expected.processes().get(subject), got.processes().get(subject));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return expected.alive().equals(got.alive())
        ? Optional.empty()
        : Optional.of("alive: expected " + expected.alive() + ", got " + got.alive());
  }

  private static Optional<String> ofSubject(
      String subject, @Nullable List<String> expected, @Nullable List<String> got) {
    if (expected == null) {
      return Optional.of(subject + ": not expected to exist, got " + got);
    }
    if (got == null) {
      return Optional.of(subject + ": expected " + expected + ", but it never existed");
    }
    int length = Math.max(expected.size(), got.size());
    for (int i = 0; i < length; i++) {
      String wanted = i < expected.size() ? expected.get(i) : "nothing more";
      String seen = i < got.size() ? got.get(i) : "nothing more";
      if (!wanted.equals(seen)) {
        return Optional.of(
            subject + ": event " + (i + 1) + ": expected " + wanted + ", got " + seen);
      }
    }
    return Optional.empty();
  }
}
