package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.ExpectationCheck;
import crashlab.conformance.Vector;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Expectation;
import crashlab.scenario.Fault;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Module;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.scenario.Step;
import crashlab.scenario.Verb;
import crashlab.trace.EventType;
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
/// [crashlab.conformance.ConformanceTest] compares, or in those of this test. So does every kind of
/// event.
class LanguageCoverageTest {
  private static final List<Scenario> SCENARIOS =
      Stream.of(shipped(), recorded(), own()).flatMap(List::stream).toList();

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
  void everyEventOccurs() {
    // what libraries tell of themselves is theirs to show
    Set<EventType> unseen = EnumSet.complementOf(EnumSet.of(EventType.LIBRARY));
    for (Scenario scenario : SCENARIOS.reversed()) {
      if (unseen.isEmpty()) {
        break;
      }
      Simulation.of(scenario, (_, _, type, _, _, _, _) -> unseen.remove(type)).run();
    }

    assertThat(unseen).isEmpty();
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
