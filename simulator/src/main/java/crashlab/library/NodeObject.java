package crashlab.library;

import crashlab.otp.Pid;
import crashlab.vm.ErlangProcess;
import java.util.List;

/// Something that a system has on a node besides processes, at one instant: a table, a group, a
/// name, a lock.
///
/// @param name how people call it
/// @param facts what there is to know of it, the most important first
public record NodeObject(String name, List<Fact> facts) {
  public NodeObject {
    facts = List.copyOf(facts);
  }

  /// One thing to know: words, processes, or both.
  ///
  /// @param word what it tells, such as `owner`
  /// @param text may be empty
  /// @param processes in the order in which they count, the first ones of many
  /// @param more how many there are besides
  public record Fact(String word, String text, List<Pid> processes, int more) {
    private static final int MOST = 50;

    public static Fact of(String word, String text) {
      return new Fact(word, text, List.of(), 0);
    }

    public static Fact of(String word, long count) {
      return of(word, Long.toString(count));
    }

    public static Fact of(String word, List<ErlangProcess> processes) {
      return new Fact(
          word,
          "",
          processes.stream().limit(MOST).map(ErlangProcess::pid).toList(),
          Math.max(0, processes.size() - MOST));
    }
  }

  public static NodeObject of(String name, Fact... facts) {
    return new NodeObject(name, List.of(facts));
  }
}
