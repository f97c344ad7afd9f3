package crashlab.ui.editor;

import static crashlab.ui.Stagehand.await;
import static crashlab.ui.Stagehand.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The keys that take a proposal do nothing else.
@OnStage
class CompletionKeysTest {
  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();
  private final EditorView view = onFx(() -> new EditorView(session, theme, new FakeDialogs()));
  private final Stagehand hand =
      Stagehand.show(() -> new StackPane(view), theme, 640, Stagehand.HEIGHT);

  @ParameterizedTest
  @EnumSource(
      value = KeyCode.class,
      names = {"TAB", "ENTER"})
  void aStepIsPutInPlaceWithItsValue(KeyCode key) {
    standAt("{\"task_async\": \"SendReceipt\"}");

    hand.type("{\"task_st");
    await(() -> view.completion().isShowing());
    hand.press(key);
    await(() -> view.completion().isShowing());
    hand.press(key);

    assertThat(onFx(() -> view.area().getText()))
        .contains("{\"task_start_child\": \"SendReceipt\",\n          {\"reply\"");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyCode.class,
      names = {"TAB", "ENTER"})
  void whatIsTakenFitsWhatWasTypedSinceTheListOpened(KeyCode key) {
    standAt("{\"task_async\": \"SendReceipt\"}");

    hand.type("{\"t");
    await(() -> view.completion().isShowing());
    onFx(() -> {
      view.area().insertText(view.area().getCaretPosition(), "ask_st");
      press(key);
      return null;
    });

    assertThat(onFx(() -> view.area().getText())).contains("{\"task_start_child\": \"");
  }

  private void press(KeyCode key) {
    var pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
    Event.fireEvent(view.area(), pressed);
  }

  /// Opens the exercise and chooses a part of it.
  private void standAt(String part) {
    Stagehand.open(session, "tasks/keep-checkout-alive.json");
    await(() -> session.openingProperty().get() == null && view.model().isChecked());
    hand.settle();
    onFx(() -> {
      int at = view.area().getText().indexOf(part);
      view.area().reveal(at, at + part.length());
      return null;
    });
    hand.settle();
  }
}
