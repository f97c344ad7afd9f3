package crashlab.library.mnesia;

import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;

/// What became of the transactions of a node so far.
final class TransactionFigures {
  private static final ServiceKey<TransactionFigures> KEY =
      ServiceKey.of("mnesia figures", TransactionFigures.class);

  long commits;
  long aborts;

  /// How often one began again.
  long restarts;

  private TransactionFigures() {}

  static TransactionFigures of(ErlangNode node) {
    return node.totals().get(KEY, TransactionFigures::new);
  }
}
