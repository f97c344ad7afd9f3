package crashlab.library.persistentterm;

import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;

/// What updates of persistent terms of a node have cost so far.
final class ScanFigures {
  private static final ServiceKey<ScanFigures> KEY =
      ServiceKey.of("persistent_term figures", ScanFigures.class);

  /// How many terms were replaced or erased so that all processes had to be scanned.
  long scans;

  /// How many processes were asked for that.
  long scanned;

  /// How many of them collected.
  long collected;

  private ScanFigures() {}

  static ScanFigures of(ErlangNode node) {
    return node.totals().get(KEY, ScanFigures::new);
  }
}
