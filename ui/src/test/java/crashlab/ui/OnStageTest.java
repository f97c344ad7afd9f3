package crashlab.ui;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/// Just those tests are marked that need JavaFX to run.
@AnalyzeClasses(packages = "crashlab.ui", importOptions = ImportOption.DoNotIncludeJars.class)
class OnStageTest {
  private static final DescribedPredicate<JavaClass> STAND_ON_THE_STAGE =
      DescribedPredicate.describe(
          "that stand on the stage",
          test ->
              test.getTransitiveDependenciesFromSelf().stream()
                  .anyMatch(use -> use.getTargetClass().getName().equals("crashlab.ui.Stagehand")));

  @ArchTest
  static final ArchRule allThatStandOnTheStageAreMarked =
      ArchRuleDefinition.classes()
          .that(STAND_ON_THE_STAGE)
          .and()
          .haveSimpleNameEndingWith("Test")
          .should()
          .beAnnotatedWith(OnStage.class);

  @ArchTest
  static final ArchRule noOthersAreMarked =
      ArchRuleDefinition.classes()
          .that(DescribedPredicate.not(STAND_ON_THE_STAGE))
          .should()
          .notBeAnnotatedWith(OnStage.class);
}
