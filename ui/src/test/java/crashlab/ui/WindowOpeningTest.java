package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be opened, and what is seen first.
@OnStage
class WindowOpeningTest {
  @Test
  void theLibraryFindsAScenarioByItsNameAndEnterOpensIt() {
    var on = WindowOnStage.empty();
    on.hand.press(KeyCode.CONTROL, KeyCode.L).type("linked-task");
    ListView<?> list = on.hand.find("#library-list");
    Stagehand.await(() ->
        list.getItems().size() < 5
            && list.getItems().stream().anyMatch(row -> row.toString().contains("linked-task")));
    on.hand.picture("01-library");
    on.hand.press(KeyCode.DOWN);
    on.hand.press(KeyCode.ENTER);
    Stagehand.await(() -> on.session.current() != null);
    on.awaitRun();

    assertThat(on.session.current().name()).isEqualTo("linked-task");
    assertThat(Sketch.of(on.window.views.tree(), 900, 600).words()).contains("Checkout");
    on.hand.picture("01-opened");
  }

  @Test
  void aFileIsOpenedByTheDialogAndIsRecentAfterwards() {
    var on = WindowOnStage.empty();
    on.files.open = Path.of("../scenarios/genserver/late-reply.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.O);
    Stagehand.await(() -> on.session.current() != null);

    assertThat(on.session.current().name()).isEqualTo("late-reply");
    assertThat(on.window.recents.paths())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("late-reply.json");
  }

  @Test
  void aFileWithMistakesIsShownWithItsProblems(@TempDir Path folder) throws IOException {
    Path file = broken(folder);
    var on = WindowOnStage.empty();
    on.files.open = file;
    on.hand.press(KeyCode.CONTROL, KeyCode.O);

    showsTheProblems(on, file);
    on.hand.picture("01-refused");
  }

  /// A scenario that ships, with one mistake.
  static Path broken(Path folder) throws IOException {
    String whole = Files.readString(Path.of("../scenarios/supervision/one-for-one.json"));
    Path file = folder.resolve("broken.json");
    return Files.writeString(file, whole.replace("\"one_for_one\"", "\"one_for_al\""));
  }

  /// The text stands in the editor, in front, with its one problem below it; nothing has run.
  static void showsTheProblems(WindowOnStage on, Path file) throws IOException {
    assertThat(on.problems())
        .singleElement()
        .asString()
        .startsWith("broken.json:45:17: /tree/strategy: found \"one_for_al\"")
        .endsWith("Did you mean \"one_for_all\"?");
    assertThat(on.tab("#right-tabs")).isEqualTo("tab-scenario");
    CodeArea area = on.hand.find("#editor-text");
    assertThat(Stagehand.<String>onFx(area::getText)).isEqualTo(Files.readString(file));
    assertThat(Stagehand.onFx(on.session::current)).isNull();
    assertThat(Sketch.of(on.window.views.tree(), 900, 600).text()).doesNotContain("Database");
  }

  @Test
  void theFirstSightIsAFailureWithAHint() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");

    int[] dark = on.hand.picture("01-first-sight-dark");
    assertThat(on.recording().isFailure(on.recording().indexAtOrBefore(on.now().seq()))).isTrue();
    assertThat(Sketch.of(on.window.views.tree(), 900, 600).text())
        .contains("StripeClient\ncrashed");
    assertThat(on.text("#coach-text")).contains("Press .");
    on.dark(false);
    int[] light = on.hand.picture("01-first-sight-light");
    assertThat(brightness(dark)).isLessThan(80);
    assertThat(brightness(light)).isGreaterThan(180);
  }

  private static double brightness(int[] pixels) {
    return Arrays.stream(pixels).map(pixel -> pixel >> 8 & 0xFF).average().orElseThrow();
  }

  @Test
  void whatIsOpenedFromTheLibraryIsPlayedWithSpaceAtOnce() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.run(() -> on.window.show(WindowTab.LIBRARY));
    on.hand.click("#library-search").type("linked");
    on.hand.press(KeyCode.DOWN).press(KeyCode.ENTER);
    Stagehand.await(() -> on.window.views.tree().canvas().isFocused());
    on.awaitRun();
    on.hand.press(KeyCode.SPACE);

    assertThat(Stagehand.onFx(() -> on.session.main().player().isPlaying())).isTrue();
  }

  @Test
  void whoNamesAFileThatIsNotThereIsShownTheLibrary() {
    var on = WindowOnStage.empty();

    on.run(() -> on.window.files.open(Path.of("no-such-file.json")));

    assertThat(on.hand.<TabPane>find("#left-tabs").getSelectionModel().getSelectedItem().getId())
        .isEqualTo("tab-library");
    assertThat(on.text("#coach-text")).startsWith("Open a scenario");
  }
}
