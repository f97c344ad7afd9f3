package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.command.KeyHelp;
import crashlab.ui.session.Recording;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// The keys that views have of their own.
class WindowViewKeysTest {
  /// Presses a key in a view and sees that something has changed.
  private static void works(WindowOnStage on, Node view, KeyCode... keys) {
    on.run(view::requestFocus);
    String before = WindowSight.all(on);
    on.hand.press(keys);
    assertThat(WindowSight.all(on))
        .as(view.getId() + " " + Arrays.toString(keys))
        .isNotEqualTo(before);
  }

  @Test
  void everyKeyThatTheHelpSaysOfAViewWorksThere() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    Set<String> tried = new LinkedHashSet<>();
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    on.run(() -> on.window.show("tab-processes"));
    Node tree = on.window.tree.canvas();
    on.select("Gateways");
    for (KeyCode key :
        List.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.W, KeyCode.A)) {
      works(on, tree, key);
    }
    for (KeyCode key : List.of(KeyCode.D, KeyCode.S, KeyCode.W, KeyCode.F, KeyCode.DIGIT0)) {
      works(on, tree, key);
    }
    on.run(() -> on.window.show("tab-charts"));
    works(on, tree, KeyCode.ENTER);
    tried.add("tree");
    Node timeline = on.window.timeline;
    on.select("Payments");
    for (KeyCode key :
        List.of(
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.W,
            KeyCode.W,
            KeyCode.D,
            KeyCode.A,
            KeyCode.S,
            KeyCode.W,
            KeyCode.W,
            KeyCode.D,
            KeyCode.F,
            KeyCode.DIGIT0)) {
      works(on, timeline, key);
    }
    on.select("Payments");
    works(on, timeline, KeyCode.LEFT);
    works(on, timeline, KeyCode.RIGHT);
    on.run(() -> on.window.show("tab-charts"));
    works(on, timeline, KeyCode.ENTER);
    tried.add("timeline");
    Node scrubber = on.hand.find("#scrubber");
    on.run(() -> on.session.main().player().seekTime(on.recording().endNanos() / 2));
    for (KeyCode key : List.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN)) {
      works(on, scrubber, key);
    }
    tried.add("scrubber");
    on.run(() -> on.window.show("tab-charts"));
    Stagehand.await(() -> !on.window.charts.isPreparing());
    on.run(() -> on.window.charts.requestFocus());
    Node charts = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
    for (KeyCode key :
        List.of(
            KeyCode.DOWN,
            KeyCode.ENTER,
            KeyCode.UP,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.W,
            KeyCode.W,
            KeyCode.A,
            KeyCode.D,
            KeyCode.S,
            KeyCode.DIGIT0)) {
      works(on, charts, key);
    }
    tried.add("charts");
    on.run(() -> on.window.cascade.toStep(1));
    works(on, on.hand.find("#cascade-list"), KeyCode.DOWN);
    works(on, on.hand.find("#cascade-list"), KeyCode.UP);
    on.hand.press(KeyCode.DOWN);
    works(on, on.hand.find("#cascade-list"), KeyCode.ENTER);
    tried.add("cascade");
    works(on, on.hand.find("#fault-list"), KeyCode.DOWN);
    works(on, on.hand.find("#fault-list"), KeyCode.UP);
    works(on, on.hand.find("#fault-list"), KeyCode.ENTER);
    on.hand.press(KeyCode.ESCAPE);
    tried.add("list of faults");
    on.select("Payments");
    works(on, on.hand.find("#outline-list"), KeyCode.DOWN);
    works(on, on.hand.find("#outline-list"), KeyCode.UP);
    on.run(() -> on.window.show("tab-charts"));
    works(on, on.hand.find("#outline-list"), KeyCode.ENTER);
    tried.add("list of processes");
    branches(on);
    tried.add("list of branches");
    library(on);
    tried.add("library");
    text(on);
    tried.add("scenario text");

    assertThat(ViewKeyTable.ALL.stream().map(KeyHelp.ViewKeys::view))
        .isSubsetOf(tried)
        .containsAll(tried);
  }

  private static void branches(WindowOnStage on) {
    on.run(() -> on.session.main().player().seekTime(1));
    on.run(() -> on.session.inject("{\"kill\": \"Ledger\"}", "kill Ledger"));
    on.awaitBranches(2);
    on.run(() -> on.window.show("tab-branches"));
    TreeView<?> list = on.hand.find("#branches-tree");
    on.run(list::requestFocus);
    on.run(() -> list.getSelectionModel().select(0));
    works(on, list, KeyCode.ENTER);
    on.run(() -> list.getSelectionModel().select(1));
    on.hand.press(KeyCode.ENTER);
    works(on, list, KeyCode.F2);
    on.hand.press(KeyCode.ESCAPE);
    on.run(() -> list.getSelectionModel().select(1));
    works(on, list, KeyCode.DELETE);
    on.awaitBranches(1);
  }

  private static void library(WindowOnStage on) {
    on.hand.press(KeyCode.CONTROL, KeyCode.L).type("linked-task");
    ListView<?> list = on.hand.find("#library-list");
    Stagehand.await(
        () -> list.getItems().stream().anyMatch(row -> row.toString().contains("linked-task")));
    on.hand.press(KeyCode.DOWN);
    works(on, list, KeyCode.DOWN);
    works(on, list, KeyCode.UP);
    on.hand.press(KeyCode.ENTER);
    Stagehand.await(() -> on.session.branches().getFirst().name().startsWith("linked-task"));
    on.awaitRun();
  }

  private static void text(WindowOnStage on) {
    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    CodeArea area = on.hand.find("#editor-text");
    on.hand.press(KeyCode.CONTROL, KeyCode.HOME).type(" ");
    String typed = Stagehand.onFx(area::getText);
    on.hand.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(Stagehand.<String>onFx(area::getText)).isNotEqualTo(typed);
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertThat(Stagehand.<String>onFx(area::getText)).isEqualTo(typed);
    Recording before = on.recording();
    Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
    on.hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    Stagehand.await(() -> on.session.main().recording() != before);
    on.awaitRun();
    int windows = Stagehand.onFx(() -> Window.getWindows().size());
    on.hand.press(KeyCode.RIGHT).press(KeyCode.RIGHT).press(KeyCode.CONTROL, KeyCode.SPACE);
    Stagehand.await(() -> Window.getWindows().size() > windows);
    on.hand.press(KeyCode.ESCAPE);
    on.hand.press(KeyCode.CONTROL, KeyCode.F);
    assertThat(Stagehand.onFx(() -> on.hand.find("#editor-find").isVisible())).isTrue();
    on.hand.press(KeyCode.ESCAPE);
    on.hand.press(KeyCode.CONTROL, KeyCode.HOME).type("x");
    ListView<?> problems = on.hand.find("#editor-problems");
    Stagehand.await(() -> !problems.getItems().isEmpty());
    on.hand.press(KeyCode.CONTROL, KeyCode.END);
    int end = Stagehand.onFx(area::getCaretPosition);
    on.hand.press(KeyCode.F8);
    assertThat(Stagehand.<Integer>onFx(area::getCaretPosition)).isLessThan(end);
  }
}
