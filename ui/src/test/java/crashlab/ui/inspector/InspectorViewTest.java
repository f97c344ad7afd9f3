package crashlab.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.trace.EventType;
import crashlab.ui.OnStage;
import crashlab.ui.Pictures;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

@OnStage
class InspectorViewTest {
  private static final double WIDTH = 380;

  private final Theme theme = new Theme();
  private final RunSession session = Stagehand.session();

  private Stagehand show(double height) {
    return Stagehand.show(
        () -> {
          var split =
              new SplitPane(
                  new InspectorView(session, theme), new CascadeView(session.main(), theme));
          split.setOrientation(Orientation.VERTICAL);
          split.setDividerPositions(0.62);
          return split;
        },
        theme,
        WIDTH,
        height);
  }

  private void pictures(Stagehand stage, String name) {
    stage.picture(name + "-dark");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    assertThat(Pictures.colors(stage.picture(name + "-light"))).isGreaterThan(20);
    Stagehand.onFx(() -> {
      theme.darkProperty().set(true);
      return null;
    });
  }

  private Recording run() {
    Recording run = Stagehand.onFx(() -> session.main().recording());
    assertThat(run).isNotNull();
    return run;
  }

  /// The last event of a type for a subject before which the first picture of interest is.
  private long seqOf(EventType type, String name, int which) {
    Recording run = run();
    int slot = run.roster().find(name);
    int left = which;
    for (int i = 0; i < run.log().size(); i++) {
      if (run.log().type(i) == type
          && run.roster().slotOf(run.log().pid(i)) == slot
          && --left == 0) {
        return run.log().seq(i);
      }
    }
    throw new AssertionError("no " + type + " of " + name);
  }

  private void select(String name, long seq) {
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(seq);
      session.main().selection().selectSlot(run().roster().find(name));
      return null;
    });
  }

  private static String text(Stagehand stage, String selector) {
    Label label = stage.find(selector);
    return Stagehand.onFx(label::getText);
  }

  @Test
  void namesTheNextActionWhenNothingIsSelected() {
    Stagehand stage = show(700);

    assertThat(text(stage, "#inspector-empty")).startsWith("Click a process");
    pictures(stage, "inspector-empty");
  }

  @Test
  void tellsWhyACrashedChildDied() {
    Stagehand stage = show(900);
    Stagehand.open(session, "supervision/nested-escalation.json");
    select("StripeClient", seqOf(EventType.EXIT, "StripeClient", 3));
    stage.settle();

    assertThat(text(stage, "#inspector-word")).isEqualTo("crashed");
    assertThat(text(stage, "#inspector-sentence")).contains("certificate has expired");
    RowList steps = stage.find("#inspector-why-steps");
    assertThat(Stagehand.onFx(() -> steps.getChildren().size())).isGreaterThan(0);
    pictures(stage, "inspector-crashed-child");

    stage.click("#inspector-copy-chain");
    String copied = Stagehand.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied).contains("Why did").contains("certificate has expired");
  }

  @Test
  void goesToAStepOfTheChainThatIsClicked() {
    Stagehand stage = show(900);
    Stagehand.open(session, "tasks/linked-task.json");
    long exit = seqOf(EventType.EXIT, "Checkout", 1);
    select("Checkout", exit);
    stage.settle();
    pictures(stage, "inspector-linked-task");

    RowList steps = stage.find("#inspector-why-steps");
    stage.click(Stagehand.onFx(() -> steps.getChildren().getFirst()));

    assertThat(Stagehand.onFx(() -> session.main().moment().seq())).isLessThan(exit);
    assertThat(Stagehand.onFx(() -> session.main().selection().event()))
        .isEqualTo(Stagehand.onFx(() -> session.main().moment().seq()));
    assertThat(Stagehand.onFx(() -> session.main().selection().cascade())).isZero();
    stage.picture("inspector-linked-task-step");
  }

  @Test
  void listsTheMessagesThatWaitInAFullMailbox() {
    Stagehand stage = show(900);
    Stagehand.open(session, "genserver/mailbox-death-spiral.json");
    Stagehand.onFx(() -> {
      session.main().player().seekTime(3_900_000_000L);
      session.main().selection().selectSlot(run().roster().find("Search"));
      return null;
    });
    ListView<?> messages = stage.find("#inspector-messages");
    Stagehand.await(() -> messages.getItems().size() == 100);
    stage.settle();

    assertThat(text(stage, "#inspector-word")).isEqualTo(Look.SUSPENDED.word());
    assertThat(text(stage, "#inspector-mailbox-count")).contains("messages wait");
    int mailbox =
        Stagehand.onFx(() -> session.main().frame().mailbox(run().roster().find("Search")));
    assertThat(text(stage, "#inspector-mailbox-count")).contains("" + mailbox);
    pictures(stage, "inspector-mailbox");
  }

  @Test
  void showsTheRestartIntensityOfASupervisorAndWhoSpentIt() {
    Stagehand stage = show(900);
    Stagehand.open(session, "supervision/nested-escalation.json");
    select("Gateways", seqOf(EventType.SUPERVISOR_RESTART, "Gateways", 2));
    Stagehand.await(() -> !text(stage, "#inspector-traps").equals("…"));
    stage.settle();

    assertThat(text(stage, "#inspector-budget")).startsWith("2 of 3 restarts within 5 s spent");
    pictures(stage, "inspector-supervisor");
  }

  @Test
  void aLargeTextSizeBreaksNothing() {
    Stagehand stage = show(900);
    Stagehand.open(session, "supervision/nested-escalation.json");
    Stagehand.onFx(() -> {
      theme.textScaleProperty().set(1.5);
      return null;
    });
    select("Gateways", seqOf(EventType.SUPERVISOR_GIVE_UP, "Gateways", 1));
    stage.settle();

    assertThat(text(stage, "#inspector-word")).isEqualTo("gave up");
    assertThat(stage.cutOff()).isEmpty();
    stage.picture("inspector-large-text");
  }

  @Test
  void walksACascadeByKeyboard() {
    Stagehand stage = show(900);
    Stagehand.open(session, "tasks/linked-task.json");
    ListView<?> list = stage.find("#cascade-list");
    Stagehand.onFx(() -> {
      list.requestFocus();
      list.getSelectionModel().select(0);
      return null;
    });

    stage.press(KeyCode.DOWN).press(KeyCode.ENTER);

    CascadeView view = stage.find("#cascade-view");
    long second = Stagehand.onFx(() -> session.main().selection().event());
    assertThat(second).isEqualTo(Stagehand.onFx(() -> session.main().moment().seq()));
    assertThat(Stagehand.onFx(view::toEffect)).isTrue();
    long third = Stagehand.onFx(() -> session.main().selection().event());
    assertThat(third).isGreaterThan(second);
    assertThat(Stagehand.onFx(view::toCause)).isTrue();
    assertThat(Stagehand.onFx(() -> session.main().selection().event())).isLessThan(third);
    assertThat(Stagehand.onFx(() -> view.toStep(1))).isTrue();
    assertThat(Stagehand.onFx(() -> view.toStep(99))).isFalse();
    pictures(stage, "cascade-walk");
  }

  @Test
  void saysWhatToDoInARunWithoutFailures() {
    Stagehand stage = show(900);
    Stagehand.open(session, "tasks/yield-instead-of-await.json");

    assertThat(text(stage, "#cascade-empty")).contains("Pick a fault on the left");
    stage.picture("cascade-empty");
  }
}
