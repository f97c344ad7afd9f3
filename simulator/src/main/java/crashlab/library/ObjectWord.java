package crashlab.library;

import crashlab.vm.ErlangNode;
import java.util.List;

/// What a system has on a node besides processes, for those who look at a run at an instant.
///
/// ```java
/// static final ObjectWord TABLES =
///     new ObjectWord("ETS table", node -> EtsTables.of(node).objects());
/// ```
///
/// @param kind what each is called, in the singular
public record ObjectWord(String kind, Source source) {
  /// Reads what there is on a node at the present instant. Reading changes nothing.
  @FunctionalInterface
  public interface Source {
    List<NodeObject> read(ErlangNode node);
  }
}
