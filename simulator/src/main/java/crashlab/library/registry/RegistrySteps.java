package crashlab.library.registry;

import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.StepProgram;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
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

    abstract Term act(StepProgram program, RegistryTable table, Term drawn);

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
      Term result = act(program, table, key.next(program.random()));
      program.emit(EventType.RESULT, null, new Detail.Result(verb, result));
      return Next.STEP;
    }
  }

  public static final class RegisterKey extends OnRegistry {
    public RegisterKey(NameSlot registry, KeySource key) {
      super(registry, key, "registry_register");
    }

    @Override
    Term act(StepProgram program, RegistryTable table, Term drawn) {
      ErlangProcess holder = table.unique ? table.whereis(drawn) : null;
      if (holder != null) {
        return Tuple.of(Atom.ERROR, Tuple.of(new Atom("already_registered"), holder.pid()));
      }
      table.register(drawn, program.self());
      return Atom.OK;
    }
  }

  public static final class UnregisterKey extends OnRegistry {
    public UnregisterKey(NameSlot registry, KeySource key) {
      super(registry, key, "registry_unregister");
    }

    @Override
    Term act(StepProgram program, RegistryTable table, Term drawn) {
      table.unregister(drawn, program.self());
      return Atom.OK;
    }
  }
}
