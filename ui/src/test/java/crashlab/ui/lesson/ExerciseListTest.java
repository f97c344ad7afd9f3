package crashlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.session.ScenarioCard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExerciseListTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  private final List<ScenarioCard> cards =
      new ShippedScenarios(SCENARIOS).files().stream().map(ScenarioCard::read).toList();
  private final ExerciseList list = ExerciseList.of(cards);

  @Test
  void lessonsAreOrderedByTopicAndLevelAndEndWithTheExercise() {
    assertThat(list.byTopic().firstEntry().getKey()).isEqualTo("Tasks");
    assertThat(list.byTopic().firstEntry().getValue())
        .extracting(card -> card.lesson().level())
        .isSorted();
    assertThat(list.byTopic().get("Restart budgets")).isNull();
    assertThat(list.byTopic()).containsKeys("State machines", "The virtual machine", "Links");
  }

  @Test
  void everyLessonThatShipsIsListedAndNoSolution() {
    assertThat(list.all())
        .hasSameElementsAs(
            cards.stream().filter(card -> card.lesson() != null && !card.isSolution()).toList());
    assertThat(list.all().stream().filter(ScenarioCard::isExercise)).hasSize(8);
  }

  @Test
  void afterOneComesTheNext() {
    ScenarioCard first = list.all().getFirst();
    ScenarioCard last = list.all().getLast();

    assertThat(list.after(first.file().toAbsolutePath())).contains(list.all().get(1));
    assertThat(list.after(last.file())).isEmpty();
    assertThat(list.after(Path.of("mine.json"))).isEmpty();
  }
}
