package crashlab.analysis.finding;

/// Something that is worth knowing of a run. The sentences for it are in `crashlab.analysis`.
public sealed interface Finding
    permits Circle,
        Course,
        CameBackEmpty,
        NotRestarted,
        Refused,
        Ignored,
        Interrupted,
        Trapped,
        TerminateFailed,
        TerminateSkipped,
        FailedLoad,
        Backlog,
        Rounds,
        Unanswered,
        Abandoned,
        NeverStruck,
        Remarked,
        Strain,
        Told {
  /// The event that shows it best; 0 for the whole run.
  long seq();

  /// How much it matters to somebody who asks what happened: the most first.
  int weight();
}
