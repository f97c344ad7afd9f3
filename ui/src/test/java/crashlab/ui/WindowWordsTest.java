package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.command.Command;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The window for those to whom it is read, and for those who do not know it yet.
@OnStage
class WindowWordsTest {
  private static final List<WindowTab> LEFT =
      List.of(WindowTab.OUTLINE, WindowTab.LIBRARY, WindowTab.BRANCHES, WindowTab.EXERCISE);
  private static final List<WindowTab> RIGHT =
      List.of(WindowTab.INSPECTOR, WindowTab.SCENARIO, WindowTab.CHARTS);

  @Test
  void everyButtonOfEveryTabHasWords() {
    var on = WindowOnStage.with("tasks/keep-checkout-alive.json");
    on.run(() -> on.session.inject("{\"kill\": \"Checkout\"}", "kill Checkout"));
    on.awaitBranches(2);
    on.run(() -> on.session.compareWith(on.session.branches().getFirst()));
    List<String> wordless = new ArrayList<>();
    int seen = 0;
    for (WindowTab left : LEFT) {
      for (WindowTab right : RIGHT) {
        on.run(() -> {
          on.window.show(left);
          on.window.show(right);
        });
        List<ButtonBase> buttons = on.buttons();
        seen += buttons.size();
        buttons.stream()
            .filter(button -> !hasWords(button))
            .map(Node::toString)
            .forEach(wordless::add);
      }
    }
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    on.buttons().stream()
        .filter(button -> !hasWords(button))
        .map(Node::toString)
        .forEach(wordless::add);

    assertThat(seen).isGreaterThan(300);
    assertThat(wordless).isEmpty();
  }

  private static boolean hasWords(ButtonBase button) {
    boolean worded = button.getText() != null && !button.getText().isBlank();
    return worded || (button.getAccessibleText() != null && !button.getAccessibleText().isBlank());
  }

  @Test
  void theSelectedProcessAndItsStateAreTold() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    on.select("Database");

    for (Node view : List.of(on.window.views.tree().canvas(), on.window.views.timeline())) {
      String told =
          Stagehand.onFx(
              () -> String.valueOf(view.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
      String word =
          Stagehand.onFx(
              () -> on.session.main().frame().look(on.session.main().selection().slot()).word());
      assertThat(told).contains("Database").contains(word);
    }
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    String name = on.selected();
    assertThat(name).isNotEmpty();
    assertThat(Stagehand.<String>onFx(() -> on.window.views.tree().canvas().getAccessibleText()))
        .contains(name);
  }

  @Test
  void whereThereIsNothingTheNextActionIsNamed() {
    var on = WindowOnStage.empty();
    for (int i = 0; i < LEFT.size(); i++) {
      WindowTab left = LEFT.get(i);
      WindowTab right = RIGHT.get(i % RIGHT.size());
      on.run(() -> {
        on.window.show(left);
        on.window.show(right);
      });
      on.hand.picture("14-empty-" + left.title() + "-" + right.title());
    }
    assertThat(on.text("#cascade-empty")).contains("Open a scenario");
    assertThat(on.text("#inspector-empty")).startsWith("Click a process");
    assertThat(Sketch.of(on.window.views.timeline(), 900, 400).text()).contains("Open a scenario");
    assertThat(Sketch.of(on.window.views.charts(), 900, 400).text()).contains("open a scenario");
    for (Command command : on.window.commands.all()) {
      if (!command.id().equals("quit") && !command.keys().isEmpty()) {
        on.hand.press(WindowSight.codes(command.keys().getFirst()));
        on.hand.press(KeyCode.ESCAPE);
      }
    }
  }
}
