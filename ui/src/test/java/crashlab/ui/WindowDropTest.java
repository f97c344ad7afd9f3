package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are dropped on the window are opened as by the dialog.
@OnStage
class WindowDropTest {
  private static final Path LATE_REPLY = Path.of("../scenarios/genserver/late-reply.json");

  @TempDir private Path folder;

  private final WindowOnStage on = WindowOnStage.empty();

  @ParameterizedTest
  @ValueSource(strings = {"#tree-canvas", "#timeline", "#left-tabs", "#editor-text", "#status"})
  void aFileIsOpenedWhereverItIsDropped(String where) {
    on.run(() -> on.window.show(WindowTab.SCENARIO));

    assertThat(Dropped.files(on.hand.find(where), LATE_REPLY)).isTrue();

    opened("late-reply");
    assertThat(on.window.recents.paths())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("late-reply.json");
  }

  private void opened(String name) {
    Stagehand.await(() -> on.session.current() != null);
    on.awaitRun();
    assertThat(on.session.current().name()).isEqualTo(name);
  }

  @Test
  void aFileIsOpenedFromTheLibraryToo() {
    on.run(() -> on.window.show(WindowTab.LIBRARY));

    assertThat(Dropped.files(on.window.views.library(), LATE_REPLY)).isTrue();

    opened("late-reply");
  }

  @Test
  void aFileWithMistakesIsShownWithItsProblems() throws IOException {
    Path broken = WindowOpeningTest.broken(folder);

    assertThat(Dropped.files(tree(), broken)).isTrue();

    WindowOpeningTest.showsTheProblems(on, broken);
  }

  @Test
  void ofTwoFilesTheFirstScenarioIsOpenedAndTheWindowSaysSo() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "to do");

    assertThat(Dropped.files(tree(), notes, LATE_REPLY)).isTrue();

    opened("late-reply");
    assertThat(on.text("#notice"))
        .isEqualTo("Opened late-reply.json: one file at a time, the others stay.");
  }

  @Test
  void aFolderIsNotTakenAndTheWindowSaysWhatToDrop() {
    assertThat(Dropped.files(tree(), folder)).isFalse();

    on.hand.settle();
    assertThat(on.text("#notice")).isEqualTo("A folder cannot be opened: drop a scenario file.");
    assertThat(Stagehand.onFx(on.session::current)).isNull();
  }

  @Test
  void aTextFileWithAScenarioInItRuns() throws IOException {
    Path text = Files.copy(LATE_REPLY, folder.resolve("reply.txt"));

    assertThat(Dropped.files(tree(), text)).isTrue();

    opened("reply.txt");
  }

  @Test
  void aTextFileThatIsNoScenarioIsShownWithItsProblems() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "to do");

    assertThat(Dropped.files(tree(), text)).isTrue();

    assertThat(on.problems()).isNotEmpty().allMatch(problem -> problem.startsWith("notes.txt:1:"));
    assertThat(on.tab("#right-tabs")).isEqualTo("tab-scenario");
  }

  @Test
  void aFileThatIsGoneByThenIsSaidToBeGone() {
    assertThat(Dropped.files(tree(), folder.resolve("gone.json"))).isTrue();

    on.hand.settle();
    assertThat(on.text("#notice")).isEqualTo("Cannot open gone.json: there is no such file");
  }

  private Node tree() {
    return on.window.views.tree().canvas();
  }
}
