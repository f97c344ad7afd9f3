package crashlab.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.compare.Divergence;
import crashlab.analysis.compare.Judgement;
import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;

@OnStage
class CompareViewTest {
  private static final long AT = 2_000_000_000L;

  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();
  private final AtomicInteger filesAskedFor = new AtomicInteger();

  private CompareView view;
  private Stagehand hand;

  private void show(String file) {
    hand =
        Stagehand.show(
            () -> {
              view = new CompareView(session, theme);
              view.setOnChooseFile(filesAskedFor::incrementAndGet);
              view.setPrefHeight(320);
              var root = new BorderPane();
              root.setBottom(view);
              return root;
            },
            theme,
            1440,
            600);
    Stagehand.open(session, file);
  }

  /// Makes a branch by a fault, shows the original again, and compares it with the branch.
  private void compareWithKilled(String whom) {
    run(() -> {
      session.main().player().seekTime(AT);
      session.inject("{\"kill\": \"" + whom + "\"}", "kill " + whom);
    });
    Stagehand.await(() -> session.branches().size() == 2);
    run(() -> {
      session.show(session.branches().getFirst());
      session.compareWith(session.branches().getLast());
    });
    compared();
  }

  private void compared() {
    hand.settle();
    Stagehand.await(() -> view.model().comparisonProperty().get() != null);
    hand.settle();
  }

  private static void run(Runnable action) {
    Stagehand.onFx(
        (Callable<Object>)
            () -> {
              action.run();
              return "";
            });
  }

  private RunComparison comparison() {
    return Stagehand.onFx(() -> view.model().comparisonProperty().get());
  }

  private String text(String selector) {
    Labeled label = hand.find(selector);
    return Stagehand.onFx(label::getText);
  }

  private void pictures(String name) {
    hand.picture("compare-" + name + "-dark");
    run(() -> theme.darkProperty().set(false));
    hand.picture("compare-" + name + "-light");
  }

  @Test
  void twoBranchesStandSideBySideInFigures() {
    show("supervision/one-for-one.json");
    compareWithKilled("SessionCache");

    TableView<RunComparison.Row> table = hand.find("#compare-table");
    assertThat(table.getItems()).isEqualTo(comparison().rows());
    assertThat(text("#compare-a")).isEqualTo("one-for-one");
    pictures("one-for-one");
  }

  @Test
  void theFirstDifferenceIsReachedByAKey() {
    show("supervision/one-for-one.json");
    compareWithKilled("SessionCache");
    run(() -> session.main().player().toStart());
    run(view::requestFocus);
    Node swap = hand.find("#compare-swap");
    run(swap::requestFocus);

    hand.press(KeyCode.F7);

    Divergence divergence = comparison().divergence();
    assertThat(divergence).isNotNull();
    assertThat(divergence.timeNanos()).isEqualTo(AT + 1);
    assertThat(session.main().moment().timeNanos()).isEqualTo(AT + 1);
    assertThat(session.other().moment().timeNanos()).isEqualTo(AT + 1);
    assertThat(session.other().selection().event()).isEqualTo(divergence.seq());
    assertThat(text("#compare-difference-b")).isEqualTo("B: Fault: kill SessionCache");
    assertThat(session.noticeProperty().get()).contains("event " + divergence.seq());
    hand.picture("compare-first-difference-dark");
  }

  @Test
  void sameRunsHaveNoDifference() {
    show("tasks/linked-task.json");
    run(() -> session.branchOff(session.current().source().text(), "the same again"));
    Stagehand.await(() -> session.branches().size() == 2);
    run(() -> session.compareWith(session.branches().getFirst()));
    compared();

    assertThat(comparison().divergence()).isNull();
    assertThat(comparison().rows())
        .extracting(RunComparison.Row::judgement)
        .containsOnly(Judgement.SAME);
    assertThat(text("#compare-when")).isEqualTo("None: both runs are the same, event by event.");
    Node difference = hand.find("#compare-first-difference");
    assertThat(difference.isDisabled()).isTrue();
    hand.picture("compare-same-dark");
  }

  @Test
  void swappingExchangesTheRuns() {
    show("supervision/one-for-one.json");
    compareWithKilled("SessionCache");
    RunComparison before = comparison();

    hand.click("#compare-swap");
    compared();

    assertThat(comparison().a()).isSameAs(before.b());
    assertThat(comparison().b()).isSameAs(before.a());
    assertThat(session.main().recording()).isSameAs(before.b());
  }

  @Test
  void largeTextsFit() {
    theme.textScaleProperty().set(1.5);
    show("supervision/one-for-one.json");
    compareWithKilled("SessionCache");

    assertThat(hand.cutOff()).isEmpty();
    hand.picture("compare-large-text-dark");
  }

  @Test
  void theComparisonIsEnded() {
    show("supervision/one-for-one.json");
    compareWithKilled("SessionCache");

    hand.click("#compare-end");

    assertThat(session.comparedProperty().get()).isNull();
    hand.picture("compare-nothing-chosen-dark");
  }

  @Test
  void theChooserOffersTheOtherBranchesAndAFile() {
    show("supervision/one-for-one.json");
    compareWithKilled("SessionCache");
    ComboBox<BranchChooser.Choice> chooser = hand.find("#compare-b");
    assertThat(chooser.getItems())
        .extracting(BranchChooser.Choice::words)
        .containsExactly("one-for-one-branch-1: kill SessionCache", "Another scenario…");

    run(() -> chooser.setValue(chooser.getItems().getLast()));

    assertThat(filesAskedFor.get()).isOne();
    assertThat(session.comparedProperty().get()).isEqualTo(session.branches().getLast());
    assertThat(Stagehand.onFx(() -> chooser.getValue().words()))
        .isEqualTo("one-for-one-branch-1: kill SessionCache");
  }
}
