package crashlab.simulation;

/// Is told, after each step of a run, of every process whose standing or mailbox has changed.
///
/// What comes between two trace events is told between them, so the picture of every instant can be
/// put together again. Watching changes nothing in the run, but makes it slower.
public interface ProcessWatcher {
  /// @param timeNanos virtual time
  /// @param pid the number in its pid
  /// @param mailbox how many messages wait
  void changed(long timeNanos, int pid, Standing standing, int mailbox);
}
