package crashlab.simulation;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.FaultWord;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ModuleWord;
import crashlab.library.NodeObject;
import crashlab.library.ObjectWord;
import crashlab.library.ReadingWord;
import crashlab.library.RunView;
import crashlab.library.StepWord;
import crashlab.library.agent.AgentLibrary;
import crashlab.library.dets.DetsLibrary;
import crashlab.library.distribution.DistributionLibrary;
import crashlab.library.ets.EtsLibrary;
import crashlab.library.genserver.GenServerLibrary;
import crashlab.library.genstatem.GenStatemLibrary;
import crashlab.library.horde.HordeLibrary;
import crashlab.library.load.LoadLibrary;
import crashlab.library.mnesia.MnesiaLibrary;
import crashlab.library.persistentterm.PersistentTermLibrary;
import crashlab.library.pg.PgLibrary;
import crashlab.library.process.ProcessLibrary;
import crashlab.library.pubsub.PubSubLibrary;
import crashlab.library.registry.RegistryLibrary;
import crashlab.library.supervisor.SupervisorLibrary;
import crashlab.library.table.TableLibrary;
import crashlab.library.task.TaskLibrary;
import crashlab.library.telemetry.TelemetryLibrary;
import crashlab.scenario.ChildType;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Metric;
import crashlab.scenario.MetricPath;
import crashlab.scenario.ModuleKind;
import crashlab.scenario.Observables;
import crashlab.scenario.OwnProcesses;
import crashlab.scenario.Param;
import crashlab.scenario.Probe;
import crashlab.scenario.Scenario;
import crashlab.scenario.Unit;
import crashlab.scenario.Verb;
import crashlab.scenario.Vocabulary;
import crashlab.trace.FaultEvent;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import crashlab.trace.TraceWords;
import crashlab.vm.ErlangNode;
import crashlab.vm.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The systems that are simulated, in the order of the format page: all that the language knows
/// comes from this list.
public final class Libraries {
  public static final List<Library> ALL =
      List.of(
          new LoadLibrary(),
          new ProcessLibrary(),
          new GenServerLibrary(),
          new AgentLibrary(),
          new GenStatemLibrary(),
          new SupervisorLibrary(),
          new TaskLibrary(),
          new RegistryLibrary(),
          new PubSubLibrary(),
          new EtsLibrary(),
          new PersistentTermLibrary(),
          new DetsLibrary(),
          new MnesiaLibrary(),
          new TableLibrary(List.of(EtsLibrary.ROWS, DetsLibrary.ROWS, MnesiaLibrary.ROWS)),
          new TelemetryLibrary(),
          new DistributionLibrary(),
          new PgLibrary(),
          new HordeLibrary());

  private static final Map<Verb, StepWord.Maker> MAKERS = makers();
  private static final Map<Metric, MetricWord> METRICS = metrics();
  private static final Map<Probe, ReadingWord.ReadingSource> READINGS = readings();

  private static final Map<FaultVerb, FaultWord.Maker> FAULTS = faults();
  private static final Map<ModuleKind, ModuleWord.Maker> MODULES = modules();
  private static final Map<ChildType, ChildWord.Maker> CHILDREN = children();

  /// All words that scenarios may use.
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          new Vocabulary.Words(
              List.copyOf(MAKERS.keySet()),
              List.copyOf(FAULTS.keySet()),
              List.copyOf(MODULES.keySet()),
              List.copyOf(CHILDREN.keySet())),
          observables(),
          ALL.stream().<Param<?>>flatMap(library -> library.parts().stream()).toList(),
          ALL.stream()
              .map(library -> new OwnProcesses(ownWords(library), library.processes()))
              .toList());

  private Libraries() {}

  private static Map<Verb, StepWord.Maker> makers() {
    Map<Verb, StepWord.Maker> makers = new LinkedHashMap<>();
    for (Library library : ALL) {
      library.steps().forEach(step -> makers.put(step.verb(), step.maker()));
    }
    return makers;
  }

  private static List<String> ownWords(Library library) {
    List<String> words = new ArrayList<>();
    library.steps().forEach(step -> words.add(step.verb().name()));
    library.parts().forEach(part -> words.add(part.key()));
    library.children().forEach(child -> words.add(child.type().name()));
    return words;
  }

  /// The roots of the processes that systems run beside the tree of a scenario, in the order in
  /// which they are started.
  static List<ChildTemplate> applications(Scenario scenario, BuildContext context) {
    List<ChildTemplate> roots = new ArrayList<>();
    for (Library library : ALL) {
      if (!Collections.disjoint(ownWords(library), scenario.parts().words())) {
        library.application(scenario, context).ifPresent(roots::add);
      }
    }
    return roots;
  }

  private static Map<Metric, MetricWord> metrics() {
    Map<Metric, MetricWord> words = new LinkedHashMap<>();
    for (Library library : ALL) {
      library.metrics().forEach(word -> words.put(word.metric(), word));
    }
    return words;
  }

  /// The paths of the figures that a run has so far, at most so many of each metric.
  static Stream<MetricPath> paths(RunView run, int most) {
    return METRICS.values().stream().flatMap(word -> word.paths(run).limit(most));
  }

  /// What systems have on the nodes that are up besides processes, at most so many of each kind on
  /// each node.
  static List<SystemObject> objects(Run run, int most) {
    List<SystemObject> objects = new ArrayList<>();
    for (Library library : ALL) {
      for (ObjectWord word : library.objects()) {
        run.nodes().stream()
            .filter(ErlangNode::isUp)
            .forEach(node ->
                word.source().read(node).stream()
                    .limit(most)
                    .forEach(object -> objects.add(shown(word, node, object))));
      }
    }
    return objects;
  }

  private static SystemObject shown(ObjectWord word, ErlangNode node, NodeObject object) {
    return new SystemObject(
        word.kind(),
        word.shared(),
        node.name().name(),
        object.name(),
        object.facts().stream()
            .map(fact ->
                new SystemObject.Fact(fact.word(), fact.text(), fact.processes(), fact.more()))
            .toList());
  }

  private static Observables observables() {
    List<LibraryEvent> events = new ArrayList<>();
    ALL.forEach(library -> events.addAll(library.events()));
    return new Observables(
        List.copyOf(METRICS.keySet()),
        List.copyOf(READINGS.keySet()),
        units(TraceWords.keys(events, faultEvents())),
        TraceWords.lines(events, faultEvents()).stream()
            .map(line -> new Observables.LineForm(line.event(), line.kind(), line.keys()))
            .toList());
  }

  private static List<FaultEvent> faultEvents() {
    List<FaultEvent> events = new ArrayList<>();
    ALL.forEach(library -> library.faults().forEach(word -> events.add(word.event())));
    return events;
  }

  private static SortedMap<String, Unit> units(SortedMap<String, TraceKey> keys) {
    var units = new TreeMap<String, Unit>();
    keys.forEach((name, key) -> units.put(name, key.isDuration() ? Unit.DURATION : Unit.COUNT));
    return units;
  }

  private static Map<Probe, ReadingWord.ReadingSource> readings() {
    Map<Probe, ReadingWord.ReadingSource> readings = new LinkedHashMap<>();
    ALL.forEach(
        library -> library.readings().forEach(word -> readings.put(word.probe(), word.source())));
    return readings;
  }

  /// What reads a metric off a run.
  static MetricWord.MetricSource source(Metric metric) {
    return made(METRICS.get(metric), metric.pattern()).source();
  }

  /// What reads the value that an expectation asks for.
  static ReadingWord.ReadingSource source(Probe probe) {
    return made(READINGS.get(probe), probe.name());
  }

  /// What makes instructions of a verb.
  static StepWord.Maker maker(Verb verb) {
    return made(MAKERS.get(verb), verb.name());
  }

  private static Map<FaultVerb, FaultWord.Maker> faults() {
    Map<FaultVerb, FaultWord.Maker> makers = new LinkedHashMap<>();
    ALL.forEach(library -> library.faults().forEach(word -> makers.put(word.verb(), word.maker())));
    return makers;
  }

  private static Map<ModuleKind, ModuleWord.Maker> modules() {
    Map<ModuleKind, ModuleWord.Maker> makers = new LinkedHashMap<>();
    ALL.forEach(
        library -> library.modules().forEach(word -> makers.put(word.kind(), word.maker())));
    return makers;
  }

  private static Map<ChildType, ChildWord.Maker> children() {
    Map<ChildType, ChildWord.Maker> makers = new LinkedHashMap<>();
    ALL.forEach(
        library -> library.children().forEach(word -> makers.put(word.type(), word.maker())));
    return makers;
  }

  static FaultWord.Maker maker(FaultVerb verb) {
    return made(FAULTS.get(verb), verb.name());
  }

  static ModuleWord.Maker maker(ModuleKind kind) {
    return made(MODULES.get(kind), kind.name());
  }

  static ChildWord.Maker maker(ChildType type) {
    return made(CHILDREN.get(type), type.name());
  }

  private static <T> T made(@Nullable T maker, String word) {
    if (maker == null) {
      throw new IllegalStateException("no system has the word (" + word + ")");
    }
    return maker;
  }
}
