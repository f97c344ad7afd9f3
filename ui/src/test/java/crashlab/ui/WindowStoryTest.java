package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.session.Branch;
import crashlab.ui.session.Moment;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole stories, as somebody goes through them: from a scenario to what is to be learnt from it.
class WindowStoryTest {
  private static final String SHOP =
      """
      {"format": 1, "name": "shop", "duration": "10s",
       "modules": {"W": {"use": "gen_server", "handle_cast": {"ping": []}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "Cache", "module": "W", "name": "Cache"},
         {"id": "Pool", "module": "W", "name": "Pool"},
         {"id": "Dyn", "type": "dynamic_supervisor"}]},
       "load": [{"id": "user", "arrivals": {"constant": "10/s"}, "do": [{"cast": "Cache", "message": "ping"}]}]}
      """;

  /// Presses Tab until a node has the focus.
  private static void tabTo(WindowOnStage on, Node node) {
    for (int i = 0; i < 60 && !Stagehand.onFx(node::isFocused); i++) {
      on.hand.press(KeyCode.TAB);
    }
    assertThat(Stagehand.onFx(node::isFocused)).as("focus on " + node.getId()).isTrue();
  }

  @Test
  void theWholeStoryGoesByTheKeyboardAlone(@TempDir Path folder) {
    var on = WindowOnStage.empty();
    // open
    on.hand.press(KeyCode.CONTROL, KeyCode.L).type("one-for-one");
    ListView<?> library = on.hand.find("#library-list");
    Stagehand.await(
        () -> library.getItems().stream().anyMatch(row -> row.toString().contains("one-for-one")));
    on.hand.press(KeyCode.DOWN).press(KeyCode.ENTER);
    Stagehand.await(() -> on.session.current() != null);
    on.awaitRun();
    assertThat(on.session.current().name()).isEqualTo("one-for-one");
    // run
    on.hand.press(KeyCode.HOME).press(KeyCode.SPACE);
    Stagehand.await(() -> on.session.main().moment().seq() > 0);
    on.hand.press(KeyCode.SPACE);
    assertThat(Stagehand.onFx(() -> on.session.main().player().isPlaying())).isFalse();
    // inject
    on.hand.press(KeyCode.SLASH).type("SessionCache").press(KeyCode.ENTER);
    assertThat(on.selected()).isEqualTo("SessionCache");
    assertThat(on.hand.<TextField>find("#find-field").getText()).isEqualTo("SessionCache");
    on.hand.press(KeyCode.K);
    on.hand.press(KeyCode.DOWN).press(KeyCode.ENTER);
    on.awaitBranches(2);
    assertThat(on.notice()).startsWith("Branched at ");
    // find the cause
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    on.hand.press(KeyCode.CLOSE_BRACKET).press(KeyCode.OPEN_BRACKET);
    on.hand.press(KeyCode.CONTROL, KeyCode.I);
    Stagehand.await(() -> on.hand.scene().lookup("#inspector-copy-chain") != null);
    on.hand.picture("50-cause");
    // apply an edit
    String before = on.recording().fingerprint();
    on.hand.press(KeyCode.CONTROL, KeyCode.E).press(KeyCode.CONTROL, KeyCode.F);
    on.hand.type("\"one_for_one\"").press(KeyCode.ESCAPE);
    on.hand.type("\"one_for_all\"");
    Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
    on.hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    Stagehand.await(() -> !on.session.main().recording().fingerprint().equals(before));
    on.hand.settle();
    // compare
    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    Stagehand.await(() -> on.session.comparedProperty().get() != null);
    Stagehand.await(() -> !on.window.compare.isPreparing());
    on.hand.settle().press(KeyCode.F7);
    on.hand.picture("50-compared");
    assertThat(on.notice()).startsWith("The runs part ");
    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    // export
    on.files.save = folder.resolve("report.csv");
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    tabTo(on, on.hand.find("#share-figures"));
    on.hand.press(KeyCode.SPACE);
    Stagehand.await(() -> Files.exists(on.files.save));
    on.hand.press(KeyCode.ESCAPE);
    assertThat(on.window.overlay().isShown()).isFalse();
  }

  @Test
  void anExerciseIsSolvedInTheWindow() {
    var on = WindowOnStage.with("tasks/keep-checkout-alive.json");
    fire(on, "#question-0-choice-3");
    fire(on, "#question-0-answer");
    fire(on, "#lesson-check");
    Stagehand.await(() -> on.hand.<Label>find("#lesson-result").getText().contains("hold"));
    assertThat(on.text("#lesson-result")).isEqualTo("2 of 5 hold; 3 to go.");
    on.hand.picture("48-failed");

    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    CodeArea area = on.hand.find("#editor-text");
    on.run(() -> {
      String given = "{\"task_async\": \"SendReceipt\"}";
      int at = area.getText().indexOf(given);
      area.replaceText(
          at,
          at + given.length(),
          "{\"task_start_child\": \"SendReceipt\", \"supervisor\": \"Tasks\"}");
    });
    String before = on.recording().fingerprint();
    Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
    on.hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    Stagehand.await(() -> !on.session.main().recording().fingerprint().equals(before));
    on.hand.settle();
    fire(on, "#lesson-check");

    Stagehand.await(() -> on.hand.<Label>find("#lesson-result").getText().startsWith("Solved"));
    on.hand.picture("48-solved");
    assertThat(on.text("#lesson-result")).isEqualTo("Solved: all 5 goals hold.");
  }

  private static void fire(WindowOnStage on, String id) {
    Stagehand.await(() -> on.hand.scene().lookup(id) != null);
    ButtonBase button = on.hand.find(id);
    on.run(button::fire);
  }

  // ---- breaking things

  private static WindowOnStage shop() {
    WindowOnStage on = WindowOnStage.withText("shop", SHOP);
    on.run(() -> on.session.main().player().seekTime(2_000_000_000L));
    return on;
  }

  private static void clickProcess(WindowOnStage on, String name) {
    double[] at =
        Stagehand.onFx(
            () -> on.window.tree.placeOf(on.session.main().recording().roster().find(name)));
    on.hand.clickAt(on.window.tree.canvas(), at[0], at[1]);
  }

  @ParameterizedTest
  @CsvSource({
    "kill, 0, Cache",
    "exit, 1, Cache",
    "crash, 2, Cache",
    "suspend, 3, Cache",
    "hang, 4, Cache",
    "slow, 5, Cache",
    "stop, 6, Cache",
    "cast, 7, Cache",
    "start_child, 8, Dyn",
    "clock_jump, 9, ''"
  })
  void eachFaultStrikesByMouseAndByKeyboard(String key, int place, String victim) {
    var on = shop();
    ListView<?> list = on.hand.find("#fault-list");
    on.run(() -> list.scrollTo(place));
    on.hand.click("#fault-" + key);
    on.hand.picture("40-" + key);
    if (victim.isEmpty()) {
      on.hand.click("#fault-strike");
    } else {
      clickProcess(on, victim);
    }
    on.awaitBranches(2);
    assertThat(on.notice()).startsWith("Branched at 2.0 s: ");
    assertThat(on.session.current().source().text()).contains("\"" + key + "\": ");

    on.hand.press(KeyCode.CONTROL, KeyCode.Z);
    on.awaitBranches(1);
    if (!victim.isEmpty()) {
      on.hand.press(KeyCode.SLASH).type(victim).press(KeyCode.ENTER);
      assertThat(on.selected()).isEqualTo(victim);
    }
    Node strike = on.hand.find("#fault-strike");
    on.hand.press(KeyCode.SHIFT, KeyCode.F6);
    for (int i = 0; i < 9 && !Stagehand.onFx(list::isFocused); i++) {
      on.hand.press(KeyCode.F6);
    }
    for (int i = 0; i < 10; i++) {
      on.hand.press(KeyCode.UP);
    }
    for (int i = 0; i < place; i++) {
      on.hand.press(KeyCode.DOWN);
    }
    if (victim.isEmpty()) {
      on.hand.press(KeyCode.ENTER);
    } else {
      tabTo(on, strike);
      on.hand.picture("40-" + key + "-by-key");
      on.hand.press(KeyCode.SPACE);
    }
    on.awaitBranches(2);
    assertThat(on.session.current().source().text()).contains("\"" + key + "\": ");
    assertThat(on.notice()).startsWith("Branched at ");
  }

  @Test
  void escapeCancelsAFaultThatIsAimed() {
    var on = shop();
    on.hand.click("#fault-kill");
    assertThat(Stagehand.onFx(() -> on.window.faults.armedProperty().get())).isTrue();
    on.hand.picture("41-aimed");

    on.hand.press(KeyCode.ESCAPE);

    assertThat(Stagehand.onFx(() -> on.window.faults.armedProperty().get())).isFalse();
    clickProcess(on, "Pool");
    assertThat(on.selected()).isEqualTo("Pool");
    assertThat(on.session.branches()).hasSize(1);
  }

  // ---- going on until something is so

  @Test
  void itPlaysUntilAMailboxIsLongerThanSomebodySays() {
    var on = WindowOnStage.with("genserver/bottleneck.json");
    Recording run = on.recording();
    int slot = run.history().slot(deepest(run));
    on.hand.press(KeyCode.HOME);
    on.run(() -> {
      on.session.main().selection().selectSlot(slot);
      on.session.main().player().speedProperty().set(Player.FASTEST);
      on.window.commands.get("until-mailbox").run();
    });
    on.hand.type("many").press(KeyCode.ENTER);
    assertThat(on.text("#mailbox-problem")).contains("whole number");
    on.hand.picture("until-mailbox");
    on.hand.press(KeyCode.CONTROL, KeyCode.A).type("5").press(KeyCode.ENTER);
    Stagehand.await(
        () -> on.session.main().moment().seq() > 0 && !on.session.main().player().isPlaying());

    assertThat(on.session.main().frame().mailbox(slot)).isEqualTo(6);
    assertThat(on.now().compareTo(run.end())).isNegative();
  }

  private static int deepest(Recording run) {
    int deepest = 0;
    for (int i = 0; i < run.history().size(); i++) {
      deepest = run.history().mailbox(i) > run.history().mailbox(deepest) ? i : deepest;
    }
    return deepest;
  }

  @Test
  void itPlaysUntilAProcessIsRestartedAndUntilAnExpectationIsDecided() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    on.hand.press(KeyCode.HOME);
    on.select("Database");
    on.run(() -> {
      on.session.main().player().speedProperty().set(Player.FASTEST);
      on.window.commands.get("until-restarted").run();
    });
    Stagehand.await(() -> !on.session.main().player().isPlaying());
    assertThat(on.eventNow()).isEqualTo(crashlab.trace.EventType.SUPERVISOR_RESTART);

    Moment restarted = on.now();
    on.hand.press(KeyCode.X);
    Stagehand.await(() -> !on.session.main().player().isPlaying());
    assertThat(on.now()).isGreaterThan(restarted);
  }

  // ---- what goes wrong

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"format\": 1, \"name\": \"x\"}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"-5s\", \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": []}}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"1s\", \"modules\": {\"W\": {\"use\": \"gen_server\"}}, \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"max_restarts\": -1, \"children\": [{\"id\": \"C\", \"module\": \"W\"}]}}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"1s\", \"modules\": {\"W\": {\"use\": \"gen_server\"}}, \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": [{\"id\": \"C\", \"module\": \"W\"}, {\"id\": \"C\", \"module\": \"W\"}]}}",
        "{\"format\": 1, \"name\": \"x\", \"duration\": \"1s\", \"modules\": {\"W\": {\"use\": \"gen_server\"}}, \"tree\": {\"id\": \"A\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": [{\"id\": \"C\", \"module\": \"W\", \"replicas\": -3}]}}"
      })
  void whatIsWrongWithATextIsSaidInAMessage(String text) {
    var on = WindowOnStage.with("tasks/linked-task.json");
    String before = on.recording().fingerprint();
    on.openText("wrong", text);

    assertThat(Stagehand.onFx(() -> on.session.refusalProperty().get())).isNotNull();
    assertThat(on.recording().fingerprint()).as("what was shown stays").isEqualTo(before);
    Stagehand.await(() -> !on.hand.<ListView<?>>find("#editor-problems").getItems().isEmpty());
    String said = String.valueOf(on.hand.<ListView<?>>find("#editor-problems").getItems());
    assertThat(said + on.notice()).doesNotContain("Exception", "mistake of ours");
  }

  @Test
  void aSupervisorWithoutChildrenIsNoMistake() {
    var on =
        WindowOnStage.withText(
            "childless",
            """
            {"format": 1, "name": "childless", "duration": "1s",
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": []}}
            """);

    assertThat(on.recording().roster().find("App")).isNotNegative();
    on.hand.picture("45-no-children");
    for (KeyCode key : List.of(KeyCode.N, KeyCode.J, KeyCode.SPACE, KeyCode.END, KeyCode.DIGIT1)) {
      on.hand.press(key);
    }
    assertThat(on.notice()).doesNotContain("mistake of ours");
  }

  @Test
  void aMistakeOfAViewLosesNothingThatWasTyped() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.E).press(KeyCode.CONTROL, KeyCode.HOME);
    on.hand.type("  ");
    CodeArea area = on.hand.find("#editor-text");
    String typed = Stagehand.onFx(area::getText);
    Stagehand.onFx(() -> {
      CrashlabApplication.tellMistakes(on.session);
      on.session
          .main()
          .framesProperty()
          .subscribe((_, _) -> {
            throw new IllegalStateException("a view fails");
          });
      on.session.main().player().toEnd();
      return null;
    });

    assertThat(Stagehand.takeFromTheConsole()).anyMatch(line -> line.contains("a view fails"));
    assertThat(Stagehand.<String>onFx(area::getText)).isEqualTo(typed).startsWith("  ");
    assertThat(on.notice()).contains("a view fails").contains("Your text is still here");
    Branch shown = Stagehand.onFx(on.session::current);
    assertThat(shown.recording()).isEqualTo(on.recording());
    Stagehand.onFx(() -> {
      on.window.showRight("tab-inspector");
      on.window.showRight("tab-scenario");
      return null;
    });
    on.hand.settle();
    assertThat(Stagehand.<String>onFx(area::getText)).isEqualTo(typed);
    Stagehand.onFx(() -> {
      Thread.currentThread().setUncaughtExceptionHandler(null);
      return null;
    });
  }
}
