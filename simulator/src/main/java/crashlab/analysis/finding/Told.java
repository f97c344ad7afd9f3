package crashlab.analysis.finding;

import java.util.List;

/// What a process was told, or said, where nothing else is worth telling of a run.
///
/// @param events the positions in the log of the first of them
/// @param more how many more there were
public record Told(long seq, int pid, List<Integer> events, long more) implements Finding {
  public Told {
    events = List.copyOf(events);
  }

  @Override
  public int weight() {
    return Weights.TOLD;
  }
}
