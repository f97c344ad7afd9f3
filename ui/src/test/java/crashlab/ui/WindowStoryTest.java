package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.trace.EventType;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole stories, as somebody goes through them: from a scenario to what is to be learnt from it.
@OnStage
class WindowStoryTest {
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
    Stagehand.await(() -> !on.window.views.compare().isPreparing());
    on.hand.settle().press(KeyCode.F7);
    on.hand.picture("50-compared");
    assertThat(on.notice()).startsWith("The runs part ");
    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    // export
    on.files.save = folder.resolve("report.csv");
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    on.tabTo(on.hand.find("#share-figures"));
    on.hand.press(KeyCode.SPACE);
    Stagehand.await(() -> Files.exists(on.files.save));
    on.hand.press(KeyCode.ESCAPE);
    assertThat(on.window.dialogs.isShown()).isFalse();
  }

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

  @Test
  void theMenuAtAProcessAsksTheSameQuestion() {
    var on = WindowOnStage.with("genserver/bottleneck.json");
    int slot = on.recording().history().slot(deepest(on.recording()));

    on.run(() -> on.window.views.actions().showMenu(on.window.views.tree(), slot, 300, 300));
    on.choose("menu-until-mailbox");

    assertThat(Stagehand.onFx(() -> on.window.dialogs.isShown())).isTrue();
    assertThat(Stagehand.onFx(() -> on.hand.find("#mailbox-above").isFocused())).isTrue();
    on.hand.press(KeyCode.ESCAPE);
    assertThat(Stagehand.onFx(() -> on.window.dialogs.isShown())).isFalse();
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
    assertThat(on.eventNow()).isEqualTo(EventType.SUPERVISOR_RESTART);

    Moment restarted = on.now();
    on.hand.press(KeyCode.X);
    Stagehand.await(() -> !on.session.main().player().isPlaying());
    assertThat(on.now()).isGreaterThan(restarted);
  }
}
