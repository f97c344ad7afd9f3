package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of problem that a scenario file can have occurs in some test.
///
/// The bad files of the folder `problems` hold what the tables of other tests do not. Beside each
/// stands what is said of it, a problem a line. [ImpossibleFiles] are too big or too strange for a
/// folder.
class ProblemKindsTest {
  /// Tests whose tables end each row with what the reader says.
  private static final List<Class<?>> TABLES =
      List.of(
          PartProblemsTest.class,
          StepProblemsTest.class,
          JsonReaderTest.class,
          InheritanceTest.class);

  /// What the package says elsewhere: around a problem, and of what an expectation demands; and
  /// what stands for an error of the parser that [JsonSyntax] cannot explain, of which none is
  /// known; and the place of a part, whose steps have places of their own.
  private static final List<String> NO_PROBLEMS =
      List.of(
          "  %s | %s\n  %s | %s\n",
          "--param %s",
          "exactly ",
          "a part of the scenario",
          "at least once",
          "each between %s",
          "equal to %s",
          "of length %s",
          "the same as %s",
          "per second",
          "not valid JSON");

  @TestFactory
  Stream<DynamicTest> ofABadFileAllAreToldAsWrittenBesideIt() throws IOException {
    return badFiles().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    String problems =
        problems(Scenarios.read(file, ReadOptions.DEFAULT))
            .map(problem -> problem.text().replace(file.getParent() + "/", "") + "\n")
            .collect(Collectors.joining());

    assertThat(problems).isEqualTo(Files.readString(told(file)));
  }

  private static Stream<ScenarioProblem> problems(ReadResult result) {
    return switch (result) {
      case ReadResult.Read _ -> Stream.of();
      case ReadResult.Refused refused -> refused.problems().stream();
    };
  }

  @TestFactory
  Stream<DynamicTest> ofAnImpossibleFileTheProblemIsTold() {
    return ImpossibleFiles.all().entrySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getKey(),
                () ->
                    assertThat(problems(file.getValue().get()).map(ScenarioProblem::message))
                        .containsExactly(file.getKey())));
  }

  @Test
  void everyPhraseOfTheReaderIsInTheTextOfATestedProblem() throws IOException {
    List<String> tested = testedTexts();

    List<String> untested = new ArrayList<>(MessageTemplates.ofTheReader());
    untested.removeAll(NO_PROBLEMS);
    untested.removeIf(ProblemKindsTest::isOfAnotherText);
    untested.removeIf(phrase -> {
      Pattern finder = MessageTemplates.finder(phrase);
      return tested.stream().anyMatch(text -> finder.matcher(text).find());
    });

    assertThat(untested).isEmpty();
  }

  /* JSON of the schema, or a sentence of the format page: no problem begins so. */
  private static boolean isOfAnotherText(String phrase) {
    int first = phrase.codePointAt(0);
    return "{]…".indexOf(first) >= 0 || Character.isUpperCase(first);
  }

  private static List<String> testedTexts() throws IOException {
    List<String> texts = new ArrayList<>(ImpossibleFiles.all().keySet());
    for (Path file : badFiles()) {
      texts.addAll(Files.readAllLines(told(file)));
    }
    for (Class<?> test : TABLES) {
      for (Method method : test.getDeclaredMethods()) {
        CsvSource table = method.getAnnotation(CsvSource.class);
        if (table != null) {
          for (String row : table.value()) {
            texts.add(row.substring(row.lastIndexOf(table.delimiter()) + 1));
          }
        }
      }
    }
    return texts;
  }

  private static Path told(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - "json".length()) + "txt");
  }

  private static List<Path> badFiles() throws IOException {
    try (Stream<Path> files = Files.list(Corpus.folder("/crashlab/scenario/problems"))) {
      return files
          .filter(file -> file.toString().endsWith(".json") && Files.exists(told(file)))
          .sorted()
          .toList();
    }
  }
}
