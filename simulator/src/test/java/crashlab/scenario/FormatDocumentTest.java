package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Cost;
import crashlab.simulation.Libraries;
import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The document of the format names every word that the reader takes, and its examples are sound.
class FormatDocumentTest {
  private final String document = document();

  private static String document() {
    try {
      return Files.readString(Path.of("..", "docs", "scenario-format.md"));
    } catch (IOException e) {
      throw new IllegalStateException("no document", e);
    }
  }

  @Test
  void namesEveryStepFaultTypeAndCost() {
    Libraries.VOCABULARY.verbs().forEach(verb -> isNamedAsKey(verb.name()));
    Libraries.VOCABULARY.faults().forEach(fault -> isNamedAsKey(fault.name()));
    EventReader.WORDS.forEach(this::isNamedAsKey);
    Libraries.VOCABULARY
        .childTypes()
        .forEach(type -> assertThat(document).contains('`' + type + '`'));
    Libraries.VOCABULARY
        .moduleUses()
        .forEach(use -> assertThat(document).contains('`' + use + '`'));
    for (Cost cost : Cost.values()) {
      assertThat(document).contains('`' + cost.word() + '`');
    }
  }

  private void isNamedAsKey(String word) {
    assertThat(document).contains('"' + word + "\":");
  }

  @Test
  void itsExamplesAreSound() {
    String whole = block(document, 0);
    String extending = block(document, 1);
    SourceLoader folder = _ -> whole.getBytes(StandardCharsets.UTF_8);

    assertThat(Scenarios.read("a.json", whole, ReadOptions.DEFAULT, folder))
        .isInstanceOf(ReadResult.Read.class);
    assertThat(Scenarios.read("b.json", extending, ReadOptions.DEFAULT, folder))
        .isInstanceOf(ReadResult.Read.class);
  }

  private static String block(String document, int number) {
    int start = -1;
    for (int i = 0; i <= number; i++) {
      start = document.indexOf("```json\n", start + 1);
    }
    return document.substring(start + 8, document.indexOf("```\n", start + 8));
  }
}
