package crashlab.ui.editor;

import static crashlab.ui.Stagehand.await;
import static crashlab.ui.Stagehand.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnStage
class EditorFilesTest {
  private static final Path SHIPPED = Path.of("../scenarios/supervision/nested-escalation.json");

  @TempDir Path folder;

  private final FakeDialogs dialogs = new FakeDialogs();
  private Path file;
  private EditorView view;
  private Stagehand hand;

  @BeforeEach
  void openACopy() throws IOException {
    file = Files.copy(SHIPPED, folder.resolve("shop.json"));
    openWindow();
  }

  private void openWindow() {
    RunSession session = Stagehand.session();
    var theme = new Theme();
    view = onFx(() -> new EditorView(session, theme, dialogs, folder.resolve("drafts")));
    hand = Stagehand.show(() -> new StackPane(view), theme, 640, Stagehand.HEIGHT);
    Stagehand.openFile(session, file);
    await(() -> view.model().isChecked());
    onFx(() -> {
      view.showText();
      return null;
    });
  }

  private void type(String text) {
    onFx(() -> {
      int at = view.area().getText().indexOf("An expired");
      view.area().insertText(at, text);
      return null;
    });
  }

  private String text() {
    return onFx(() -> view.area().getText());
  }

  private boolean isShown(String selector) {
    return onFx(() -> hand.find(selector).isVisible());
  }

  @Test
  void savingWritesTheFile() throws IOException {
    type("Saved: ");
    assertThat(isShown("#editor-modified")).isTrue();

    hand.press(KeyCode.CONTROL, KeyCode.S);
    await(() -> !view.modifiedProperty().get());

    assertThat(Files.readString(file)).isEqualTo(text()).contains("Saved: An expired");
    assertThat(dialogs.suggested).isEmpty();
  }

  @Test
  void aFileThatSomebodyElseHasChangedIsNotOverwritten() throws IOException {
    type("Mine: ");
    Files.writeString(file, "{}");
    dialogs.answer = folder.resolve("mine.json");

    hand.press(KeyCode.CONTROL, KeyCode.S);
    await(() -> Files.exists(dialogs.answer) && !view.modifiedProperty().get());

    assertThat(file).hasContent("{}");
    assertThat(Files.readString(dialogs.answer)).contains("Mine: An expired");
    assertThat(dialogs.suggested).containsExactly("shop.json");
  }

  @Test
  void whatWasNotSavedIsOfferedWhenTheFileIsOpenedAgain() {
    type("Draft: ");
    onFx(() -> {
      view.keepDraft();
      return null;
    });
    await(() ->
        folder.resolve("drafts").toFile().list() instanceof String[] names && names.length > 0);

    openWindow();
    await(() -> hand.scene().lookup("#editor-draft").isVisible());
    hand.picture("editor-draft-dark");
    assertThat(onFx(() -> ((Label) hand.find("#editor-draft-text")).getText()))
        .startsWith("Unsaved changes from");
    assertThat(text()).doesNotContain("Draft: ");

    hand.click("#editor-draft-restore");
    assertThat(text()).contains("Draft: An expired");
    assertThat(isShown("#editor-draft")).isFalse();
  }
}
