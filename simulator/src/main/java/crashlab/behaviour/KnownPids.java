package crashlab.behaviour;

import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The processes whose pids a process has kept in its state, so that it can address them also when
/// they have ended.
final class KnownPids {
  private static final ServiceKey<KnownPids> KEY = ServiceKey.of("pids", KnownPids.class);
  private static final int MOST = 10_000;
  private static final int MOST_DEPTH = 3;

  private final Map<Pid, ErlangProcess> processes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pid, ErlangProcess> eldest) {
          return size() > MOST;
        }
      };

  private KnownPids() {}

  /// A process keeps a value; it may address the processes whose pids are in it.
  static void keep(StepProgram program, Term value) {
    if (program.node().local().findsPids()) {
      keep(program, value, MOST_DEPTH);
    }
  }

  private static void keep(StepProgram program, Term value, int depth) {
    if (value instanceof Pid pid) {
      ErlangProcess process = program.node().local().meant(pid);
      if (process != null) {
        program.services().get(KEY, KnownPids::new).processes.put(pid, process);
      }
    } else if (value instanceof Tuple tuple && depth > 0) {
      tuple.elements().forEach(element -> keep(program, element, depth - 1));
    }
  }

  /// The process of a pid that has been kept, alive or not; null for another.
  static @Nullable ErlangProcess find(StepProgram program, Pid pid) {
    ErlangProcess known = program.services().get(KEY, KnownPids::new).processes.get(pid);
    return known != null ? known : program.node().local().meant(pid);
  }

  /// The first pid in what a step returned: `["ok", pid]`, a task, `[[pid, value], …]`.
  static @Nullable Pid firstIn(Term value) {
    return firstIn(value, MOST_DEPTH);
  }

  private static @Nullable Pid firstIn(Term value, int depth) {
    if (value instanceof Pid pid) {
      return pid;
    }
    if (value instanceof Tuple tuple && depth > 0) {
      for (Term element : tuple.elements()) {
        Pid found = firstIn(element, depth - 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
