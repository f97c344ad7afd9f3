package crashlab.ui.lesson;

import crashlab.scenario.Lesson;
import crashlab.ui.session.ScenarioCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// The scenarios with a lesson, by topic in the order in which one reads, then by level; what only
/// shows something comes before what is to be solved.
public final class ExerciseList {
  private static final List<String> TOPICS =
      List.of(
          "tasks",
          "links",
          "supervision",
          "restarts",
          "shutdown",
          "startup",
          "bottlenecks",
          "timeouts",
          "naming",
          "vm",
          "state-machines");

  private static final Comparator<ScenarioCard> ORDER =
      Comparator.<ScenarioCard>comparingInt(card -> place(topic(card)))
          .thenComparing(ExerciseList::topic)
          .thenComparingInt(ExerciseList::level)
          .thenComparing(ScenarioCard::isExercise)
          .thenComparing(ScenarioCard::name);

  private final List<ScenarioCard> cards;

  private ExerciseList(List<ScenarioCard> cards) {
    this.cards = cards;
  }

  /// Picks the scenarios with a lesson out of all; solutions are none.
  public static ExerciseList of(List<ScenarioCard> all) {
    return new ExerciseList(
        all.stream()
            .filter(card -> card.lesson() != null && !card.isSolution())
            .sorted(ORDER)
            .toList());
  }

  /// All, in order.
  public List<ScenarioCard> all() {
    return cards;
  }

  /// The same by topic; the topics in words.
  public SequencedMap<String, List<ScenarioCard>> byTopic() {
    var topics = new LinkedHashMap<String, List<ScenarioCard>>();
    for (ScenarioCard card : cards) {
      topics.computeIfAbsent(words(topic(card)), _ -> new ArrayList<>()).add(card);
    }
    return Collections.unmodifiableSequencedMap(topics);
  }

  /// What comes after a file or its solution: the next one of its topic, or else the first of the
  /// next topic.
  public Optional<ScenarioCard> after(Path file) {
    String name = String.valueOf(file.getFileName()).replace(".solution.", ".");
    Path whole = file.toAbsolutePath().normalize().resolveSibling(name);
    for (int i = 0; i + 1 < cards.size(); i++) {
      if (cards.get(i).file().toAbsolutePath().normalize().equals(whole)) {
        return Optional.of(cards.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /// A topic as a heading: `state-machines` is `State machines`.
  static String words(String topic) {
    return switch (topic) {
      case "vm" -> "The virtual machine";
      case "startup" -> "Start-up";
      case "naming" -> "Names";
      case "" -> "Others";
      default ->
          topic.substring(0, 1).toUpperCase(Locale.ROOT) + topic.substring(1).replace('-', ' ');
    };
  }

  private static String topic(ScenarioCard card) {
    Lesson lesson = card.lesson();
    return lesson == null ? "" : lesson.topic();
  }

  private static int level(ScenarioCard card) {
    Lesson lesson = card.lesson();
    return lesson == null ? 0 : lesson.level();
  }

  private static int place(String topic) {
    int place = TOPICS.indexOf(topic);
    return place < 0 ? TOPICS.size() : place;
  }
}
