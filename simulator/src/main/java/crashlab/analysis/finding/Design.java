package crashlab.analysis.finding;

import crashlab.otp.Atom;
import crashlab.otp.MapTerm;
import crashlab.otp.Restart;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Callback;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Module;
import crashlab.scenario.Scenario;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the scenario of a run says that its events do not: the restart types of children, by their
/// paths, which modules have a terminate, and the faults that struck nobody.
public final class Design {
  /// Of a run whose scenario is not known.
  public static final Design NONE = new Design(0, new TreeMap<>(), new TreeSet<>(), List.of());

  private final long durationNanos;
  private final Map<String, Restart> restarts;
  private final Set<String> terminating;
  private final List<UnstruckFault> unstruck;

  private Design(
      long durationNanos,
      Map<String, Restart> restarts,
      Set<String> terminating,
      List<UnstruckFault> unstruck) {
    this.unstruck = List.copyOf(unstruck);
    this.durationNanos = durationNanos;
    this.restarts = restarts;
    this.terminating = terminating;
  }

  /// @param unstruck the faults of the scenario that struck nobody
  public static Design of(Scenario scenario, List<UnstruckFault> unstruck) {
    Map<String, Restart> restarts = new TreeMap<>();
    scenario.nodes().forEach(node -> collect(node.tree(), node.tree().id(), restarts));
    Set<String> terminating = new TreeSet<>();
    for (Module module : scenario.modules().values()) {
      module
          .arguments()
          .forEach((param, value) -> {
            if (param.key().equals(Callback.TERMINATE.word()) && value != null) {
              terminating.add(module.name());
            }
          });
    }
    return new Design(scenario.durationNanos(), restarts, terminating, unstruck);
  }

  private static void collect(ChildSpec parent, String path, Map<String, Restart> found) {
    for (ChildSpec child : parent.children()) {
      String own = path + '/' + child.id();
      found.put(own, child.common().restart());
      collect(child, own, found);
    }
  }

  /// These and those of the children that were started by request. Takes one pass over the events.
  Design with(TraceLog log) {
    Map<String, Restart> all = new TreeMap<>(restarts);
    for (int i = 0; i < log.size(); i++) {
      var supervisor = log.type(i) == EventType.CALL ? log.identity(log.other(i)) : null;
      if (supervisor != null && supervisor.kind().supervises()) {
        request(supervisor.path(), log.detail(i) instanceof Term message ? message : null, all);
      }
    }
    return new Design(durationNanos, all, terminating, unstruck);
  }

  private static void request(
      String supervisor, @Nullable Term message, Map<String, Restart> found) {
    Map<String, Term> spec = spec(message);
    if (spec != null
        && spec.get("id") instanceof Atom id
        && spec.get("restart") instanceof Atom word) {
      Stream.of(Restart.values())
          .filter(restart -> restart.word().equals(word.name()))
          .forEach(restart -> found.put(supervisor + '/' + id.name(), restart));
    }
  }

  /// The child spec in a request to start a child; null if there is none in it.
  static @Nullable Map<String, Term> spec(@Nullable Term message) {
    return message instanceof Tuple request
            && request.size() == 2
            && request.get(0) instanceof Atom verb
            && verb.name().equals("start_child")
            && request.get(1) instanceof MapTerm spec
        ? spec.entries()
        : null;
  }

  List<UnstruckFault> unstruck() {
    return unstruck;
  }

  /// The restart type of the child at a path; null if it is not known.
  @Nullable Restart restart(String path) {
    return restarts.get(path);
  }

  /// Whether a run that ended at this time came to a standstill: its time was not over.
  boolean isStandstill(long endNanos) {
    return endNanos < durationNanos;
  }

  /// Whether a module has a terminate.
  boolean hasTerminate(@Nullable String module) {
    return module != null && terminating.contains(module);
  }
}
