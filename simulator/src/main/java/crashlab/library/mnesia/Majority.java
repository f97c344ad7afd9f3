package crashlab.library.mnesia;

import crashlab.vm.ErlangNode;
import java.util.Collection;

/// Source: OTP mnesia_lib.erl, `have_majority/3`.
final class Majority {
  private Majority() {}

  /// Tells whether a table needs more than half of its copies, and these nodes have not so many.
  static boolean isMissing(TableCopy table, Collection<ErlangNode> nodes) {
    long present =
        nodes.stream().filter(node -> table.spec.copies().containsKey(node.name().name())).count();
    return table.spec.majority() && 2 * present <= table.spec.copies().size();
  }
}
