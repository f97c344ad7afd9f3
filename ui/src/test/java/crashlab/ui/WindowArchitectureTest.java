package crashlab.ui;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import crashlab.trace.Bisection;
import java.util.Map;
import java.util.Set;

/// Holds what each package of the window may use. The reasons are in docs/architecture.md.
@AnalyzeClasses(packages = "crashlab.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class WindowArchitectureTest {
  private static final String ROOT = "crashlab.";

  /// The simulator's API: all but what is inside a run, and the command line.
  private static final Set<String> API =
      Set.of(
          "otp",
          "trace",
          "scenario",
          "simulation",
          "analysis",
          "analysis.cascade",
          "analysis.compare",
          "analysis.state",
          "experiment",
          "lesson");

  private static final Set<String> SHARED = Set.of("ui.session", "ui.geometry", "ui.control");

  /// What is shared may use this; a feature uses all that is shared and no other feature.
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "ui.session", Set.of(),
          "ui.geometry", Set.of(),
          "ui.control", Set.of("ui.session", "ui.geometry"),
          "ui.command", Set.of());

  @ArchTest
  static final ArchRule packagesUseOnlyWhatTheTableAllows = classes().should(useWhatIsAllowed());

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("crashlab.ui.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheWayInKnowsTheCommandLine =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("crashlab.ui.Launch")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("crashlab.cli..");

  @ArchTest
  static final ArchRule runsAndGeometryKnowNoScene =
      noClasses()
          .that()
          .resideInAnyPackage("crashlab.ui.session..", "crashlab.ui.geometry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..");

  @ArchTest
  static final ArchRule geometryOnlySearchesAsTheSimulatorDoes =
      noClasses()
          .that()
          .resideInAPackage("crashlab.ui.geometry..")
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackage("crashlab.ui.geometry..")
                  .and(resideInAPackage("crashlab.."))
                  .and(not(type(Bisection.class))));

  @ArchTest
  static final ArchRule geometryKnowsNoJavaFx =
      noClasses()
          .that()
          .resideInAPackage("crashlab.ui.geometry..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..");

  @ArchTest
  static final ArchRule viewModelsKnowNoScene =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..");

  private static ArchCondition<JavaClass> useWhatIsAllowed() {
    return new ArchCondition<>("use only what the table allows") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        user.getDirectDependenciesFromSelf()
            .forEach(dependency -> {
              String used = part(dependency.getTargetClass());
              if (!isAllowed(part(user), used)) {
                events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
              }
            });
      }
    };
  }

  private static boolean isAllowed(String user, String used) {
    if (used.isEmpty() || used.equals(user) || user.equals("ui")) {
      return true;
    }
    if (!used.startsWith("ui")) {
      return API.contains(used);
    }
    return MAY_USE.getOrDefault(user, SHARED).contains(used)
        || !MAY_USE.containsKey(user) && used.equals("ui.command");
  }

  /// Returns `otp`, `ui.tree` …; nothing for what is not ours.
  private static String part(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
  }
}
