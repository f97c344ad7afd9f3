package crashlab.simulation;

import crashlab.otp.Pid;
import java.util.List;

/// Something that a system has on a node besides processes, at one instant, as a value.
///
/// @param kind such as `ETS table`
/// @param shared whether all nodes mean the same one by its name, so that they can differ about it
/// @param node the name of the node
public record SystemObject(
    String kind, boolean shared, String node, String name, List<Fact> facts) {
  /// @param word what it tells, such as `owner`
  /// @param text may be empty
  /// @param processes that it is about, the first ones of many
  /// @param more how many there are besides
  public record Fact(String word, String text, List<Pid> processes, int more) {}

  /// Whether it has to do with a process.
  public boolean concerns(int pid) {
    return facts.stream()
        .flatMap(fact -> fact.processes().stream())
        .anyMatch(process -> process.number() == pid);
  }
}
