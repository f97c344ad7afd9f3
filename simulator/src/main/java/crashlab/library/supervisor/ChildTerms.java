package crashlab.library.supervisor;

import crashlab.behaviour.ModuleCode;
import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What supervisors answer about their children.
///
/// Source: OTP supervisor.erl, `handle_call/3`; Elixir dynamic_supervisor.ex, `handle_call/3`.
final class ChildTerms {
  private static final Atom WORKER = new Atom("worker");
  private static final Atom SUPERVISOR = new Atom("supervisor");

  private ChildTerms() {}

  /// `{id, pid}`.
  static Tuple pair(Term id, SupervisedChild child) {
    return Tuple.of(id, process(child));
  }

  /// `{id, pid, type, modules}`.
  static Tuple entry(Term id, SupervisedChild child) {
    return Tuple.of(id, process(child), type(child), Tuple.of(module(child.template.code())));
  }

  private static Term process(SupervisedChild child) {
    ErlangProcess process = child.process();
    return process == null ? new Atom(child.listed().status()) : process.pid();
  }

  private static Atom type(SupervisedChild child) {
    return child.template.code().kind().isSupervisorProcess() ? SUPERVISOR : WORKER;
  }

  private static Atom module(ModuleCode code) {
    return new Atom(code.name().isEmpty() ? module(code.kind()) : code.name());
  }

  /// The module of what starts without one of the scenario.
  private static String module(ProcessKind kind) {
    return switch (kind.word()) {
      case "supervisor" -> "Supervisor";
      case "dynamic_supervisor" -> "DynamicSupervisor";
      case "task_supervisor" -> "Task.Supervisor";
      case "partition_supervisor" -> "PartitionSupervisor";
      case "registry" -> "Registry";
      case "registry_partition" -> "Registry.Partition";
      default -> kind.word();
    };
  }

  /// How many children there are, and how many of them are active, supervisors and workers.
  static Tuple count(Iterable<SupervisedChild> children, Predicate<SupervisedChild> isActive) {
    int specs = 0;
    int active = 0;
    int supervisors = 0;
    for (SupervisedChild child : children) {
      specs++;
      active += isActive.test(child) ? 1 : 0;
      supervisors += type(child).equals(SUPERVISOR) ? 1 : 0;
    }
    var counts = new ArrayList<Term>();
    counts.add(count("specs", specs));
    counts.add(count("active", active));
    counts.add(count("supervisors", supervisors));
    counts.add(count("workers", specs - supervisors));
    return new Tuple(counts);
  }

  private static Tuple count(String what, int number) {
    return Tuple.of(new Atom(what), new Int(number));
  }

  /// The map of a list of pairs, or what is a map already; null if the term is neither.
  static @Nullable MapTerm map(Term reply) {
    if (reply instanceof MapTerm map) {
      return map;
    }
    if (!(reply instanceof Tuple list)) {
      return null;
    }
    var entries = new TreeMap<String, Term>();
    for (Term each : list.elements()) {
      if (!(each instanceof Tuple pair && pair.size() == 2 && pair.get(0) instanceof Atom key)) {
        return null;
      }
      entries.put(key.name(), pair.get(1));
    }
    return new MapTerm(entries);
  }
}
