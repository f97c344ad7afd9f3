package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedScenariosTest {
  @Test
  void everyRecordedExperimentIsTaken() {
    Map<String, String> texts = Corpus.recorded();

    assertThat(texts).hasSizeGreaterThan(590);
    texts.forEach(RecordedScenariosTest::isTaken);
  }

  @Test
  void everyMeasuredScenarioIsTaken() {
    Map<String, String> texts = Corpus.measured();

    assertThat(texts).isNotEmpty();
    texts.forEach(RecordedScenariosTest::isTaken);
  }

  private static void isTaken(String name, String text) {
    ReadOptions options = ReadOptions.DEFAULT.withUnheldNames();

    ReadResult result = Scenarios.read(name, text, options, SourceLoader.none());

    assertThat(result).isInstanceOf(ReadResult.Read.class);
  }
}
