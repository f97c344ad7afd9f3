package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.ExpectationCheck;
import crashlab.conformance.LibraryVector;
import crashlab.conformance.Vector;
import crashlab.otp.Digested;
import crashlab.scenario.Asked;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Expectation;
import crashlab.scenario.Fault;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Metric;
import crashlab.scenario.MetricPath;
import crashlab.scenario.Module;
import crashlab.scenario.Probe;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.scenario.Step;
import crashlab.scenario.Verb;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.TraceEvent;
import crashlab.trace.TraceKey;
import crashlab.trace.TraceLine;
import crashlab.trace.TraceSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Everything that a scenario can say occurs in one whose outcome a test knows: in those that ship,
/// of which [ScenarioTest] holds the fingerprints, in the experiments recorded on the BEAM, which
/// [crashlab.conformance.ConformanceTest] and [crashlab.conformance.LibraryConformanceTest]
/// compare, or in those of this test. So does every kind of event.
class LanguageCoverageTest {
  private static final List<Scenario> SCENARIOS =
      Stream.of(shipped(), recorded(), recordedOfLibraries(), own()).flatMap(List::stream).toList();

  @TestFactory
  Stream<DynamicTest> theScenariosOfThisTestHoldWhatTheyExpect() {
    return own().stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> check(scenario)));
  }

  private static void check(Scenario scenario) {
    var check = new ExpectationCheck(scenario.expectations());
    Simulation simulation = Simulation.of(scenario, check);
    for (long instant : check.instants()) {
      simulation.runUntil(instant);
      check.evaluateAt(instant, simulation.readout());
    }
    Outcome outcome = simulation.run();
    check.evaluateEnd(outcome.end(), simulation.nowNanos(), simulation.readout());

    assertThat(check.verdicts())
        .allSatisfy(verdict -> assertThat(verdict.holds()).as(verdict.toString()).isTrue());
  }

  @Test
  void everyStepOccurs() {
    List<String> declared = Libraries.VOCABULARY.verbs().stream().map(Verb::name).toList();

    assertThat(occurring(Step.class)).containsAll(declared);
  }

  @Test
  void everyKindOfModuleOccurs() {
    assertThat(occurring(Module.class)).containsAll(Libraries.VOCABULARY.moduleUses());
  }

  @Test
  void everyTypeOfChildOccurs() {
    assertThat(occurring(ChildSpec.class)).containsAll(Libraries.VOCABULARY.childTypes());
  }

  @Test
  void everyFaultOccurs() {
    List<String> declared = Libraries.VOCABULARY.faults().stream().map(FaultVerb::name).toList();

    assertThat(occurring(Fault.Action.class)).containsAll(declared);
  }

  @Test
  void everyKindOfModuleAndOfChildOccurs() {
    assertThat(occurring(Module.class)).containsAll(Libraries.VOCABULARY.moduleUses());
    assertThat(occurring(ChildSpec.class)).containsAll(Libraries.VOCABULARY.childTypes());
  }

  @Test
  void everyOccasionOfAFaultOccurs() {
    assertThat(occurring(Fault.Trigger.class)).containsAll(variants(Fault.Trigger.class));
    assertThat(occurring(Fault.Occurrence.class)).containsAll(variants(Fault.Occurrence.class));
  }

  @Test
  void everyClaimOccurs() {
    assertThat(occurring(Expectation.Claim.class)).containsAll(variants(Expectation.Claim.class));
  }

  @Test
  void everyMetricIsAskedFor() {
    List<String> declared =
        Libraries.VOCABULARY.metrics().all().stream().map(Metric::pattern).toList();

    assertThat(occurring(Metric.class)).containsAll(declared);
  }

  @Test
  void everyReadingIsAskedFor() {
    List<String> declared =
        Libraries.VOCABULARY.observables().probes().stream().map(Probe::name).toList();

    assertThat(occurring(Probe.class)).containsAll(declared);
  }

  @Test
  void everyEventOccurs() {
    Set<EventType> unseen = EnumSet.allOf(EventType.class);
    for (Scenario scenario : SCENARIOS.reversed()) {
      if (unseen.isEmpty()) {
        break;
      }
      Simulation.of(scenario, (_, _, type, _, _, _, _) -> unseen.remove(type)).run();
    }

    assertThat(unseen).isEmpty();
  }

  @Test
  void theKeysOfAnEventAreThoseThatItsTypeDeclares() {
    Map<EventType, Set<String>> seen = new EnumMap<>(EventType.class);
    SCENARIOS.forEach(scenario -> Simulation.of(scenario, new KeysOfTypes(seen)).run());

    Map<EventType, Set<String>> declared = new EnumMap<>(EventType.class);
    seen.keySet().forEach(type -> declared.put(type, new TreeSet<>(type.keys())));
    assertThat(seen).isEqualTo(declared);
  }

  /// Collects under which keys the lines of each type say something, without those of every line
  /// and those that a library or a fault declares.
  private static final class KeysOfTypes implements TraceSink {
    private static final int LINES_OF_A_TYPE = 500;
    private static final Set<String> OF_EVERY_LINE =
        Set.of("seq", "t", "event", "node", "pid", "name", "id", "incarnation", "cause");

    private final Map<EventType, Set<String>> keys;
    private final Map<EventType, Integer> lines = new EnumMap<>(EventType.class);
    private final Identities identities = new Identities();

    KeysOfTypes(Map<EventType, Set<String>> keys) {
      this.keys = keys;
    }

    @Override
    public void event(
        long seq,
        long timeNanos,
        EventType type,
        int pid,
        int other,
        long cause,
        @Nullable Digested detail) {
      identities.observe(type, pid, detail);
      if (lines.merge(type, 1, Integer::sum) > LINES_OF_A_TYPE) {
        return;
      }
      var event = new TraceEvent(seq, timeNanos, type, pid, other, cause, detail);
      Set<String> said = new TreeSet<>(TraceLine.of(event, identities).keySet());
      said.removeAll(OF_EVERY_LINE);
      if (!type.kind().isEmpty() || type == EventType.LIBRARY) {
        said.remove("kind");
      }
      declaredByAnother(detail).forEach(key -> said.remove(key.name()));
      keys.computeIfAbsent(type, _ -> new TreeSet<>()).addAll(said);
    }

    private static List<TraceKey> declaredByAnother(@Nullable Digested detail) {
      return switch (detail) {
        case Detail.Struck struck -> struck.fault().keys();
        case Detail.Operation operation -> operation.event().keys();
        case null, default -> List.of();
      };
    }
  }

  /// Returns the names of the records of a sealed interface.
  private static Set<String> variants(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .flatMap(variant ->
            variant.isSealed() ? variants(variant).stream() : Stream.of(variant.getSimpleName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> occurring(Class<?> family) {
    Set<String> names = new TreeSet<>();
    SCENARIOS.forEach(scenario -> collect(scenario, family, names));
    return names;
  }

  /// Walks a value of records and collections and takes the names of those that are of `family`.
  private static void collect(@Nullable Object value, Class<?> family, Set<String> names) {
    switch (value) {
      case null -> {}
      case Collection<?> many -> many.forEach(one -> collect(one, family, names));
      case Map<?, ?> map -> map.values().forEach(one -> collect(one, family, names));
      case Step step -> {
        if (family == Step.class) {
          names.add(step.verb().name());
        }
        collect(step.blocks(), family, names);
      }
      case Fault.Action action -> {
        if (family == Fault.Action.class) {
          names.add(action.verb().name());
        }
      }
      case Module module -> {
        if (family == Module.class) {
          names.add(module.use());
        }
        collect(module.blocks(), family, names);
      }
      case ChildSpec spec -> {
        if (family == ChildSpec.class) {
          names.add(spec.type().name());
        }
        collect(spec.children(), family, names);
        collect(spec.partition(), family, names);
      }
      case MetricPath path -> {
        if (family == Metric.class) {
          names.add(path.metric().pattern());
        }
      }
      case Asked.Probed asked -> {
        if (family == Probe.class) {
          names.add(asked.probe().name());
        }
      }
      case Record record -> {
        if (family.isInstance(record)) {
          names.add(record.getClass().getSimpleName());
        }
        if (record.getClass().getPackage() == Scenario.class.getPackage()) {
          for (RecordComponent part : record.getClass().getRecordComponents()) {
            collect(read(record, part), family, names);
          }
        }
      }
      default -> {}
    }
  }

  private static @Nullable Object read(Record record, RecordComponent part) {
    try {
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read (" + part + ")", e);
    }
  }

  private static List<Scenario> shipped() {
    return files(Path.of("..", "scenarios")).stream()
        .map(file -> scenario(Scenarios.read(file, ReadOptions.DEFAULT)))
        .toList();
  }

  private static List<Scenario> own() {
    return files(resource("/crashlab/simulation")).stream()
        .map(file -> scenario(Scenarios.read(file, ReadOptions.DEFAULT)))
        .toList();
  }

  private static Path resource(String name) {
    try {
      URL url = Objects.requireNonNull(LanguageCoverageTest.class.getResource(name), name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no folder (" + name + ")", e);
    }
  }

  private static List<Scenario> recordedOfLibraries() {
    List<Scenario> scenarios = new ArrayList<>();
    try {
      for (Path file : files(resource("/crashlab/library"))) {
        for (LibraryVector.Case each : LibraryVector.parse(Files.readString(file)).cases()) {
          ReadOptions options = ReadOptions.DEFAULT.withParams(each.params());
          scenarios.add(
              scenario(
                  Scenarios.read(file.toString(), each.scenario(), options, SourceLoader.none())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scenarios;
  }

  private static List<Scenario> recorded() {
    ReadOptions options = ReadOptions.DEFAULT.withUnheldNames();
    List<Scenario> scenarios = new ArrayList<>();
    try {
      for (Path file : files(resource("/vectors"))) {
        String text = Vector.read(file).scenario();
        scenarios.add(
            scenario(Scenarios.read(file.toString(), text, options, SourceLoader.none())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scenarios;
  }

  private static Scenario scenario(ReadResult result) {
    return switch (result) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
