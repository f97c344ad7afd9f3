package crashlab.library.horde;

import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;

/// The names under which the processes of one Horde are registered on each of its nodes.
///
/// Source: horde 0.10 dynamic_supervisor.ex, `init/1`; node_listener.ex, `listener_name/1`.
///
/// @param horde that of the process which everybody asks
record HordeNames(String horde) {
  static final String CRDT = ".Crdt";
  static final String SUPERVISOR = ".Supervisor";
  static final String PROCESSES = ".ProcessesSupervisor";
  static final String SIGNAL_SHUTDOWN = ".SignalShutdown";
  static final String NODE_LISTENER = ".NodeListener";

  NameSlot owner(ErlangNode on) {
    return on.directory().name(horde);
  }

  NameSlot crdt(ErlangNode on) {
    return on.directory().name(horde + CRDT);
  }

  NameSlot processes(ErlangNode on) {
    return on.directory().name(horde + PROCESSES);
  }

  /// A node of the same run.
  ///
  /// @throws IllegalArgumentException if the run has none of that name
  static ErlangNode node(ErlangNode any, String name) {
    for (ErlangNode node : any.run().nodes()) {
      if (node.name().name().equals(name)) {
        return node;
      }
    }
    throw new IllegalArgumentException("node (" + name + ")");
  }
}
