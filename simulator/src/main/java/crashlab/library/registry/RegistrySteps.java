package crashlab.library.registry;

import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.PaidInstruction;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ErrorInfo;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.otp.ValuePattern;
import crashlab.trace.Detail;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;

/// What a process does to its own entries of a Registry.
///
/// Source: Elixir registry.ex, `register/3`: the caller writes the table itself and links to the
/// partition; `unregister/2`, `unregister_match/4`, `update_value/3`.
final class RegistrySteps {
  private RegistrySteps() {}

  abstract static class OnRegistry extends PaidInstruction {
    private final RegistryNames registry;
    private final KeySource key;
    private final String verb;

    OnRegistry(NameSlot registry, KeySource key, String verb, ResultUse use) {
      super(use);
      this.registry = new RegistryNames(registry);
      this.key = key;
      this.verb = verb;
    }

    abstract Next act(StepProgram program, Frame frame, RegistryTable table, Term drawn);

    final Next returned(StepProgram program, Term result) {
      return returned(program, new Detail.Result(verb, result));
    }

    final Next raised(StepProgram program, Frame frame, Term reason) {
      return failed(program, frame, ExitReason.withStack(reason));
    }

    @Override
    protected final void charge(StepProgram program) {
      program.charge(Cost.ETS_INSERT);
    }

    @Override
    protected final Next act(StepProgram program, Frame frame) {
      RegistryTable table = registry.table();
      if (table == null) {
        return failed(program, frame, registry.gone());
      }
      return act(program, frame, table, key.next(program.random()));
    }
  }

  /// @param plain whether the step returns `ok` and no pid
  record Verb(String name, boolean plain) {}

  static final class RegisterKey extends OnRegistry {
    private final boolean plain;
    private final TermSource value;

    RegisterKey(Verb verb, NameSlot registry, KeySource key, TermSource value, ResultUse use) {
      super(registry, key, verb.name(), use);
      this.plain = verb.plain();
      this.value = value;
    }

    @Override
    Next act(StepProgram program, Frame frame, RegistryTable table, Term drawn) {
      ErlangProcess self = program.self();
      ErlangProcess holder = table.unique ? table.whereis(drawn) : null;
      if (holder != null) {
        return returned(
            program, Tuple.of(Atom.ERROR, Tuple.of(new Atom("already_registered"), holder.pid())));
      }
      Term kept = value.next(program);
      program.chargeCopy(kept);
      Atom raised = table.register(drawn, kept, self);
      if (raised != null) {
        return raised(program, frame, raised);
      }
      if (plain) {
        return returned(program, Atom.OK);
      }
      ErlangProcess partition = table.partitionOf(self);
      return returned(program, Tuple.of(Atom.OK, partition == null ? Atom.NIL : partition.pid()));
    }
  }

  static final class UnregisterKey extends OnRegistry {
    UnregisterKey(String verb, NameSlot registry, KeySource key, ResultUse use) {
      super(registry, key, verb, use);
    }

    @Override
    Next act(StepProgram program, Frame frame, RegistryTable table, Term drawn) {
      if (!table.isOpenTo(program.self())) {
        return raised(program, frame, ExitReason.BADARG);
      }
      table.unregister(drawn, program.self());
      return returned(program, Atom.OK);
    }
  }

  static final class UnregisterMatch extends OnRegistry {
    private final Term pattern;

    UnregisterMatch(NameSlot registry, KeySource key, Term pattern, ResultUse use) {
      super(registry, key, "registry_unregister_match", use);
      this.pattern = pattern;
    }

    @Override
    Next act(StepProgram program, Frame frame, RegistryTable table, Term drawn) {
      if (!table.isOpenTo(program.self())) {
        return raised(program, frame, ExitReason.BADARG);
      }
      table.unregister(drawn, program.self(), value -> ValuePattern.fits(pattern, value));
      return returned(program, Atom.OK);
    }
  }

  static final class UpdateValue extends OnRegistry {
    private final NameSlot registry;
    private final TermSource value;

    UpdateValue(NameSlot registry, KeySource key, TermSource value, ResultUse use) {
      super(registry, key, "registry_update_value", use);
      this.registry = registry;
      this.value = value;
    }

    @Override
    Next act(StepProgram program, Frame frame, RegistryTable table, Term drawn) {
      if (!table.unique) {
        String why = "the keys of " + registry.name() + " are not unique";
        return failed(program, frame, ExitReason.argumentError(new ErrorInfo(why, null)));
      }
      Term now = value.next(program);
      program.chargeCopy(now);
      Term before = table.update(drawn, now, program.self());
      return returned(program, before == null ? Atom.ERROR : Tuple.of(now, before));
    }
  }
}
