package crashlab.library;

import crashlab.scenario.Placeholder;
import crashlab.trace.ProcessKind;
import crashlab.vm.Inspection;
import crashlab.vm.NameSlot;
import crashlab.vm.PathEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names that a run has for a place in the path of a metric, in the order of their first use.
@FunctionalInterface
public interface RunNames {
  Stream<String> in(RunView run);

  /// The ids of the loads.
  RunNames LOADS = run -> run.loads().stream().map(load -> load.figures().id());

  /// Returns those of a place of the core; null for a place that a system declares itself.
  static @Nullable RunNames of(Placeholder place) {
    return Core.NAMES.get(place);
  }

  /// The places of the core.
  final class Core {
    private static final Map<Placeholder, RunNames> NAMES = new LinkedHashMap<>();

    static {
      NAMES.put(Placeholder.LOAD, LOADS);
      NAMES.put(Placeholder.NAME, Core::registered);
      NAMES.put(Placeholder.SUBJECT, run -> paths(run, ProcessKind::isSubject));
      NAMES.put(Placeholder.SUPERVISOR, run -> paths(run, ProcessKind::supervises));
    }

    private Core() {}

    private static Stream<String> registered(RunView run) {
      return run.nodes().stream()
          .flatMap(node -> node.directory().names().stream())
          .filter(Inspection::wasHeld)
          .map(NameSlot::name)
          .distinct();
    }

    private static Stream<String> paths(RunView run, Predicate<ProcessKind> kinds) {
      return run.nodes().stream()
          .flatMap(node -> node.directory().paths().stream())
          .filter(path -> path.latest() != null && kinds.test(path.latest().kind()))
          .map(PathEntry::path)
          .distinct();
    }
  }
}
