package crashlab.library;

import crashlab.vm.ErlangNode;
import java.util.List;

/// What a system has on a node besides processes, for those who look at a run at an instant.
///
/// ```java
/// static final ObjectWord TABLES =
///     ObjectWord.own("ETS table", node -> EtsTables.of(node).objects());
/// ```
///
/// @param kind what each is called, in the singular
/// @param shared whether all nodes mean the same one by its name, so that they can differ about it:
///   what they do differ about at the end of a partition is told in the story of a run
public record ObjectWord(String kind, boolean shared, Source source) {
  /// What each node has for itself.
  public static ObjectWord own(String kind, Source source) {
    return new ObjectWord(kind, false, source);
  }

  /// What all nodes mean the same by.
  public static ObjectWord shared(String kind, Source source) {
    return new ObjectWord(kind, true, source);
  }

  /// Reads what there is on a node at the present instant. Reading changes nothing.
  @FunctionalInterface
  public interface Source {
    List<NodeObject> read(ErlangNode node);
  }
}
