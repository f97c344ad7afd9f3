package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.command.Command;
import crashlab.ui.command.Keys;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The keys of the commands.
@OnStage
class WindowKeysTest {
  /// In the middle of a cascade of a branch that is compared: nearly everything can be done there.
  private static void amidst(WindowOnStage on) {
    Stagehand.onFx(() -> {
      on.window.dialogs.hide();
      on.session.noticeProperty().set(null);
      on.session.main().player().pause();
      on.window.show(WindowTab.BRANCHES);
      on.window.show(WindowTab.CHARTS);
      on.window.views.tree().canvas().requestFocus();
      on.session.main().selection().selectCascade(longest(on.session.main().recording()));
      on.window.views.cascade().toStep(5);
      return null;
    });
    on.hand.settle();
  }

  private static int longest(Recording run) {
    var all = run.cascades().all();
    int longest = 0;
    for (int i = 0; i < all.size(); i++) {
      longest = all.get(i).told().size() > all.get(longest).told().size() ? i : longest;
    }
    return longest;
  }

  @Test
  void everyKeyOfEveryCommandDoesSomething() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    on.hand.press(KeyCode.HOME).press(KeyCode.N).press(KeyCode.N);
    on.run(() -> on.session.inject("{\"kill\": \"Ledger\"}", "kill Ledger"));
    on.awaitBranches(2);
    on.run(() -> on.session.compareWith(on.session.branches().getFirst()));
    Stagehand.await(() -> !on.window.views.compare().isPreparing());
    List<Command> last = new ArrayList<>();
    for (Command command : on.window.commands.all()) {
      if (command.id().equals("node-fault-menu")) {
        continue; // needs several nodes: see WindowNodesTest
      }
      if (Set.of("again", "undo-fault", "compare", "play").contains(command.id())) {
        last.add(command);
      } else {
        press(on, command);
      }
    }
    last.forEach(command -> press(on, command));
  }

  private static void press(WindowOnStage on, Command command) {
    for (Keys keys : command.keys()) {
      amidst(on);
      prepare(on, command.id());
      assertThat(Stagehand.onFx(() -> command.enabled().getAsBoolean()))
          .as(command.id() + " can be done")
          .isTrue();
      boolean onlySeen = command.id().equals("pin");
      String before = onlySeen ? WindowSight.all(on) : WindowSight.state(on);
      on.hand.press(WindowSight.codes(keys));
      if (command.id().equals("again")) {
        on.awaitRun();
      }
      assertThat(onlySeen ? WindowSight.all(on) : WindowSight.state(on))
          .as(command.id() + " by " + keys)
          .isNotEqualTo(before);
      on.hand.press(KeyCode.ESCAPE);
    }
  }

  private static void prepare(WindowOnStage on, String command) {
    switch (command) {
      case "charts" -> on.run(() -> on.window.show(WindowTab.INSPECTOR));
      case "cascade-step-5" -> on.run(() -> on.window.views.cascade().toStep(2));
      default -> {
        // all others do something wherever the cursor is
      }
    }
  }

  @Test
  void everyKeyOfTheHelpGivesOneCommand() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.press(KeyCode.F1);
    on.hand.picture("12-keys");

    List<Command> commands = on.window.commands.all();
    assertThat(commands.stream().flatMap(command -> command.keys().stream()))
        .doesNotHaveDuplicates();
    on.hand.press(KeyCode.ESCAPE);
    assertThat(on.window.dialogs.isShown()).isFalse();
  }

  @Test
  void aCommandIsFoundByItsName() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).type("to the end");
    on.hand.picture("12-palette");
    on.hand.press(KeyCode.ENTER);

    assertThat(on.now()).isEqualTo(on.recording().end());
  }
}
