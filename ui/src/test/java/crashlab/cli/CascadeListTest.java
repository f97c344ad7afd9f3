package crashlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.ToldCascade;
import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.MergedArrows;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.inspector.CascadeView;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Recordings;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.ViewedRun;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `crashlab run --json` writes of each cascade of each scenario that ships is what the window
/// lists and draws.
class CascadeListTest {
  @TestFactory
  Stream<DynamicTest> theResultsTellWhatTheWindowLists() throws IOException {
    return Recordings.shipped()
        .map(file ->
            DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()), () -> theSame(ScenarioText.load(file))));
  }

  private static void theSame(ScenarioText source) {
    RunSession session = Stagehand.session();
    ViewedRun view = session.main();
    Stagehand.onFx(() -> {
      session.open(source);
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    Recording run = view.recording();
    List<JsonReport.Entry> entries = List.of(new JsonReport.Entry("it", run.run()));
    JsonNode cascades = JsonMapper.shared().readTree(JsonReport.of(entries)).get("cascades");
    assertThat(cascades.size()).isEqualTo(run.cascades().all().size());
    Stagehand.onFx(() -> {
      var list = new CascadeView(view, new Theme());
      for (int i = 0; i < cascades.size(); i++) {
        view.selection().selectCascade(i);
        assertThat(steps(cascades.get(i))).isEqualTo(steps(list));
        assertThat(arrows(cascades.get(i))).isEqualTo(arrows(view));
      }
      return null;
    });
  }

  private static List<String> steps(JsonNode cascade) {
    return cascade.get("steps").valueStream().map(CascadeListTest::words).toList();
  }

  private static String words(JsonNode step) {
    return "%d at %d: %s, %s, of %d"
        .formatted(
            step.get("step").asInt(),
            step.get("at").asLong(),
            step.get("kind").asString(),
            step.get("says").asString(),
            step.path("cause").asInt(0));
  }

  @SuppressWarnings("unchecked")
  private static List<String> steps(CascadeView view) {
    var list = (ListView<ToldCascade.ToldStep>) view.lookup("#cascade-list");
    return list.getItems().stream()
        .map(line ->
            "%d at %d: %s, %s, of %d"
                .formatted(
                    line.step().number(),
                    line.step().timeNanos(),
                    line.step().kind().word(),
                    line.sentence(),
                    line.step().cause()))
        .toList();
  }

  private static List<String> arrows(JsonNode cascade) {
    return cascade
        .get("arrows")
        .valueStream()
        .map(arrow ->
            "%d-%d %s %s x%d"
                .formatted(
                    arrow.path("cause").asInt(0),
                    arrow.path("effect").asInt(0),
                    arrow.get("kind").asString(),
                    arrow.get("label").asString(),
                    arrow.path("count").asInt(1)))
        .toList();
  }

  private static List<String> arrows(ViewedRun view) {
    List<CascadeArrow> drawn =
        MergedArrows.of(view.cascadeGraph().arrows(), view.recording().roster()::parent);
    return drawn.stream()
        .map(arrow ->
            "%d-%d %s %s x%d"
                .formatted(
                    arrow.cause(),
                    arrow.effect(),
                    arrow.kind().word(),
                    arrow.label(),
                    arrow.count()))
        .toList();
  }
}
