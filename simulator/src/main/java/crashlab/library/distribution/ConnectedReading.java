package crashlab.library.distribution;

import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.otp.Term;
import crashlab.scenario.Param;
import crashlab.scenario.Shape;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// Whom a node is connected to, for expectations.
final class ConnectedReading {
  private static final Param<String> CONNECTED =
      Param.needed("connected", ValueTypes.NODE).says("As which node sees it.");

  static final ReadingWord WORD =
      ReadingWord.of(
          Word.of(CONNECTED, "`Node.list` of a node, sorted."),
          Shape.list(),
          (given, run) -> peers(run, CONNECTED.of(given)));

  private ConnectedReading() {}

  private static @Nullable Term peers(RunView run, String name) {
    for (ErlangNode node : run.nodes()) {
      if (node.name().name().equals(name)) {
        return Nodes.peers(node);
      }
    }
    return null;
  }
}
