package crashlab.library.registry;

import crashlab.behaviour.NameService;
import crashlab.otp.Atom;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import crashlab.vm.LocalProcesses;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// The names of processes in a Registry: `{via, Registry, {Name, Key}}`.
///
/// Source: Elixir registry.ex, `whereis_name/1`, `register_name/2`, `unregister_name/1`.
public final class RegistryNames implements NameService {
  private static final Atom VIA = new Atom("via");
  private static final Atom MODULE = new Atom("Registry");

  private final NameSlot registry;

  /// @param registry the name of the Registry
  public RegistryNames(NameSlot registry) {
    this.registry = registry;
  }

  /// The reason of a process that needed the registry while none had the name.
  public Term gone() {
    return ExitReason.argumentError(
        new ErrorInfo("no registry runs under the name " + registry.name(), null));
  }

  /// Tells whether a registry has the name now.
  public boolean isRunning() {
    return table() != null;
  }

  /// The keys of the registry that has the name now, or null if there is none.
  @Nullable RegistryTable table() {
    LocalProcesses local = registry.node().local();
    ErlangProcess holder = local.whereis(registry);
    return holder != null && local.program(holder) instanceof RegistrySupervisor running
        ? running.table()
        : null;
  }

  /// The registry of a cluster that has the name now, or null if there is none.
  @Nullable ClusterRegistry cluster() {
    LocalProcesses local = registry.node().local();
    ErlangProcess holder = local.whereis(registry);
    return holder != null && local.program(holder) instanceof ClusterRegistry running
        ? running
        : null;
  }

  @Override
  public @Nullable ErlangProcess whereis(Term key) {
    RegistryTable table = table();
    if (table != null) {
      return table.whereis(key);
    }
    ClusterRegistry cluster = cluster();
    ClusterRegistry.Found found = cluster == null ? null : cluster.lookup(key);
    return found == null ? null : found.process();
  }

  /// There is no such registry, or one of duplicate keys.
  ///
  /// Source: Elixir registry.ex, `key_info!/1`, `whereis_name/2`.
  @Override
  public @Nullable Term whyUnreachable() {
    RegistryTable table = table();
    if (table == null) {
      return cluster() == null ? gone() : null;
    }
    return table.unique
        ? null
        : ExitReason.argumentError(
            new ErrorInfo("the keys of " + registry.name() + " are not unique", null));
  }

  @Override
  public boolean register(Term key, ErlangProcess process) {
    ClusterRegistry cluster = cluster();
    if (cluster != null) {
      cluster.register(key, process);
      return true;
    }
    RegistryTable table = table();
    return table != null
        && table.isOpenTo(process)
        && table.register(key, Atom.NIL, process) == null;
  }

  @Override
  public void unregister(Term key, ErlangProcess process) {
    RegistryTable table = table();
    ClusterRegistry cluster = cluster();
    if (table != null) {
      table.unregister(key, process);
    } else if (cluster != null) {
      cluster.unregister(key, process);
    }
  }

  @Override
  public Term term(Term key) {
    Atom module = ClusterRegistries.of(registry.node()).moduleOf(registry.name(), MODULE);
    return Tuple.of(VIA, module, Tuple.of(registry.atom(), key));
  }
}
