package crashlab.ui.editor;

import static crashlab.ui.Stagehand.await;
import static crashlab.ui.Stagehand.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

@OnStage
class EditorViewTest {
  private static final double WIDTH = 640;

  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();
  private final FakeDialogs dialogs = new FakeDialogs();
  private final EditorView view = onFx(() -> new EditorView(session, theme, dialogs));
  private final Stagehand hand =
      Stagehand.show(() -> new StackPane(view), theme, WIDTH, Stagehand.HEIGHT);

  private void open(String file) {
    Stagehand.open(session, file);
    settled();
  }

  /// Waits until the reader has said what it thinks of the text.
  private void settled() {
    await(() -> session.openingProperty().get() == null && view.model().isChecked());
    hand.settle();
  }

  private String text() {
    return onFx(() -> view.area().getText());
  }

  private void select(String part) {
    onFx(() -> {
      int at = view.area().getText().indexOf(part);
      assertThat(at).describedAs(part).isNotNegative();
      view.area().reveal(at, at + part.length());
      return null;
    });
    hand.settle();
  }

  private void caretBehind(String part) {
    select(part);
    hand.press(KeyCode.RIGHT);
  }

  private void replace(String part, String with) {
    select(part);
    hand.type(with);
    settled();
  }

  private String label(String selector) {
    return onFx(() -> ((Label) hand.find(selector)).getText());
  }

  private boolean isEnabled(String selector) {
    return onFx(() -> !hand.<Button>find(selector).isDisabled());
  }

  private void pictures(String name) {
    hand.picture(name + "-dark");
    onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    hand.picture(name + "-light");
    onFx(() -> {
      theme.darkProperty().set(true);
      return null;
    });
  }

  /// The styles of the first place at which a word stands.
  private Collection<String> styles(String word) {
    return onFx(() -> view.area().getStyleOfChar(text().indexOf(word) + 1));
  }

  @Test
  void theTextIsColouredInBothThemes() {
    open("supervision/nested-escalation.json");

    assertThat(label("#editor-state")).isEqualTo("nested-escalation");
    assertThat(isEnabled("#editor-apply")).isFalse();
    assertThat(styles("\"nested-escalation\"")).contains("json-string");
    assertThat(styles("\"name\"")).contains("json-key");
    pictures("editor-text");
  }

  @Test
  void aMisspeltStrategyIsUnderlinedAndTheLastValidRunStays() {
    open("supervision/one-for-all.json");
    var before = onFx(() -> session.main().recording());

    replace("\"one_for_all\"", "\"one_for_al\"");

    assertThat(label("#editor-state")).isEqualTo("1 problem · showing last valid version");
    assertThat(isEnabled("#editor-apply")).isFalse();
    assertThat(styles("\"one_for_al\"")).contains("json-problem");
    assertThat(styles("\"children\"")).doesNotContain("json-problem");
    ListView<?> problems = hand.find("#editor-problems");
    assertThat(problems.getItems()).hasSize(1);
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(onFx(() -> session.main().recording())).isSameAs(before);
    pictures("editor-problem");
  }

  @Test
  void theQuickFixPutsTheSuggestionIn() {
    open("supervision/one-for-all.json");
    String given = text();
    replace("\"one_for_all\"", "\"one_for_al\"");

    hand.click("#editor-fix");
    settled();

    assertThat(text()).isEqualTo(given);
    assertThat(label("#editor-state")).isEqualTo("one-for-all");
    assertThat(onFx(() -> hand.find("#editor-problems").getParent().isVisible())).isFalse();
  }

  @Test
  void completionShowsWhatCouldStandHere() {
    open("tasks/async-nolink.json");
    caretBehind("{\"log\": \"DOWN received\"}");
    hand.type(", {");
    hand.press(KeyCode.CONTROL, KeyCode.SPACE);
    await(() -> view.completion().isShowing());
    onFx(() -> {
      view.area().insertText(view.area().getCaretPosition(), "\"ca");
      return null;
    });
    await(() -> proposals().getFirst().equals("call"));

    hand.picture("editor-completion-dark", completionRoot());
    assertThat(onFx(this::proposals)).contains("call", "cast");

    hand.press(KeyCode.DOWN);
    hand.press(KeyCode.ENTER);
    assertThat(text()).contains(", {\"cast\": ");
  }

  private List<String> proposals() {
    ListView<?> list = (ListView<?>) completionRoot().lookup("#editor-completion");
    return list.getItems().stream().map(item -> ((Proposal) item).label()).toList();
  }

  private Parent completionRoot() {
    return view.completion().popup().getScene().getRoot();
  }

  @Test
  void applyingKeepsTheCursorTheSelectionAndThePlaceInTheText() {
    open("supervision/nested-escalation.json");
    onFx(() -> {
      session.main().selection().selectSlot(session.main().recording().roster().find("App/Shop"));
      session.main().player().seek(session.main().recording().momentAt(500_000_000));
      return null;
    });
    long time = onFx(() -> session.main().moment().timeNanos());
    int slot = onFx(() -> session.main().selection().slot());

    replace("\"seed\": 1", "\"seed\": 2");
    int caret = onFx(() -> view.area().getCaretPosition());
    assertThat(isEnabled("#editor-apply")).isTrue();
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    settled();

    assertThat(onFx(() -> session.main().recording().scenario().seed())).isEqualTo(2);
    assertThat(onFx(() -> session.main().moment().timeNanos())).isEqualTo(time);
    assertThat(onFx(() -> session.main().selection().slot())).isEqualTo(slot);
    assertThat(onFx(() -> view.area().getCaretPosition())).isEqualTo(caret);
    assertThat(isEnabled("#editor-apply")).isFalse();
    for (int i = 0; i < 20 && !text().contains("\"seed\": 1,"); i++) {
      hand.press(KeyCode.CONTROL, KeyCode.Z);
    }
    settled();
    assertThat(text()).contains("\"seed\": 1,");
    assertThat(isEnabled("#editor-apply")).isTrue();
  }

  @Test
  void whatIsTypedInTheEditorTriggersNothingElse() {
    List<KeyCode> reached = new ArrayList<>();
    onFx(() -> {
      view.getParent()
          .addEventHandler(
              KeyEvent.KEY_PRESSED,
              e -> {
                if (!e.getCode().isModifierKey()) {
                  reached.add(e.getCode());
                }
              });
      view.getParent().addEventHandler(KeyEvent.KEY_TYPED, e -> reached.add(e.getCode()));
      return null;
    });
    open("supervision/nested-escalation.json");
    caretBehind("\"nested-escalation\"");

    hand.type("nkp .,wsadf");
    hand.press(KeyCode.SPACE);
    hand.press(KeyCode.HOME);
    hand.press(KeyCode.CONTROL, KeyCode.Z);
    hand.press(KeyCode.CONTROL, KeyCode.F);
    hand.type("n.");
    hand.press(KeyCode.ESCAPE);
    assertThat(reached).isEmpty();

    hand.press(KeyCode.F6);
    assertThat(reached).containsExactly(KeyCode.F6);
  }

  @Test
  void theFormChangesTheStrategyInTheTextAndRunsIt() {
    open("supervision/nested-escalation.json");
    onFx(() -> {
      view.showDesign();
      return null;
    });
    await(() -> !view.form().settings().isEmpty());
    pictures("editor-design");

    hand.type("payments strategy");
    await(() -> view.form().settings().stream().allMatch(s -> s.label().equals("strategy")));
    hand.settle();
    onFx(() -> {
      ComboBox<String> strategy = hand.find("#setting-tree-children-1-strategy");
      strategy.requestFocus();
      strategy.setValue("one_for_all");
      return null;
    });
    await(() -> strategyOf("Payments").equals("ONE_FOR_ALL"));

    assertThat(text().replaceAll("\\s+", " "))
        .contains("\"id\": \"Payments\", \"type\": \"supervisor\", \"strategy\": \"one_for_all\"");
    settled();
    hand.picture("editor-design-searched-dark");
    assertThat(onFx(() -> hand.find("#setting-tree-children-1-strategy").isFocused())).isTrue();
    hand.press(KeyCode.CONTROL, KeyCode.Z);
    await(() -> strategyOf("Payments").equals("ONE_FOR_ONE"));
  }

  private String strategyOf(String id) {
    return Pattern.compile("\"" + id + "\",.{1,90}?\"strategy\": \"(\\w+)\"", Pattern.DOTALL)
        .matcher(session.main().recording().source().text())
        .results()
        .map(m -> m.group(1).toUpperCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  @Test
  void anExerciseLetsOnlyItsPartBeChanged() {
    open("tasks/keep-checkout-alive.json");
    String given = text();

    select("\"duration\": \"1s\"");
    hand.type("x");
    assertThat(text()).isEqualTo(given);
    assertThat(label("#editor-notice")).startsWith("Locked");
    assertThat(label("#editor-exercise")).contains("/modules/Checkout");
    pictures("editor-exercise");

    replace(
        "{\"task_async\": \"SendReceipt\"}",
        "{\"task_start_child\": \"SendReceipt\", \"supervisor\": \"Tasks\"}");
    assertThat(isEnabled("#editor-apply")).isTrue();
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    settled();
    assertThat(onFx(() -> session.current().source().text())).contains("task_start_child");
    select("\"duration\": \"1s\"");
    hand.type("x");
    assertThat(text()).contains("\"duration\": \"1s\"");

    hand.click("#editor-reset");
    assertThat(text()).isEqualTo(given);
    hand.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(text()).contains("task_start_child");
  }

  @Test
  void aRefusedFileIsShownWithItsProblems() {
    onFx(() -> {
      session.open(
          new ScenarioText("broken", null, null, "{\n  \"format\": 1,\n  \"nam\": \"broken\",\n"));
      return null;
    });
    settled();

    assertThat(label("#editor-state")).endsWith("broken cannot run yet");
    assertThat(isEnabled("#editor-apply")).isFalse();
    pictures("editor-refused");
  }

  @Test
  void wordsAreFound() {
    open("supervision/nested-escalation.json");
    onFx(() -> {
      view.showText();
      return null;
    });
    hand.press(KeyCode.CONTROL, KeyCode.F);
    hand.type("GATEWAYS");
    hand.press(KeyCode.ENTER);
    hand.press(KeyCode.ENTER);

    assertThat(onFx(() -> view.area().getSelectedText())).isEqualTo("Gateways");
    hand.picture("editor-find-dark");
  }

  @Test
  void theTextCanBeAsLargeAsTheThemeSays() {
    onFx(() -> {
      theme.textScaleProperty().set(1.5);
      return null;
    });
    open("supervision/one-for-all.json");
    replace("\"one_for_all\"", "\"one_for_al\"");
    Stagehand.await(() -> !hand.<ListView<?>>find("#editor-problems").getItems().isEmpty());
    assertThat(hand.cutOff()).isEmpty();
    Text line = (Text) Stagehand.onFx(() -> hand.find("#editor-text").lookup(".text"));
    assertThat(line.getFont().getSize()).isGreaterThan(17);
    hand.picture("editor-large-dark");
  }
}
