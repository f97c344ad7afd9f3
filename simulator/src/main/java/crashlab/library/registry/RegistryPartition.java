package crashlab.library.registry;

import crashlab.behaviour.JavaServer;
import crashlab.otp.ExitReason;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// The process behind a Registry that owners of keys are linked to: it removes the keys of those
/// that end.
///
/// Source: Elixir registry.ex, `Registry.Partition`, which is a GenServer.
public final class RegistryPartition extends JavaServer {
  private final int index;

  /// @param index among the partitions of its registry, from 0
  public RegistryPartition(ErlangNode node, int index) {
    super(node);
    this.index = index;
  }

  @Override
  protected void init() {
    RegistryTable table = table();
    if (table != null) {
      table.setPartition(index, self());
    }
    initDone();
  }

  /// Ends at once, at no cost: so a killed Registry finds its partitions gone, as in a VM that has
  /// written log entries before.
  @Override
  protected void terminate(Term reason, Runnable exit) {
    node.lifecycle().exit(self(), reason);
  }

  /// An owner of keys has ended.
  @Override
  protected void handleExit(Message exit) {
    ErlangProcess owner = exit.sender();
    RegistryTable table = table();
    if (table != null && owner != null) {
      table.removeAll(owner);
    }
  }

  /// The module has a clause for the end of an owner alone.
  @Override
  protected void handleInfo(Message message) {
    noClause();
  }

  /// The module has a clause for its own `:sync` alone, and the default one for casts.
  @Override
  protected void handleCast(Message cast) {
    failCallback(
        ExitReason.raised(
            "attempted to cast GenServer " + name() + " but no handle_cast/2 clause was provided"));
  }

  private String name() {
    return self().name() == null ? self().pid().inspect() : self().name().name();
  }

  /// Its table, which is a reference.
  @Override
  public Term stateTerm() {
    return Opaque.REF;
  }

  private @Nullable RegistryTable table() {
    ErlangProcess parent = self().parent();
    return parent != null && node.local().program(parent) instanceof RegistrySupervisor registry
        ? registry.table()
        : null;
  }
}
