package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import crashlab.simulation.Scenarios;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No input makes the reader throw: with the environment's JAZZER_FUZZ=1 Jazzer looks for one, else
/// what it once found is replayed.
class ScenarioFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void noBytesMakeTheReaderThrow(byte[] bytes) {
    ReadResult result = Scenarios.read("f", bytes, ReadOptions.DEFAULT, SourceLoader.none());

    if (result instanceof ReadResult.Refused refused) {
      assertThat(refused.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      assertThat(refused.text()).isNotBlank();
    }
  }

  @Test
  void noMutationOfASoundScenarioMakesTheReaderThrow() {
    var random = new Random(11);
    List<String> texts = List.copyOf(Corpus.valid().values());
    for (int i = 0; i < 1_500; i++) {
      String text = texts.get(i % texts.size());
      for (int j = 0; j <= i % 4; j++) {
        text = RandomJson.mutated(text, random);
      }
      noBytesMakeTheReaderThrow(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void noExchangeOfValuesMakesTheReaderThrow() {
    var random = new Random(13);
    List<String> texts = List.copyOf(Corpus.valid().values());
    for (int i = 0; i < 1_500; i++) {
      String text = JsonSwap.swapped(texts.get(i % texts.size()), random);
      noBytesMakeTheReaderThrow(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
