package crashlab.library.horde;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.otp.Term;
import crashlab.scenario.Metric;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Unit;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How many children and names Hordes have.
final class HordeMetrics {
  private static final Placeholder SUPERVISOR = place("HSUP");
  private static final Placeholder REGISTRY = place("HREG");

  static final List<MetricWord> ALL =
      List.of(
          ofSupervisor(
              "children", "How many of its processes run.", (name, run) -> children(name, run)),
          ofSupervisor(
              "distinct",
              "How many of its children run: a child is what one accepted start_child gave.",
              (name, run) -> origins(name, run).size()),
          ofSupervisor(
              "doubled",
              "How many of its children run more than once.",
              (name, run) ->
                  origins(name, run).values().stream().filter(count -> count > 1).count()),
          ofSupervisor(
              "members",
              "How many members are alive, as that node sees it; of several nodes those that any"
                  + " sees.",
              (name, run) -> members(name, run)),
          ofSupervisor(
              "takeovers",
              "How many children of members that were taken for dead were started.",
              (name, run) -> takeovers(name, run)),
          ofRegistry(
              "names",
              "How many names that node finds; of several nodes those that any finds.",
              (name, run) -> names(name, run)),
          ofRegistry(
              "conflicts",
              "How many processes were told that they lost their names.",
              (name, run) -> conflicts(name, run)));

  private HordeMetrics() {}

  private static Placeholder place(String sign) {
    return new Placeholder(
        sign,
        "horde",
        names -> names.given(HordeParams.HORDES),
        (at, spoken, reading) ->
            reading
                .names()
                .use(
                    HordeParams.HORDES,
                    at,
                    spoken.name(),
                    spoken.hint(reading.names().given(HordeParams.HORDES))));
  }

  private interface Figure {
    long of(String name, RunView run);
  }

  private static MetricWord ofSupervisor(String what, String says, Figure figure) {
    return word(SUPERVISOR, what, says, figure);
  }

  private static MetricWord ofRegistry(String what, String says, Figure figure) {
    return word(REGISTRY, what, says, figure);
  }

  private static MetricWord word(Placeholder place, String what, String says, Figure figure) {
    boolean supervisors = place == SUPERVISOR;
    return MetricWord.count(
        Metric.of("horde." + place.sign() + '.' + what, Unit.COUNT, says, place),
        run -> known(run, supervisors),
        (names, run) -> figure.of(names.getFirst(), run));
  }

  private static Stream<String> known(RunView run, boolean supervisors) {
    return run.nodes().stream()
        .flatMap(node -> node.directory().names().stream())
        .filter(Inspection::wasHeld)
        .filter(slot -> {
          ErlangProcess holder = Inspection.holder(slot);
          return holder != null
              && (supervisors
                  ? Inspection.program(holder) instanceof HordeSupervisor
                  : Inspection.program(holder) instanceof HordeRegistry);
        })
        .map(slot -> slot.name())
        .distinct();
  }

  private static <T> List<T> holders(String name, RunView run, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (ErlangNode node : run.nodes()) {
      ErlangProcess holder = Inspection.holder(node.directory().name(name));
      if (holder != null && type.isInstance(Inspection.program(holder))) {
        found.add(type.cast(Inspection.program(holder)));
      }
    }
    return found;
  }

  private static long children(String name, RunView run) {
    return origins(name, run).values().stream().mapToLong(Integer::longValue).sum();
  }

  /// How often each child runs.
  private static Map<Long, Integer> origins(String name, RunView run) {
    Map<Long, Integer> counts = new LinkedHashMap<>();
    for (HordeProcesses processes :
        holders(name + HordeNames.PROCESSES, run, HordeProcesses.class)) {
      processes.running(child -> counts.merge(child.origin(), 1, Integer::sum));
    }
    return counts;
  }

  private static long members(String name, RunView run) {
    Set<String> alive = new TreeSet<>();
    holders(name, run, HordeSupervisor.class)
        .forEach(supervisor -> alive.addAll(supervisor.membership().alive()));
    return alive.size();
  }

  private static long takeovers(String name, RunView run) {
    return run.nodes().stream().mapToLong(node -> TakeoverRecord.of(node).of(name)).sum();
  }

  private static long names(String name, RunView run) {
    Set<Term> keys = new LinkedHashSet<>();
    holders(name, run, HordeRegistry.class).forEach(registry -> keys.addAll(registry.foundKeys()));
    return keys.size();
  }

  private static long conflicts(String name, RunView run) {
    Set<ErlangProcess> told = new LinkedHashSet<>();
    for (ErlangNode node : run.nodes()) {
      told.addAll(ConflictRecord.of(node).of(name));
    }
    return told.size();
  }
}
