package crashlab.library.registry;

import crashlab.behaviour.Address;
import crashlab.behaviour.Frame;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.StepProgram;
import crashlab.behaviour.TermSource;
import crashlab.behaviour.ValueStep;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.otp.ValuePattern;
import crashlab.trace.Detail;
import crashlab.vm.ErlangProcess;
import crashlab.vm.NameSlot;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Steps that go by the tables of a Registry, at which whoever asks looks by itself: no process is
/// asked.
///
/// Source: Elixir registry.ex, `lookup/2`, `match/4`, `values/3`, `keys/2`, `count/1`,
/// `count_match/4`, `meta/2`, `put_meta/3`.
final class RegistryReads {
  private RegistryReads() {}

  static ValueStep lookup(NameSlot registry, KeySource key, ResultUse use) {
    return new Read(
        "registry_lookup",
        registry,
        use,
        under(key, found -> pairs(found, _ -> true)),
        (program, cluster) -> {
          ClusterRegistry.Found found = cluster.lookup(key.next(program.random()));
          return found == null
              ? new Tuple(List.of())
              : Tuple.of(Tuple.of(found.process().pid(), found.value()));
        });
  }

  static ValueStep match(NameSlot registry, KeySource key, Term pattern, ResultUse use) {
    return new Read(
        "registry_match",
        registry,
        use,
        under(key, found -> pairs(found, entry -> ValuePattern.fits(pattern, entry.value()))));
  }

  static ValueStep values(NameSlot registry, KeySource key, Address of, ResultUse use) {
    return new Read(
        "registry_values",
        registry,
        use,
        (program, frame, table) -> {
          Term drawn = key.next(program.random());
          ErlangProcess holder = of.resolve(program, frame);
          List<RegistryTable.Entry> found = table.lookup(drawn);
          return found == null
              ? null
              : new Tuple(
                  found.stream()
                      .filter(entry -> entry.holder() == holder)
                      .map(RegistryTable.Entry::value)
                      .toList());
        });
  }

  static ValueStep keys(NameSlot registry, Address of, ResultUse use) {
    return new Read(
        "registry_keys",
        registry,
        use,
        (program, frame, table) -> {
          ErlangProcess holder = of.resolve(program, frame);
          return new Tuple(holder == null ? List.of() : table.keysOf(holder));
        });
  }

  static ValueStep count(NameSlot registry, ResultUse use) {
    return new Read("registry_count", registry, use, (_, _, table) -> new Int(table.count()));
  }

  static ValueStep countMatch(NameSlot registry, KeySource key, Term pattern, ResultUse use) {
    return new Read(
        "registry_count_match",
        registry,
        use,
        under(
            key,
            found ->
                new Int(
                    found.stream()
                        .filter(entry -> ValuePattern.fits(pattern, entry.value()))
                        .count())));
  }

  static ValueStep meta(NameSlot registry, Term key, ResultUse use) {
    return new Read(
        "registry_meta",
        registry,
        use,
        (_, _, table) -> {
          Term value = table.meta().get(key);
          return value == null ? Atom.ERROR : Tuple.of(Atom.OK, value);
        });
  }

  static ValueStep putMeta(NameSlot registry, Term key, TermSource value, ResultUse use) {
    return new Read(
        "registry_put_meta",
        registry,
        use,
        (program, _, table) -> {
          table.meta().put(key, value.next(program));
          return Atom.OK;
        });
  }

  /// Reads the entries under a key.
  private static Reader under(KeySource key, Function<List<RegistryTable.Entry>, Term> read) {
    return (program, _, table) -> {
      List<RegistryTable.Entry> found = table.lookup(key.next(program.random()));
      return found == null ? null : read.apply(found);
    };
  }

  private static Tuple pairs(
      List<RegistryTable.Entry> entries, Predicate<RegistryTable.Entry> wanted) {
    return new Tuple(
        entries.stream()
            .filter(wanted)
            .<Term>map(entry -> Tuple.of(entry.holder().pid(), entry.value()))
            .toList());
  }

  /// Reads the tables of a registry; null where one of them is gone.
  @FunctionalInterface
  private interface Reader {
    @Nullable Term read(StepProgram program, Frame frame, RegistryTable table);
  }

  /// The same of the registry of a cluster.
  @FunctionalInterface
  private interface ClusterReader {
    Term read(StepProgram program, ClusterRegistry cluster);
  }

  private static final class Read extends ValueStep {
    private final String verb;
    private final RegistryNames registry;
    private final Term of;
    private final Reader reader;
    private final @Nullable ClusterReader ofCluster;

    Read(String verb, NameSlot registry, ResultUse use, Reader reader) {
      this(verb, registry, use, reader, null);
    }

    Read(
        String verb,
        NameSlot registry,
        ResultUse use,
        Reader reader,
        @Nullable ClusterReader ofCluster) {
      super(use);
      this.ofCluster = ofCluster;
      this.verb = verb;
      this.registry = new RegistryNames(registry);
      this.of = registry.atom();
      this.reader = reader;
    }

    @Override
    protected void charge(StepProgram program, Frame frame) {
      RegistryTable table = registry.table();
      int tables = table == null ? 1 : table.partitionCount();
      for (int i = 0; i < tables; i++) {
        program.charge(Cost.ETS_LOOKUP);
      }
    }

    @Override
    protected Next act(StepProgram program, Frame frame) {
      RegistryTable table = registry.table();
      ClusterRegistry cluster = ofCluster == null ? null : registry.cluster();
      if (cluster != null && ofCluster != null) {
        return returned(program, new Detail.Result(verb, of, ofCluster.read(program, cluster)));
      }
      if (table == null) {
        return failed(program, frame, registry.gone());
      }
      Term value = reader.read(program, frame, table);
      if (value == null) {
        return failed(program, frame, ExitReason.withStack(ExitReason.BADARG));
      }
      program.chargeCopy(value);
      return returned(program, new Detail.Result(verb, of, value));
    }
  }
}
