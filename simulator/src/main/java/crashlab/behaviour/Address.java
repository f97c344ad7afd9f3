package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import org.jspecify.annotations.Nullable;

/// Whom a step addresses: finds the process at the moment of use, and tells how the caller wrote
/// it.
public abstract class Address {
  /// Returns the process, alive or not, or null if there is none. May draw a key, which it keeps in
  /// `frame`.
  abstract @Nullable ErlangProcess resolve(StepProgram program, Frame frame);

  /// Lets the process owe what finding the target costs; most are found for nothing.
  void charge(StepProgram program) {}

  /// Returns the target as it stands in the reason of a failed call, after [#resolve].
  abstract Term term(StepProgram program, Frame frame);

  /// Returns the name if the target is a registered name, else null.
  @Nullable NameSlot name() {
    return null;
  }

  /// Tells whether the target is a pid, so that nobody being there is no error of the sender.
  boolean isPid() {
    return false;
  }

  /// Returns why the target cannot even be looked up, or null if it can.
  @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
    return null;
  }

  /// A registered name.
  public static final class ByName extends Address {
    private final NameSlot slot;

    public ByName(NameSlot slot) {
      this.slot = slot;
    }

    @Override
    @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return slot.holder();
    }

    @Override
    Term term(StepProgram program, Frame frame) {
      return slot.atom();
    }

    @Override
    NameSlot name() {
      return slot;
    }
  }

  /// A process that the sender knows by its pid.
  abstract static class Known extends Address {
    @Override
    final Term term(StepProgram program, Frame frame) {
      ErlangProcess process = resolve(program, frame);
      return process == null ? Atom.NIL : process.pid();
    }

    @Override
    final boolean isPid() {
      return true;
    }
  }

  /// The process itself.
  public static final class Self extends Known {
    @Override
    ErlangProcess resolve(StepProgram program, Frame frame) {
      return program.self();
    }
  }

  /// The caller of the call in hand, the sender of the message in hand, or the creator.
  public static final class Caller extends Known {
    @Override
    @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return program.caller();
    }
  }

  /// The latest process created for a path.
  public static final class ByPath extends Known {
    private final PathEntry path;

    public ByPath(PathEntry path) {
      this.path = path;
    }

    @Override
    @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return path.latest();
    }
  }

  /// A process that is looked up under a key each time: `{:via, module, {name, key}}`.
  abstract static class Keyed extends Address {
    final NameSlot table;
    private final KeySource key;
    private final Atom module;

    Keyed(Atom module, NameSlot table, KeySource key) {
      this.module = module;
      this.table = table;
      this.key = key;
    }

    /// Returns the process under a key, or null.
    abstract @Nullable ErlangProcess find(Term drawn);

    @Override
    final void charge(StepProgram program) {
      program.charge(Cost.ETS_LOOKUP);
    }

    @Override
    final @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      Term drawn = key.next(program.random());
      frame.key = drawn;
      return find(drawn);
    }

    @Override
    final Term term(StepProgram program, Frame frame) {
      Term drawn = frame.key == null ? Atom.NIL : frame.key;
      return Tuple.of(new Atom("via"), module, Tuple.of(table.atom(), drawn));
    }
  }

  /// The process that holds a key in a registry.
  public static final class Via extends Keyed {
    private static final Atom MODULE = new Atom("Registry");

    public Via(NameSlot registry, KeySource key) {
      super(MODULE, registry, key);
    }

    /// Returns the living process that holds a key of a unique registry now, or null.
    public static @Nullable ErlangProcess whereis(NameSlot registry, Term key) {
      RegistryTable table = RegistryTable.of(registry);
      return table == null ? null : table.whereis(key);
    }

    @Override
    @Nullable ErlangProcess find(Term drawn) {
      return whereis(table, drawn);
    }

    @Override
    @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
      return RegistryTable.of(table) == null
          ? ExitReason.withStack(new ExceptionTerm("ArgumentError", null))
          : null;
    }
  }

  /// The partition of a partition_supervisor that a key goes to.
  ///
  /// Source: Elixir partition_supervisor.ex, `whereis_name/1`.
  public static final class ByPartition extends Keyed {
    private static final Atom MODULE = new Atom("PartitionSupervisor");

    public ByPartition(NameSlot supervisor, KeySource key) {
      super(MODULE, supervisor, key);
    }

    /// Returns the process of the partition that a key goes to, or null.
    public static @Nullable ErlangProcess partition(NameSlot supervisor, Term key) {
      ErlangProcess holder = supervisor.holder();
      return holder != null && holder.program() instanceof Supervisor partitions
          ? partitions.partition(key)
          : null;
    }

    @Override
    @Nullable ErlangProcess find(Term drawn) {
      return partition(table, drawn);
    }

    @Override
    @Nullable Term whyUnreachable(StepProgram program, Frame frame) {
      return table.holder() == null
          ? Tuple.of(
              ExitReason.NOPROC, Tuple.of(MODULE, new Atom("partitions"), Tuple.of(table.atom())))
          : null;
    }
  }

  /// A random running child of a supervisor, for faults.
  public static final class RandomChild extends Address {
    private final NameSlot supervisor;

    public RandomChild(NameSlot supervisor) {
      this.supervisor = supervisor;
    }

    /// Returns a child drawn from `random`, or null if none runs.
    public @Nullable ErlangProcess draw(RandomStream random) {
      ErlangProcess holder = supervisor.holder();
      return holder != null && holder.program() instanceof ChildHolder children
          ? children.randomChild(random)
          : null;
    }

    @Override
    @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
      return draw(program.random());
    }

    @Override
    Term term(StepProgram program, Frame frame) {
      return supervisor.atom();
    }
  }
}
