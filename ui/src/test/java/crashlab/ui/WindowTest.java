package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioReader;
import crashlab.trace.EventType;
import crashlab.ui.command.Command;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Moment;
import crashlab.ui.session.Recording;
import crashlab.ui.timeline.TimelineView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window as a user works it: one group for each thing that people come for. Every picture is
/// kept in `target/pictures`.
class WindowTest {
  private static Recording run(WindowOnStage on) {
    Recording run = Stagehand.onFx(() -> on.session.main().recording());
    assertThat(run).isNotNull();
    return run;
  }

  private static Moment now(WindowOnStage on) {
    return Stagehand.onFx(() -> on.session.main().moment());
  }

  private static String status(WindowOnStage on) {
    return Stagehand.onFx(() -> on.hand.<Label>find("#status").getText());
  }

  private static String fingerprint(WindowOnStage on) {
    return Stagehand.onFx(() -> on.hand.<Label>find("#fingerprint").getText());
  }

  private static EventType eventNow(WindowOnStage on) {
    Recording run = run(on);
    return run.log().type(run.indexAtOrBefore(now(on).seq()));
  }

  private static void select(WindowOnStage on, String process) {
    Stagehand.onFx(() -> {
      on.session.main().selection().selectSlot(run(on).roster().find(process));
      return null;
    });
    on.hand.settle();
  }

  private static void awaitRun(WindowOnStage on) {
    Stagehand.await(() -> on.session.openingProperty().get() == null);
    on.hand.settle();
  }

  private static String tab(WindowOnStage on, String tabs) {
    return Stagehand.onFx(
        () -> on.hand.<TabPane>find(tabs).getSelectionModel().getSelectedItem().getId());
  }

  @Nested
  class Opening {
    @Test
    void theLibraryFindsAScenarioByItsNameAndEnterOpensIt() {
      var on = WindowOnStage.empty();
      on.hand.press(KeyCode.CONTROL, KeyCode.L).type("linked-task");
      Stagehand.await(() ->
          on.hand.<javafx.scene.control.ListView<?>>find("#library-list").getItems().stream()
              .anyMatch(row -> row.toString().contains("linked-task")));
      on.hand.picture("01-library");
      on.hand.press(KeyCode.DOWN);
      on.hand.press(KeyCode.ENTER);
      Stagehand.await(() -> on.session.current() != null);
      awaitRun(on);

      assertThat(on.session.current().name()).isEqualTo("linked-task");
      on.hand.picture("01-opened");
    }

    @Test
    void aFileIsOpenedByTheDialogAndIsRecentAfterwards() {
      var on = WindowOnStage.empty();
      on.files.open = Path.of("../scenarios/genserver/late-reply.json");
      on.hand.press(KeyCode.CONTROL, KeyCode.O);
      Stagehand.await(() -> on.session.current() != null);

      assertThat(on.session.current().name()).isEqualTo("late-reply");
      assertThat(on.window.recents.paths())
          .extracting(file -> file.getFileName().toString())
          .containsExactly("late-reply.json");
    }

    @Test
    void aFileWithMistakesIsShownWithItsProblems(@TempDir Path folder) throws IOException {
      Path file = folder.resolve("broken.json");
      Files.writeString(
          file,
          Files.readString(Path.of("../scenarios/supervision/one-for-one.json"))
              .replace("\"one_for_one\"", "\"one_for_al\""));
      var on = WindowOnStage.empty();
      on.files.open = file;
      on.hand.press(KeyCode.CONTROL, KeyCode.O);
      Stagehand.await(() -> on.session.refusalProperty().get() != null);
      on.hand.settle();

      assertThat(tab(on, "#right-tabs")).isEqualTo("tab-scenario");
      on.hand.picture("01-refused");
    }

    @Test
    void theFirstSightIsAFailureWithAHint() {
      var on = WindowOnStage.with("supervision/nested-escalation.json");

      assertThat(Stagehand.colors(on.hand.picture("01-first-sight-dark"))).isGreaterThan(50);
      assertThat(run(on).isFailure(run(on).indexAtOrBefore(now(on).seq()))).isTrue();
      assertThat(Stagehand.onFx(() -> on.hand.<Label>find("#coach-text").getText()))
          .contains("Press .");
      Stagehand.onFx(() -> {
        on.theme.darkProperty().set(false);
        return null;
      });
      assertThat(Stagehand.colors(on.hand.picture("01-first-sight-light"))).isGreaterThan(50);
    }
  }

  @Nested
  class Watching {
    @Test
    void theWholeEscalationPlaysOnTheTree() {
      var on = WindowOnStage.with("supervision/nested-escalation.json");
      Recording run = run(on);
      long giveUp = 0;
      for (int i = 0; i < run.log().size() && giveUp == 0; i++) {
        giveUp = run.log().type(i) == EventType.SUPERVISOR_GIVE_UP ? run.log().seq(i) : 0;
      }
      long seq = giveUp;
      Stagehand.onFx(() -> {
        on.session.main().player().seekSeq(seq);
        return null;
      });
      on.hand.picture("02-gave-up");

      assertThat(eventNow(on)).isEqualTo(EventType.SUPERVISOR_GIVE_UP);
    }

    @Test
    void playingMovesTimeAndPausesAtTheEnd() {
      var on = WindowOnStage.with("tasks/linked-task.json");
      on.hand.press(KeyCode.HOME);
      Stagehand.onFx(() -> {
        on.session.main().player().speedProperty().set(crashlab.ui.session.Player.FASTEST);
        return null;
      });
      on.hand.press(KeyCode.SPACE);
      Stagehand.await(() -> !on.session.main().player().isPlaying());

      assertThat(now(on)).isEqualTo(run(on).end());
      assertThat(status(on)).startsWith("paused").contains("seed 1");
    }
  }

  @Nested
  class Time {
    @Test
    void oneEventOnAndBackIsTheSamePicture() {
      var on = WindowOnStage.with("supervision/rest-for-one.json");
      on.hand.click("#coach-close");
      int[] before = on.hand.picture("03-before");
      Moment start = now(on);
      on.hand.press(KeyCode.PERIOD);
      assertThat(now(on)).isGreaterThan(start);

      on.hand.press(KeyCode.COMMA);

      assertThat(now(on)).isEqualTo(start);
      assertThat(Arrays.equals(on.hand.picture("03-after"), before)).isTrue();
    }

    @Test
    void failuresAndDecisionsAreOneKeyAway() {
      var on = WindowOnStage.with("supervision/one-for-all.json");
      on.hand.press(KeyCode.HOME).press(KeyCode.N);
      assertThat(run(on).isFailure(run(on).indexAtOrBefore(now(on).seq()))).isTrue();
      while (eventNow(on) != EventType.SUPERVISOR_RESTART) {
        Moment before = now(on);
        on.hand.press(KeyCode.J);
        assertThat(now(on)).isGreaterThan(before);
      }
      on.hand.press(KeyCode.SHIFT, KeyCode.J);

      assertThat(eventNow(on)).isNotEqualTo(EventType.SUPERVISOR_RESTART);
    }

    @Test
    void allViewsShowTheInstantOfTheScrubber() {
      var on = WindowOnStage.with("genserver/timeout-dominoes.json");
      Node scrubber = on.hand.find("#scrubber");
      double middle = Stagehand.onFx(() -> scrubber.getBoundsInLocal().getWidth() / 2);
      on.hand.clickAt(scrubber, middle, 8);

      long end = run(on).endNanos();
      assertThat(now(on).timeNanos()).isBetween(end * 4 / 10, end * 6 / 10);
      String time = Stagehand.onFx(() -> on.hand.<Label>find("#time").getText());
      assertThat(status(on)).contains(time);
      on.hand.picture("03-scrubbed");
    }

    @Test
    void itPlaysUntilTheSelectedProcessEnds() {
      var on = WindowOnStage.with("supervision/one-for-one.json");
      on.hand.press(KeyCode.HOME);
      select(on, "Database");
      Stagehand.onFx(() -> {
        on.session.main().player().speedProperty().set(crashlab.ui.session.Player.FASTEST);
        on.window.commands.get("until-ends").run();
        return null;
      });
      Stagehand.await(() -> !on.session.main().player().isPlaying());

      assertThat(eventNow(on)).isEqualTo(EventType.EXIT);
    }
  }

  @Nested
  class Timeline {
    @Test
    void aLoadIsSeenFromTheWholeRunDownToSingleMessages() {
      var on = WindowOnStage.with("genserver/bottleneck.json");
      on.hand.picture("04-whole-run");
      Node timeline = on.hand.find("#timeline");
      on.hand.clickAt(timeline, 300, 60);
      Stagehand.onFx(() -> {
        on.session.main().player().seekTime(run(on).endNanos() / 2);
        return null;
      });
      for (int i = 0; i < 24; i++) {
        Stagehand.onFx(() -> {
          on.window.timeline.zoom(2);
          on.window.timeline.centre();
          return null;
        });
      }

      assertThat(Stagehand.colors(on.hand.picture("04-messages"))).isGreaterThan(40);
    }
  }

  @Nested
  class Why {
    @Test
    void anExitIsExplainedFromItsRootCause() {
      var on = WindowOnStage.with("tasks/linked-task.json");
      on.hand.press(KeyCode.END);
      select(on, "Checkout");
      if (run(on).roster().find("Checkout") < 0) {
        on.hand.press(KeyCode.HOME).press(KeyCode.N);
      }
      on.hand.picture("05-why");

      Node inspector = on.hand.find("#inspector");
      assertThat(inspector).isNotNull();
    }

    @Test
    void theChainCanBeTakenAlongAsText() {
      var on = WindowOnStage.with("supervision/nested-escalation.json");
      on.hand.press(KeyCode.N);
      Stagehand.await(() -> on.hand.scene().lookup("#inspector-copy-chain") != null);
      on.hand.picture("05-chain");
      on.hand.click("#inspector-copy-chain");

      assertThat(Stagehand.onFx(() -> Clipboard.getSystemClipboard().getString()))
          .contains("StripeClient");
    }

    @Test
    void causeAndEffectAreAKeyAway() {
      var on = WindowOnStage.with("supervision/one-for-all.json");
      on.hand.press(KeyCode.HOME).press(KeyCode.DIGIT1);
      Moment first = now(on);
      on.hand.press(KeyCode.DIGIT2);
      assertThat(now(on)).isGreaterThan(first);

      on.hand.press(KeyCode.OPEN_BRACKET);

      assertThat(now(on)).isEqualTo(first);
      on.hand.press(KeyCode.CLOSE_BRACKET);
      assertThat(now(on)).isGreaterThan(first);
    }
  }

  @Nested
  class Breaking {
    @Test
    void aFaultOfTheMenuMakesABranchThatRunsTheSameHeadless(@TempDir Path folder) {
      var on = WindowOnStage.with("supervision/one-for-one.json");
      Stagehand.onFx(() -> {
        on.session.main().player().seekTime(1_500_000_000L);
        return null;
      });
      select(on, "Metrics");
      on.hand.press(KeyCode.K);
      on.hand.picture("06-menu");
      on.hand.press(KeyCode.DOWN).press(KeyCode.ENTER);
      Stagehand.await(() -> on.session.branches().size() == 2);
      awaitRun(on);
      on.hand.picture("06-branch");

      Branch branch = Stagehand.onFx(on.session::current);
      assertThat(branch.origin()).isNotNull();
      assertThat(status(on)).contains("branch one-for-one-branch-1");
      on.files.save = folder.resolve("branch.json");
      on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
      Stagehand.await(() -> Files.exists(on.files.save));
      assertThat(headless(on.files.save)).isEqualTo(branch.recording().fingerprint());
    }

    @Test
    void theLastFaultIsTakenOutAgain() {
      var on = WindowOnStage.with("supervision/one-for-one.json");
      String before = fingerprint(on);
      Stagehand.onFx(() -> {
        on.session.inject("{\"kill\": \"Metrics\"}", "kill Metrics");
        return null;
      });
      Stagehand.await(() -> on.session.branches().size() == 2);
      awaitRun(on);
      assertThat(fingerprint(on)).isNotEqualTo(before);
      on.hand.click(on.window.tree.canvas());

      on.hand.press(KeyCode.CONTROL, KeyCode.Z);

      Stagehand.await(() -> on.session.branches().size() == 1);
      on.hand.settle();
      assertThat(fingerprint(on)).isEqualTo(before);
    }

    private String headless(Path file) {
      return switch (ScenarioReader.read(file, ReadOptions.DEFAULT)) {
        case ReadResult.Read read -> {
          FinishedRun run = new ScenarioRun(read.scenario()).run(List.of());
          yield run.facts().fingerprint();
        }
        case ReadResult.Refused refused -> throw new AssertionError(refused.text());
      };
    }
  }

  @Nested
  class Comparing {
    @Test
    void twoRunsStandSideBySideOnOneCursorWithTheirFirstDifference() {
      var on = WindowOnStage.with("supervision/one-for-one.json");
      Stagehand.onFx(() -> {
        on.session.main().player().seekTime(500_000_000L);
        on.session.inject("{\"kill\": \"SessionCache\"}", "kill SessionCache");
        return null;
      });
      Stagehand.await(() -> on.session.branches().size() == 2);
      awaitRun(on);
      on.hand.press(KeyCode.CONTROL, KeyCode.B);
      Stagehand.await(() -> !on.window.compare.isPreparing());
      on.hand.press(KeyCode.HOME).press(KeyCode.F7);
      on.hand.picture("07-compare");

      assertThat(now(on).timeNanos()).isEqualTo(500_000_001L);
      assertThat(Stagehand.onFx(() -> on.session.other().moment().timeNanos()))
          .isEqualTo(500_000_001L);
      TimelineView other = on.hand.find("#other-column #timeline");
      Stagehand.onFx(() -> {
        other.zoom(4);
        return null;
      });
      assertThat(on.window.timeline.scaleProperty().get())
          .as("zoomed in B, zoomed in A")
          .isEqualTo(other.scaleProperty().get());
      on.hand.picture("07-compare-zoomed");
      assertThat(on.hand.scene().lookup("#other-column #tree-legend")).isNull();
      on.hand.press(KeyCode.CONTROL, KeyCode.B);
      assertThat(Stagehand.onFx(() -> on.session.comparedProperty().get())).isNull();
    }
  }

  @Nested
  class Charts {
    @Test
    void theChartsStandOnTheSameCursor() {
      var on = WindowOnStage.with("genserver/bottleneck.json");
      on.hand.press(KeyCode.CONTROL, KeyCode.H);
      Stagehand.await(() -> !on.window.charts.isPreparing());
      Stagehand.onFx(() -> {
        on.session.main().player().seekTime(run(on).endNanos() / 3);
        return null;
      });

      assertThat(tab(on, "#right-tabs")).isEqualTo("tab-charts");
      assertThat(Stagehand.colors(on.hand.picture("08-charts"))).isGreaterThan(40);
    }
  }

  @Nested
  class Editing {
    @Test
    void anotherStrategyRunsAtOnceAndTheCursorStays() {
      var on = WindowOnStage.with("supervision/one-for-one.json");
      String before = fingerprint(on);
      Moment moment = now(on);
      on.hand.press(KeyCode.CONTROL, KeyCode.E);
      CodeArea area = area(on);
      Stagehand.onFx(() -> {
        int at = area.getText().indexOf("\"one_for_one\"");
        area.replaceText(at, at + 13, "\"one_for_all\"");
        return null;
      });
      Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
      on.hand.press(KeyCode.CONTROL, KeyCode.ENTER);
      Stagehand.await(() -> !fingerprint(on).equals(before));
      on.hand.picture("09-applied");

      assertThat(now(on).timeNanos()).isEqualTo(moment.timeNanos());
    }

    @Test
    void lettersTypedInTheEditorTriggerNothing() {
      var on = WindowOnStage.with("supervision/one-for-one.json");
      Moment moment = now(on);
      on.hand.press(KeyCode.CONTROL, KeyCode.E);
      for (KeyCode key : List.of(KeyCode.N, KeyCode.PERIOD, KeyCode.K, KeyCode.J, KeyCode.SPACE)) {
        on.hand.press(key);
      }
      on.hand.type("n.kj ");

      assertThat(now(on)).isEqualTo(moment);
      assertThat(Stagehand.onFx(() -> on.session.main().player().isPlaying())).isFalse();
      Stagehand.await(() -> on.hand.find("#editor-apply").isDisabled());
      on.hand.picture("09-problems");
    }

    private CodeArea area(WindowOnStage on) {
      return on.hand.find("#editor-text");
    }
  }

  @Nested
  class Learning {
    @Test
    void anExerciseStandsOnTheLeft() {
      var on = WindowOnStage.with("tasks/keep-checkout-alive.json");

      assertThat(tab(on, "#left-tabs")).isEqualTo("tab-exercise");
      on.hand.picture("10-exercise");
    }
  }

  @Nested
  class Sharing {
    @Test
    void thePictureOfTheTreeIsTakenAlongAsSvgAndPng(@TempDir Path folder) throws IOException {
      var on = WindowOnStage.with("supervision/nested-escalation.json");
      on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
      on.hand.picture("11-share");
      Path svg = folder.resolve("tree.svg");
      Path png = folder.resolve("tree.png");
      Stagehand.onFx(() -> {
        on.files.save = svg;
        on.window.sharing.savePicture(on.window.tree, crashlab.ui.share.Sharing.Format.SVG);
        return null;
      });
      Stagehand.await(() -> Files.exists(svg));
      Stagehand.onFx(() -> {
        on.files.save = png;
        on.window.sharing.savePicture(on.window.tree, crashlab.ui.share.Sharing.Format.PNG);
        return null;
      });
      Stagehand.await(() -> Files.exists(png));

      assertThat(Files.readString(svg))
          .contains("<svg")
          .contains("StripeClient")
          .contains("seed 1");
      assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
      assertThat(Stagehand.onFx(on.window.sharing::chain)).contains("StripeClient");
    }
  }

  @Nested
  class Keyboard {
    @Test
    void everyKeyOfTheHelpGivesOneCommand() {
      var on = WindowOnStage.with("tasks/linked-task.json");
      on.hand.press(KeyCode.F1);
      on.hand.picture("12-keys");

      List<Command> commands = on.window.commands.all();
      assertThat(commands.stream().flatMap(command -> command.keys().stream()))
          .doesNotHaveDuplicates();
      on.hand.press(KeyCode.ESCAPE);
      assertThat(on.window.overlay().isShown()).isFalse();
    }

    @Test
    void aCommandIsFoundByItsName() {
      var on = WindowOnStage.with("tasks/linked-task.json");
      on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).type("to the end");
      on.hand.picture("12-palette");
      on.hand.press(KeyCode.ENTER);

      assertThat(now(on)).isEqualTo(run(on).end());
    }

    @Test
    void everyPanelIsReachedByF6() {
      var on = WindowOnStage.with("tasks/linked-task.json");
      for (Node panel : on.window.panels()) {
        on.hand.press(KeyCode.F6);
        Node focused = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
        assertThat(focused).as("focus after F6").isNotNull();
        assertThat(panel).isNotNull();
      }
      on.hand.picture("12-focus");
    }

    @Test
    void everyIconButtonHasWordsForThoseWhoCannotSeeIt() {
      var on = WindowOnStage.with("tasks/linked-task.json");

      List<Node> buttons =
          Stagehand.onFx(() -> List.copyOf(on.hand.scene().getRoot().lookupAll(".button")));

      assertThat(buttons).isNotEmpty();
      for (Node node : buttons) {
        var button = (javafx.scene.control.ButtonBase) node;
        boolean worded = button.getText() != null && !button.getText().isBlank();
        assertThat(worded || button.getAccessibleText() != null)
            .as("button " + button.getId() + " in " + button.getParent())
            .isTrue();
      }
    }

    @Test
    void largeTextBreaksNothing() {
      var on = WindowOnStage.with("genserver/timeout-dominoes.json");
      for (int i = 0; i < 5; i++) {
        on.hand.press(KeyCode.CONTROL, KeyCode.PLUS);
      }

      assertThat(Stagehand.onFx(on.theme::textScale)).isEqualTo(1.5);
      on.hand.picture("12-large-text");
    }

    @Test
    void aSmallWindowCutsNothingOff() {
      var on = WindowOnStage.with("genserver/timeout-dominoes.json", 1280, 720);

      on.hand.picture("12-small-window");
      Node last = on.hand.find("#theme");
      double right = Stagehand.onFx(() -> last.localToScene(last.getBoundsInLocal()).getMaxX());
      assertThat(right).isLessThanOrEqualTo(1280);
    }

    @Test
    void theThemeIsRemembered() {
      var on = WindowOnStage.with("tasks/linked-task.json");
      on.hand.press(KeyCode.CONTROL, KeyCode.T);

      assertThat(on.settings.get("theme.dark")).isEqualTo("false");
      assertThat(List.of(tuple("theme.dark", on.settings.get("theme.dark"))))
          .containsExactly(tuple("theme.dark", "false"));
    }
  }
}
