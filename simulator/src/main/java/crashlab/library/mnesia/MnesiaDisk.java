package crashlab.library.mnesia;

import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Mnesia's directory on the disk of a node, which outlives the VM.
final class MnesiaDisk {
  private static final ServiceKey<MnesiaDisk> KEY = ServiceKey.of("mnesia", MnesiaDisk.class);

  /// The tables that are kept there.
  final Map<String, TableRows> tables = new LinkedHashMap<>();

  /// The nodes that went down while this one ran, and are not known to be up since.
  ///
  /// Source: OTP mnesia_recover.erl, `log_mnesia_down/1`, `log_mnesia_up/1`.
  final Set<String> downs = new LinkedHashSet<>();

  /// Of each table the nodes from which alone it is loaded. Source: OTP mnesia.erl,
  /// `set_master_nodes/1`.
  final Map<String, List<String>> masters = new LinkedHashMap<>();

  /// The masters of the schema.
  List<String> schemaMasters = List.of();

  /// Of transactions. Source: OTP mnesia_recover.erl, `trans_tid_serial/0`.
  long serial;

  private MnesiaDisk() {}

  static MnesiaDisk of(ErlangNode node) {
    return node.disk().get(KEY, MnesiaDisk::new);
  }

  TableRows rows(TableSpec spec) {
    return tables.computeIfAbsent(spec.name(), _ -> new TableRows(spec.type()));
  }
}
