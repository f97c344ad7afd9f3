package crashlab.library.registry;

import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.vm.ErlangNode;

/// The supervisor that a Registry is: over its partitions, with the table of its keys.
///
/// Source: Elixir registry.ex, `Registry.Supervisor`.
public final class RegistrySupervisor extends Supervisor {
  private final RegistryTable table;

  /// @param spec its children are the partitions
  /// @param unique whether a key has one holder at most
  public RegistrySupervisor(ErlangNode node, SupervisorSpec spec, boolean unique) {
    super(node, spec);
    this.table = new RegistryTable(node, unique, spec.children().size());
  }

  RegistryTable table() {
    return table;
  }

  @Override
  protected boolean tellsStarts() {
    return false;
  }
}
