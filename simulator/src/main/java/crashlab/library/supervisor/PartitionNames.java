package crashlab.library.supervisor;

import crashlab.behaviour.NameLookup;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import crashlab.vm.LocalProcesses;
import crashlab.vm.NameSlot;
import org.jspecify.annotations.Nullable;

/// The partitions of a PartitionSupervisor by their keys: `{via, PartitionSupervisor, {Name,
/// Key}}`. Nothing can be registered there.
///
/// Source: Elixir partition_supervisor.ex, `whereis_name/1`, `partitions/2`.
public final class PartitionNames implements NameLookup {
  private static final Atom VIA = new Atom("via");
  private static final Atom MODULE = new Atom("PartitionSupervisor");
  private static final Atom PARTITIONS = new Atom("partitions");

  private final NameSlot supervisor;

  /// @param supervisor the name of the PartitionSupervisor
  public PartitionNames(NameSlot supervisor) {
    this.supervisor = supervisor;
  }

  @Override
  public @Nullable ErlangProcess whereis(Term key) {
    LocalProcesses local = supervisor.node().local();
    ErlangProcess holder = local.whereis(supervisor);
    return holder != null && local.program(holder) instanceof PartitionSupervisor partitions
        ? partitions.partition(key)
        : null;
  }

  @Override
  public @Nullable Term whyUnreachable() {
    return supervisor.node().local().whereis(supervisor) == null
        ? Tuple.of(ExitReason.NOPROC, Tuple.of(MODULE, PARTITIONS, Tuple.of(supervisor.atom())))
        : null;
  }

  @Override
  public Term term(Term key) {
    return Tuple.of(VIA, MODULE, Tuple.of(supervisor.atom(), key));
  }
}
