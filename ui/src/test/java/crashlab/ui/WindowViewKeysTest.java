package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.command.KeyHelp;
import crashlab.ui.session.Recording;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// The keys that views have of their own.
@OnStage
class WindowViewKeysTest {
  @Test
  void everyKeyThatTheHelpSaysOfAViewWorksThere() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    Map<String, Consumer<WindowOnStage>> views = views();
    views.values().forEach(keys -> keys.accept(on));

    assertThat(ViewKeyTable.ALL.stream().map(KeyHelp.ViewKeys::view))
        .isSubsetOf(views.keySet())
        .containsAll(views.keySet());
  }

  /// How the keys of each view are tried, by the name that the help has for it.
  private static Map<String, Consumer<WindowOnStage>> views() {
    Map<String, Consumer<WindowOnStage>> views = new LinkedHashMap<>();
    views.put("tree", WindowViewKeysTest::tree);
    views.put("timeline", WindowViewKeysTest::timeline);
    views.put("scrubber", WindowViewKeysTest::scrubber);
    views.put("charts", WindowViewKeysTest::charts);
    views.put("cascade", WindowViewKeysTest::cascade);
    views.put("list of faults", WindowViewKeysTest::faults);
    views.put("list of processes", WindowViewKeysTest::processes);
    views.put("list of branches", WindowViewKeysTest::branches);
    views.put("library", WindowViewKeysTest::library);
    views.put("scenario text", WindowViewKeysTest::text);
    return views;
  }

  /// Presses keys in a view, one after the other, and sees that each has changed something.
  private static void works(WindowOnStage on, Node view, KeyCode... keys) {
    on.run(view::requestFocus);
    String before = WindowSight.all(on);
    for (int i = 0; i < keys.length; i++) {
      on.hand.press(keys[i]);
      String after = WindowSight.all(on);
      assertThat(after)
          .as("%s, key %d of %s", view.getId(), i + 1, Arrays.toString(keys))
          .isNotEqualTo(before);
      before = after;
    }
  }

  private static void tree(WindowOnStage on) {
    on.run(() -> on.window.show(WindowTab.OUTLINE));
    Node tree = on.window.views.tree().canvas();
    on.select("Gateways");
    works(on, tree, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.W, KeyCode.A);
    works(on, tree, KeyCode.D, KeyCode.S, KeyCode.W, KeyCode.F, KeyCode.DIGIT0);
    on.run(() -> on.window.show(WindowTab.CHARTS));
    works(on, tree, KeyCode.ENTER);
  }

  private static void timeline(WindowOnStage on) {
    Node timeline = on.window.views.timeline();
    on.select("Payments");
    works(on, timeline, KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);
    works(on, timeline, KeyCode.W, KeyCode.W, KeyCode.D, KeyCode.A, KeyCode.S);
    works(on, timeline, KeyCode.W, KeyCode.W, KeyCode.D, KeyCode.F, KeyCode.DIGIT0);
    on.select("Payments");
    works(on, timeline, KeyCode.LEFT, KeyCode.RIGHT);
    on.run(() -> on.window.show(WindowTab.CHARTS));
    works(on, timeline, KeyCode.ENTER);
  }

  private static void scrubber(WindowOnStage on) {
    Node scrubber = on.hand.find("#scrubber");
    on.run(() -> on.session.main().player().seekTime(on.recording().endNanos() / 2));
    works(on, scrubber, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);
  }

  private static void charts(WindowOnStage on) {
    on.run(() -> on.window.show(WindowTab.CHARTS));
    Stagehand.await(() -> !on.window.views.charts().isPreparing());
    on.run(() -> on.window.views.charts().requestFocus());
    Node charts = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
    works(on, charts, KeyCode.DOWN, KeyCode.ENTER, KeyCode.UP, KeyCode.LEFT, KeyCode.RIGHT);
    works(on, charts, KeyCode.W, KeyCode.W, KeyCode.A, KeyCode.D, KeyCode.S, KeyCode.DIGIT0);
  }

  private static void cascade(WindowOnStage on) {
    on.run(() -> on.window.views.cascade().toStep(1));
    works(on, on.hand.find("#cascade-list"), KeyCode.DOWN, KeyCode.UP);
    on.hand.press(KeyCode.DOWN);
    works(on, on.hand.find("#cascade-list"), KeyCode.ENTER);
  }

  private static void faults(WindowOnStage on) {
    works(on, on.hand.find("#fault-list"), KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
    on.hand.press(KeyCode.ESCAPE);
  }

  private static void processes(WindowOnStage on) {
    on.select("Payments");
    works(on, on.hand.find("#outline-list"), KeyCode.DOWN, KeyCode.UP);
    on.run(() -> on.window.show(WindowTab.CHARTS));
    works(on, on.hand.find("#outline-list"), KeyCode.ENTER);
  }

  private static void branches(WindowOnStage on) {
    on.run(() -> on.session.main().player().seekTime(1));
    on.run(() -> on.session.inject("{\"kill\": \"Ledger\"}", "kill Ledger"));
    on.awaitBranches(2);
    on.run(() -> on.window.show(WindowTab.BRANCHES));
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
    works(on, list, KeyCode.DOWN, KeyCode.UP);
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
