package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// All parts of the window tell the same of the same instant.
@OnStage
class WindowInstantTest {
  private static void allShow(WindowOnStage on, Moment moment) {
    on.hand.settle();
    assertThat(on.now()).isEqualTo(moment);
    String time = on.text("#time");
    assertThat(on.text("#status")).contains(" · " + time + " · ");
    String seq = String.format(Locale.ROOT, "%,d", moment.seq());
    String scrubber = spoken(on.hand.find("#scrubber"), AccessibleAttribute.VALUE_STRING);
    assertThat(scrubber).startsWith(time + " of ").contains("event " + seq + " of ");
    assertThat(digits(on.text("#event-number"))).startsWith(digits(seq));
    assertThat(digits(on.text("#status"))).contains(digits(seq));
    assertThat(spoken(on.window.views.timeline(), AccessibleAttribute.TEXT)).contains(time);
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static String spoken(Node node, AccessibleAttribute attribute) {
    return Stagehand.onFx(() -> String.valueOf(node.queryAccessibleAttribute(attribute)));
  }

  @Test
  void playheadScrubberStatusAndTreeShowTheSameInstantHoweverItWasReached() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    Recording run = on.recording();
    on.hand.press(KeyCode.HOME);
    allShow(on, Moment.START);
    on.hand.press(KeyCode.N);
    Moment failure = on.now();
    allShow(on, failure);
    on.hand.picture("25-tree-by-key", on.window.views.tree());
    on.hand.press(KeyCode.PERIOD);
    allShow(on, on.now());
    on.hand.press(KeyCode.COMMA);
    allShow(on, failure);
    Node scrubber = on.hand.find("#scrubber");
    on.hand.clickAt(scrubber, 200, 8);
    allShow(on, on.now());
    on.hand.clickAt(on.window.views.timeline(), 500, 12);
    allShow(on, on.now());
    on.hand.press(KeyCode.END);
    allShow(on, run.end());
    on.run(() -> on.session.main().player().seekSeq(failure.seq()));
    on.run(() ->
        on.session
            .main()
            .selection()
            .selectEvent(
                failure.seq(),
                run.roster().slotOf(run.log().pid(run.indexAtOrBefore(failure.seq())))));
    allShow(on, failure);

    on.hand.click(on.window.views.tree().canvas());
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    int[] again = on.hand.picture("25-tree-again", on.window.views.tree().canvas());
    on.hand.press(KeyCode.END).press(KeyCode.COMMA);
    on.run(() -> on.session.main().player().seek(failure));
    assertThat(
            Arrays.equals(
                on.hand.picture("25-tree-by-seek", on.window.views.tree().canvas()), again))
        .isTrue();
  }

  @Test
  void whilePlayingTheyMoveTogether() {
    var on = WindowOnStage.with("genserver/timeout-dominoes.json");
    on.hand.press(KeyCode.HOME);
    on.run(() -> on.session.main().player().speedProperty().set(Player.FASTEST));
    on.hand.press(KeyCode.SPACE);
    for (int i = 0; i < 5; i++) {
      List<String> seen = Stagehand.onFx(() -> List.of(on.text("#time"), on.text("#status")));
      assertThat(seen.get(1)).contains(" · " + seen.getFirst() + " · ");
      on.hand.settle();
    }
    on.run(() -> on.session.main().player().pause());

    allShow(on, on.now());
  }

  @Test
  void theMailboxHasTheSameNumberInTheTreeAndInTheInspector() {
    var on = WindowOnStage.with("genserver/bottleneck.json");
    Recording run = on.recording();
    int slot = 0;
    int change = 0;
    for (int i = 0; i < run.history().size(); i++) {
      if (run.history().mailbox(i) > run.history().mailbox(change)) {
        change = i;
        slot = run.history().slot(i);
      }
    }
    int deepest = change;
    int whose = slot;
    int waiting = run.history().mailbox(deepest);
    assertThat(waiting).isGreaterThan(3);
    on.run(() -> {
      on.session.main().selection().selectSlot(whose);
      on.session
          .main()
          .player()
          .seek(new Moment(run.history().seq(deepest), run.history().timeNanos(deepest)));
    });
    on.hand.picture("19-mailbox");

    assertThat(digits(on.text("#inspector-mailbox-count"))).startsWith(String.valueOf(waiting));
    assertThat(spoken(on.window.views.tree().canvas(), AccessibleAttribute.TEXT))
        .contains(run.roster().label(whose))
        .contains(String.valueOf(waiting));
    assertThat(svg(on)).contains(">" + waiting + "<");
  }

  private static String svg(WindowOnStage on) {
    return Stagehand.onFx(() -> {
      var paper = new SvgPainter(900, 600, true, 1);
      on.window.views.tree().paintTo(paper, 900, 600);
      return paper.svg("tree");
    });
  }

  @Test
  void theSameSeedGivesTheSamePictures() {
    var first = WindowOnStage.with("supervision/nested-escalation.json");
    first.run(() -> first.window.show(WindowTab.OUTLINE));
    first.hand.press(KeyCode.HOME).press(KeyCode.N).press(KeyCode.N);
    int[] picture = first.hand.picture("32-first");
    int[] same = first.hand.picture("32-first");
    long events = first.recording().events();

    var second = WindowOnStage.with("supervision/nested-escalation.json");
    second.run(() -> second.window.show(WindowTab.OUTLINE));
    second.hand.press(KeyCode.HOME).press(KeyCode.N).press(KeyCode.N);

    assertThat(Arrays.equals(picture, same)).as("the same snapshot twice").isTrue();
    assertThat(second.recording().events()).isEqualTo(events);
    assertThat(second.recording().fingerprint()).isEqualTo(first.recording().fingerprint());
    assertThat(Arrays.equals(second.hand.picture("32-second"), picture)).isTrue();
    second.hand.press(KeyCode.CONTROL, KeyCode.R);
    second.awaitRun();
    assertThat(second.recording().fingerprint()).isEqualTo(first.recording().fingerprint());
  }

  @Test
  void theListOfTheCascadeAloneExplainsTheFailure() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    Recording run = on.recording();
    var all = run.cascades().all();
    int longest = 0;
    for (int i = 0; i < all.size(); i++) {
      longest = all.get(i).told().size() > all.get(longest).told().size() ? i : longest;
    }
    int which = longest;
    on.run(() -> {
      on.session.main().selection().selectCascade(which);
      on.window.views.cascade().toStep(1);
    });
    on.hand.click("#cascade-copy");
    String told = Stagehand.onFx(() -> Clipboard.getSystemClipboard().getString());
    ListView<?> list = on.hand.find("#cascade-list");

    on.hand.picture("37-cascade");
    assertThat(list.getItems()).hasSizeGreaterThan(5);
    assertThat(told)
        .contains("StripeClient")
        .contains("certificate has expired")
        .contains("gave up on StripeClient")
        .contains("it allows 3 restarts within 5 s, and this would be one more")
        .contains("App gave up on Payments")
        .contains("Shop was stopped by its supervisor App");
  }
}
