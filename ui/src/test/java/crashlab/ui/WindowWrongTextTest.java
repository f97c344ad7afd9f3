package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are no scenarios, all in one window, after one that is.
@OnStage
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowWrongTextTest {
  private final WindowOnStage on = WindowOnStage.empty();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"format\": 1, \"name\": \"x\"}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"-5s\", \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": []}}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"1s\", \"modules\": {\"W\": {\"use\": \"gen_server\"}}, \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"max_restarts\": -1, \"children\": [{\"id\": \"C\", \"module\": \"W\"}]}}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"1s\", \"modules\": {\"W\": {\"use\": \"gen_server\"}}, \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": [{\"id\": \"C\", \"module\": \"W\"}, {\"id\": \"C\", \"module\": \"W\"}]}}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"1s\", \"modules\": {\"W\": {\"use\": \"gen_server\"}}, \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": [{\"id\": \"C\", \"module\": \"W\", \"replicas\": -3}]}}"
      })
  void whatIsWrongWithATextIsSaidInAMessage(String text) {
    on.open("tasks/linked-task.json");
    assertThat(Stagehand.onFx(() -> on.session.refusalProperty().get())).isNull();
    ListView<?> problems = on.hand.find("#editor-problems");
    Stagehand.await(() -> problems.getItems().isEmpty());
    String before = on.recording().fingerprint();
    on.openText("wrong", text);

    assertThat(Stagehand.onFx(() -> on.session.refusalProperty().get())).isNotNull();
    assertThat(on.recording().fingerprint()).as("what was shown stays").isEqualTo(before);
    assertThat(on.problems()).allMatch(problem -> problem.startsWith("wrong.json:"));
    assertThat(on.problems() + on.notice()).doesNotContain("Exception", "mistake of ours");
  }
}
