package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioViewModelTest {
  @Test
  void showsTheFileThatItWasStartedWithAndHowToRunItWithoutAWindow() {
    var model = new ScenarioViewModel(List.of("scenarios/tree.json"));

    assertThat(model.fileNameProperty().get()).isEqualTo("scenarios/tree.json");
    assertThat(model.commandProperty().get()).isEqualTo("./crashlab run scenarios/tree.json");
  }

  @Test
  void quotesAFileNameThatAShellWouldTakeApart() {
    var model = new ScenarioViewModel(List.of("Joe's tree.json"));

    assertThat(model.commandProperty().get()).isEqualTo("./crashlab run 'Joe'\\''s tree.json'");
  }

  @Test
  void offersASampleWhenNoFileWasNamed() {
    var model = new ScenarioViewModel(List.of());

    assertThat(model.fileNameProperty().get()).isEqualTo("No scenario chosen");
    assertThat(model.commandProperty().get()).startsWith("./crashlab run scenarios/");
  }
}
