package crashlab.ui.session;

import crashlab.analysis.PlainText;
import crashlab.experiment.ShippedScenarios;
import crashlab.scenario.Lesson;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.ScenarioProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a list says of a scenario file.
///
/// @param topic the folder's name
/// @param title in one line; the name as long as the file has not been read
/// @param description Markdown
/// @param lesson null if it teaches nothing
/// @param problem why it cannot be opened; null if it can
public record ScenarioCard(
    Path file,
    String topic,
    String name,
    String title,
    String description,
    @Nullable Lesson lesson,
    @Nullable String problem) {
  private static final int LINE = 160;
  private static final String SOLUTION = ".solution";
  private static final String EXERCISE = "^\\s*\\*\\*Exercise\\.\\*\\*\\s*";

  /// The card of a file that was not read yet.
  public static ScenarioCard unread(Path file) {
    String name = ShippedScenarios.name(file);
    return new ScenarioCard(file, ShippedScenarios.topic(file), name, name, "", null, null);
  }

  /// Reads a file. Takes some milliseconds: not for the UI thread.
  public static ScenarioCard read(Path file) {
    ScenarioCard unread = unread(file);
    try {
      return switch (ScenarioText.load(file).read()) {
        case ReadResult.Read read -> unread.with(read.scenario());
        case ReadResult.Refused refused -> unread.broken(words(refused.problems().getFirst()));
      };
    } catch (IOException e) {
      return unread.broken(words(file, e));
    }
  }

  private ScenarioCard with(Scenario scenario) {
    String line = PlainText.firstLine(scenario.title(), LINE);
    return new ScenarioCard(
        file, topic, name, line, scenario.description(), scenario.lesson(), null);
  }

  private ScenarioCard broken(String why) {
    return new ScenarioCard(file, topic, name, title, description, null, why);
  }

  /// A problem of a file in one sentence with its place.
  public static String words(ScenarioProblem problem) {
    return PlainText.visible(problem.text());
  }

  /// Why a file cannot be read, as a sentence.
  public static String words(Path file, IOException problem) {
    String name = PlainText.visible(String.valueOf(file.getFileName()));
    return switch (problem) {
      case NoSuchFileException _ -> name + " is not there any more.";
      case AccessDeniedException _ -> name + " may not be read.";
      default -> name + " cannot be read: " + problem.getMessage() + '.';
    };
  }

  /// The first paragraph of the description in one line.
  public String about() {
    return PlainText.firstLine(description.replaceFirst(EXERCISE, ""), LINE);
  }

  /// Whether it shows how an exercise can be solved.
  public boolean isSolution() {
    return name.endsWith(SOLUTION);
  }

  /// Whether there is something to be changed until all expectations hold.
  public boolean isExercise() {
    return lesson != null && lesson.solution() != null && !isSolution();
  }

  /// Whether each of the words occurs in its name, topic, title or description.
  public boolean matches(String words) {
    String all = (name + ' ' + topic + ' ' + title + ' ' + description).toLowerCase(Locale.ROOT);
    for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
