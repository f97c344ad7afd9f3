package crashlab;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/// Holds what each package may use, and that the model never asks the machine for anything that
/// varies.
@AnalyzeClasses(packages = "crashlab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "crashlab.";

  /// Stands for every package below `crashlab.library`.
  private static final String LIBRARIES = "library.*";

  /// What each package may use besides itself. The reasons are in docs/architecture.md.
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("kernel", Set.of()),
          Map.entry("otp", Set.of()),
          Map.entry("trace", Set.of("otp")),
          Map.entry("vm", Set.of("kernel", "otp", "trace")),
          Map.entry("behaviour", Set.of("kernel", "otp", "trace", "vm")),
          Map.entry(
              "library", Set.of("kernel", "otp", "trace", "vm", "behaviour", "world", "scenario")),
          Map.entry(
              LIBRARIES,
              Set.of("kernel", "otp", "trace", "vm", "behaviour", "world", "scenario", "library")),
          Map.entry("world", Set.of("kernel", "otp", "trace", "vm", "behaviour")),
          Map.entry("scenario", Set.of("kernel", "otp")),
          Map.entry(
              "simulation",
              Set.of(
                  "kernel",
                  "otp",
                  "trace",
                  "vm",
                  "behaviour",
                  "library",
                  LIBRARIES,
                  "world",
                  "scenario",
                  "analysis")),
          Map.entry(
              "analysis",
              Set.of(
                  "otp",
                  "trace",
                  "scenario",
                  "analysis.cascade",
                  "analysis.finding",
                  "analysis.state")),
          Map.entry("analysis.finding", Set.of("otp", "trace", "scenario", "analysis.cascade")),
          Map.entry(
              "analysis.compare",
              Set.of("otp", "trace", "scenario", "analysis", "analysis.cascade")),
          Map.entry("analysis.cascade", Set.of("otp", "trace", "analysis.state")),
          Map.entry("analysis.state", Set.of("otp", "trace", "scenario")),
          Map.entry("language", Set.of("otp", "trace", "scenario", "library", "simulation")),
          Map.entry("experiment", Set.of("otp", "trace", "scenario", "simulation", "analysis")),
          Map.entry("sweep", Set.of("otp", "trace", "scenario", "simulation", "analysis")),
          Map.entry(
              "lesson",
              Set.of("otp", "trace", "scenario", "analysis", "analysis.state", "experiment")),
          Map.entry(
              "conformance",
              Set.of("otp", "trace", "scenario", "simulation", "analysis", "experiment")),
          Map.entry(
              "report",
              Set.of("otp", "trace", "scenario", "simulation", "analysis", "sweep", "lesson")),
          Map.entry(
              "cli",
              Set.of(
                  "otp",
                  "trace",
                  "scenario",
                  "simulation",
                  "analysis",
                  "experiment",
                  "sweep",
                  "lesson",
                  "conformance",
                  "report")));

  /// Which systems a system is built on; of the others it knows nothing. Registries, partitions,
  /// task supervisors and the applications of libraries are supervisors.
  private static final Map<String, Set<String>> BUILT_ON =
      Map.of(
          "library.dets", Set.of("library.supervisor"),
          "library.pubsub", Set.of("library.registry", "library.supervisor", "library.pg"),
          "library.registry", Set.of("library.supervisor"),
          "library.task", Set.of("library.supervisor"),
          "library.telemetry", Set.of("library.supervisor"),
          "library.mnesia", Set.of("library.supervisor"),
          "library.horde", Set.of("library.registry", "library.supervisor"));

  /// The packages whose code runs inside a simulation or decides what one means: same input, same
  /// bytes.
  private static final DescribedPredicate<JavaClass> IN_THE_MODEL =
      resideInAnyPackage(
              "crashlab.kernel..",
              "crashlab.otp..",
              "crashlab.trace..",
              "crashlab.vm..",
              "crashlab.behaviour..",
              "crashlab.library..",
              "crashlab.world..",
              "crashlab.simulation..",
              "crashlab.analysis..")
          .as("are in the model");

  @ArchTest
  static final ArchRule packagesUseOnlyWhatTheTableAllows =
      classes().should(useOnlyAllowedPackages()).allowEmptyShould(true);

  @ArchTest
  static void everySystemUsesWhatItIsBuiltOn(JavaClasses all) {
    BUILT_ON.forEach((system, bases) ->
        assertThat(bases)
            .as("what " + system + " is built on")
            .allMatch(base -> isUsed(base, system, all)));
  }

  private static boolean isUsed(String part, String by, JavaClasses all) {
    return all.stream()
        .filter(type -> part(type).equals(by))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .anyMatch(target -> target.getName().startsWith(ROOT) && part(target).equals(part));
  }

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("crashlab.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("crashlab.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theModelKeepsNoMutableStatics =
      fields()
          .that(describe("are in the model", field -> IN_THE_MODEL.test(field.getOwner())))
          .and(describe("are static", ArchitectureTest::isWrittenStatic))
          .should()
          .beFinal()
          .because("two runs in one JVM must never meet")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theModelIteratesOnlyWhatHasAnOrder =
      noClasses()
          .that(IN_THE_MODEL)
          .should()
          .dependOnClassesThat(ForbiddenInTheModel.UNORDERED_TYPES)
          .orShould()
          .accessTargetWhere(ForbiddenInTheModel.UNORDERED_CALLS)
          .because("their order differs between JVMs; take LinkedHashMap, TreeMap, EnumMap, arrays")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theModelComputesTheSameOnEveryMachine =
      noClasses()
          .that(IN_THE_MODEL)
          .should()
          .accessTargetWhere(ForbiddenInTheModel.INEXACT_MATH)
          .because("its last bits depend on the JVM; take StrictMath")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theModelAsksNeitherClockNorChance =
      noClasses()
          .that(IN_THE_MODEL)
          .should()
          .accessTargetWhere(ForbiddenInTheModel.CLOCK_CHANCE_AND_IDENTITY)
          .orShould()
          .accessTargetWhere(ForbiddenInTheModel.THREADS)
          .because("time is virtual, chance comes from the seed, and a run has one thread")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theModelWritesTheSameTextEverywhere =
      noClasses()
          .that(IN_THE_MODEL)
          .should()
          .accessTargetWhere(ForbiddenInTheModel.DEFAULT_LOCALE_OR_CHARSET)
          .because("digits and letters depend on the default locale; name Locale.ROOT or UTF-8")
          .allowEmptyShould(true);

  private static boolean isWrittenStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static ArchCondition<JavaClass> useOnlyAllowedPackages() {
    return new ArchCondition<>("use only the packages that the table allows them") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        String from = part(user);
        if (!MAY_USE.containsKey(row(from))) {
          events.add(
              SimpleConditionEvent.violated(
                  user, "%s is in no package of the table MAY_USE".formatted(user.getName())));
          return;
        }
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (target.getName().startsWith(ROOT) && !allowed(from, part(target))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean allowed(String from, String to) {
    Set<String> mayUse = MAY_USE.getOrDefault(row(from), Set.of());
    boolean analysis = from.startsWith("analysis"); // who else uses it may use all of it
    return from.equals(to)
        || mayUse.contains(row(to))
        || BUILT_ON.getOrDefault(from, Set.of()).contains(to)
        || !analysis && to.startsWith("analysis.") && mayUse.contains("analysis");
  }

  /// Returns the row of the table that speaks about a part.
  private static String row(String part) {
    return part.startsWith("library.") ? LIBRARIES : part;
  }

  /// Returns the first word of the package after the root; of libraries and of the analysis the
  /// first two.
  private static String part(JavaClass type) {
    String[] words = (type.getPackageName() + "..").substring(ROOT.length()).split("\\.", -1);
    boolean two = words[0].equals("library") || words[0].equals("analysis");
    return two && !words[1].isEmpty() ? words[0] + "." + words[1] : words[0];
  }
}
