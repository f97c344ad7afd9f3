package crashlab.ui.timeline;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.ui.session.Recording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the scrubber says in words: in its tooltip, and to those who cannot see it.
final class ScrubberWords {
  private ScrubberWords() {}

  /// How many of what is marked stand near an instant; empty as long as that is not known.
  ///
  /// @param reach how near that is, in nanoseconds
  static String near(ScrubberPicture.Marks marks, long nanos, double reach) {
    RunMarks found = marks.run();
    if (found == null) {
      return "";
    }
    int failures = RunMarks.count(found.failures(), nanos, reach);
    int faults = RunMarks.count(found.faults(), nanos, reach);
    long leaving =
        marks.branches().stream().filter(time -> Math.abs(time - nanos) <= reach).count();
    Long parts = marks.difference();
    boolean here = parts != null && Math.abs(parts - nanos) <= reach;
    return words(failures, "failure")
        + words(faults, "fault")
        + words((int) leaving, "branch")
        + (here ? " · first difference" : "");
  }

  private static String words(int count, String what) {
    if (count == 0) {
      return "";
    }
    String plural = what.endsWith("h") ? "es" : "s";
    return String.format(Locale.ROOT, " · %,d %s%s", count, what, count == 1 ? "" : plural);
  }

  /// The present instant.
  static String value(@Nullable Recording run, Moment now) {
    if (run == null) {
      return "no run yet";
    }
    return String.format(
        Locale.ROOT,
        "%s of %s, event %,d of %,d",
        Wording.instant(now.timeNanos()),
        Wording.instant(run.endNanos()),
        now.seq(),
        run.events());
  }
}
