package crashlab.analysis;

import crashlab.otp.Pid;
import java.util.List;

/// What the nodes of a run made of one thing at an instant: a group, or a name, about which they
/// did not agree.
///
/// @param nanos the instant
/// @param thing such as `pg group pg · room`
/// @param word what they differ about, such as `members`
public record NodeView(long nanos, String thing, String word, List<Sight> sights) {
  /// What some nodes see alike.
  ///
  /// @param more how many processes there are besides
  public record Sight(List<String> nodes, List<Pid> processes, int more) {}

  public NodeView {
    sights = List.copyOf(sights);
  }

  /// Whether each side takes another one process for the one that there is.
  public boolean isDoubled() {
    return sights.stream().filter(sight -> sight.processes().size() == 1).count() > 1
        && sights.stream().allMatch(sight -> sight.processes().size() <= 1);
  }
}
