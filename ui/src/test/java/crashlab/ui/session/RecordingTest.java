package crashlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RecordingTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  @TestFactory
  Stream<DynamicTest> theWindowShowsTheFingerprintOfTheCommandLine() throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(SCENARIOS.resolve("fingerprints.txt"))) {
      String[] words = line.split("\\s+");
      if (words.length >= 2 && !line.startsWith("#")) {
        expected.put(words[1], words[0]);
      }
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(SCENARIOS)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> {
                  String known = expected.get(SCENARIOS.relativize(file).toString());
                  assertThat(Recordings.of(SCENARIOS.relativize(file).toString()).fingerprint())
                      .isEqualTo(known);
                }));
  }

  @Test
  void aFrameReachedByAnyWayShowsTheSame() {
    Recording run = Recordings.of("supervision/nested-escalation.json");
    var onward = new RunFrame(run.history());
    List<String> pictures = new ArrayList<>();
    for (int i = 0; i < run.log().size(); i++) {
      onward.moveTo(run.momentOf(run.log().seq(i)));
      pictures.add(picture(onward));
    }

    var back = new RunFrame(run.history());
    for (int i = run.log().size() - 1; i >= 0; i--) {
      back.moveTo(run.momentOf(run.log().seq(i)));
      assertThat(picture(back)).as("event " + i).isEqualTo(pictures.get(i));
    }
  }

  private static String picture(RunFrame frame) {
    var text = new StringBuilder();
    for (int slot = 0; slot < frame.slots(); slot++) {
      text.append(frame.look(slot)).append(' ').append(frame.mailbox(slot)).append(',');
    }
    return text.toString();
  }
}
