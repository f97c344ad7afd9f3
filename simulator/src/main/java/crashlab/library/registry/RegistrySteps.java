package crashlab.library.registry;

import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;

/// `Registry.register` and `Registry.unregister` by the process itself.
///
/// Source: Elixir registry.ex, `register/3`: the caller writes the table itself and links to the
/// partition.
final class RegistrySteps {
  private RegistrySteps() {}

  abstract static class OnRegistry extends PaidInstruction {
    private final RegistryNames registry;
    private final KeySource key;
    private final String verb;

    OnRegistry(NameSlot registry, KeySource key, String verb) {
      this.registry = new RegistryNames(registry);
      this.key = key;
      this.verb = verb;
    }

    abstract Next act(StepProgram program, RegistryTable table, Term drawn);

    final Next returned(StepProgram program, Term result) {
      program.emit(EventType.RESULT, null, new Detail.Result(verb, result));
      return Next.STEP;
    }

    @Override
    protected final void charge(StepProgram program) {
      program.charge(Cost.ETS_INSERT);
    }

    @Override
    protected final Next act(StepProgram program, Frame frame) {
      RegistryTable table = registry.table();
      if (table == null) {
        return program.fail(registry.gone());
      }
      return act(program, table, key.next(program.random()));
    }
  }

  public static final class RegisterKey extends OnRegistry {
    public RegisterKey(NameSlot registry, KeySource key) {
      super(registry, key, "registry_register");
    }

    @Override
    Next act(StepProgram program, RegistryTable table, Term drawn) {
      ErlangProcess self = program.self();
      ErlangProcess holder = table.unique ? table.whereis(drawn) : null;
      if (holder != null) {
        return returned(
            program, Tuple.of(Atom.ERROR, Tuple.of(new Atom("already_registered"), holder.pid())));
      }
      Atom raised = table.register(drawn, self);
      if (raised != null) {
        return program.fail(ExitReason.withStack(raised));
      }
      ErlangProcess partition = table.partitionOf(self);
      return returned(program, Tuple.of(Atom.OK, partition == null ? Atom.NIL : partition.pid()));
    }
  }

  public static final class UnregisterKey extends OnRegistry {
    public UnregisterKey(NameSlot registry, KeySource key) {
      super(registry, key, "registry_unregister");
    }

    @Override
    Next act(StepProgram program, RegistryTable table, Term drawn) {
      if (!table.isOpenTo(program.self())) {
        return program.fail(ExitReason.withStack(ExitReason.BADARG));
      }
      table.unregister(drawn, program.self());
      return returned(program, Atom.OK);
    }
  }
}
