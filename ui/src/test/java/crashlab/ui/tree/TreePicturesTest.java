package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import org.junit.jupiter.api.Test;

/// Takes pictures of the tree; people look at them.
class TreePicturesTest {
  private final RunSession session = Stagehand.session();
  private final Theme theme = Stagehand.onFx(Theme::new);

  private Stagehand show() {
    return show(860, 520);
  }

  private Stagehand show(double width, double height) {
    return Stagehand.show(
        () ->
            new SupervisionTreeView(
                session.main(), theme, new RecordedActions(session.main())),
        theme,
        width,
        height);
  }

  private void at(long nanos) {
    Stagehand.onFx(() -> {
      session.main().player().seekTime(nanos);
      return null;
    });
  }

  private void atSeq(long seq) {
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(seq);
      return null;
    });
  }

  private void cascade(int which) {
    Stagehand.onFx(() -> {
      session.main().selection().selectCascade(which);
      return null;
    });
  }

  @Test
  void nestedEscalationAtSeveralMoments() {
    Stagehand hand = show();
    Stagehand.open(session, "supervision/nested-escalation.json");

    atSeq(22);
    hand.picture("tree-nested-first-restart");
    cascade(3);
    atSeq(51);
    hand.picture("tree-nested-gateways-gave-up");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    hand.picture("tree-nested-gateways-gave-up-light");
    at(Long.MAX_VALUE);
    int[] end = hand.picture("tree-nested-end-light");

    assertThat(Stagehand.colors(end)).isGreaterThan(20);
  }

  @Test
  void theCascadeOfOneForAll() {
    Stagehand hand = show();
    Stagehand.open(session, "supervision/one-for-all.json");

    atSeq(320);
    hand.picture("tree-one-for-all-last-stop");
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(339);
      session.main().selection().selectEvent(304, 0);
      return null;
    });
    hand.picture("tree-one-for-all-decision");
    hand.click("#tree-whole-chain");
    hand.picture("tree-one-for-all-whole");
  }

  @Test
  void linksMonitorsAndMessages() {
    Stagehand hand = show();
    Stagehand.open(session, "tasks/linked-task.json");

    at(150_000_000);
    hand.click("#tree-links");
    hand.click("#tree-monitors");
    hand.picture("tree-links-and-monitors");
    atSeq(28);
    hand.picture("tree-linked-task-cascade");
    Stagehand.open(session, "signals/trap-exit-surprise.json");
    atSeq(151);
    hand.picture("tree-trapped-exit");
    Stagehand.open(session, "genserver/timeout-dominoes.json");
    cascade(1);
    atSeq(607);
    hand.picture("tree-call-timeout");
  }

  @Test
  void listOfProcesses() {
    Stagehand hand = show();
    Stagehand.open(session, "genserver/bottleneck.json");
    at(500_000_000);
    hand.click("#tree-mode-list");
    hand.picture("tree-list");
  }
}
