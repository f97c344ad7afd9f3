package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.List;

/// Who waits for tables to be loaded. Source: OTP mnesia_controller.erl, `wait_for_tables/2`.
final class TableWaits {
  private record Waiting(ErlangProcess process, long ref, List<String> tables) {}

  private final Mnesia mnesia;
  private final List<Waiting> waiting = new ArrayList<>();

  TableWaits(Mnesia mnesia) {
    this.mnesia = mnesia;
  }

  /// Those of them that can be read nowhere.
  List<String> missing(List<String> tables) {
    return tables.stream()
        .filter(table -> mnesia.readOn(table) == null || isMissing(table))
        .toList();
  }

  private boolean isMissing(String table) {
    TableCopy copy = mnesia.table(table);
    return copy == null || copy.isMissing();
  }

  void add(ErlangProcess process, long ref, List<String> tables) {
    waiting.add(new Waiting(process, ref, tables));
  }

  void forget(long ref) {
    waiting.removeIf(one -> one.ref == ref);
  }

  /// A table can be read now.
  void loaded(long cause) {
    for (Waiting one : List.copyOf(waiting)) {
      if (missing(one.tables).isEmpty()) {
        waiting.remove(one);
        mnesia.answer(one.process, one.ref, Atom.OK, Atom.OK, cause);
      }
    }
  }
}
