package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.Sentences;
import crashlab.analysis.Wording;
import crashlab.analysis.cascade.CascadeArrow;
import crashlab.analysis.cascade.CascadeGraph;
import crashlab.analysis.cascade.CascadeStep;
import crashlab.analysis.cascade.MergedArrows;
import crashlab.analysis.state.Moment;
import crashlab.ui.control.ProcessActions;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Recordings;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.Threads;
import crashlab.ui.session.ViewedRun;
import crashlab.ui.timeline.TimelineView;
import crashlab.ui.tree.TreeModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Tree, timeline and list tell one story of each cascade of each scenario that ships.
@OnStage
class CascadeStoryTest {
  private static final int MOST_CASCADES = 20;

  @TestFactory
  Stream<DynamicTest> treeTimelineAndListTellOneStory() throws IOException {
    return Recordings.shipped()
        .map(file ->
            DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()), () -> oneStory(ScenarioText.load(file))));
  }

  private static void oneStory(ScenarioText source) {
    RunSession session = Stagehand.session();
    ViewedRun view = session.main();
    Stagehand.onFx(() -> {
      session.open(source);
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    Stagehand.onFx(() -> {
      var theme = new Theme();
      var tree = new TreeModel(view, new Threads(Runnable::run, Runnable::run));
      var timeline = new TimelineView(view, theme, new NoActions(), Runnable::run);
      view.selection().wholeChainProperty().set(true);
      int count = view.recording().cascades().all().size();
      for (int i = 0; i < Math.min(MOST_CASCADES, count); i++) {
        view.selection().selectCascade(i);
        look(view, tree, timeline, i);
      }
      return null;
    });
  }

  private static void look(ViewedRun view, TreeModel tree, TimelineView timeline, int which) {
    Recording run = view.recording();
    var cascade = run.cascades().all().get(which);
    CascadeGraph traced = view.cascadeGraph();
    view.player().seek(run.momentAt(cascade.lastNanos()));
    timeline.paintTo(new SvgPainter(900, 400, true, 1), 900, 400);

    assertThat(traced.steps()).extracting(CascadeStep::seq).isEqualTo(cascade.told());
    assertThat(timeline.arrows())
        .as("the timeline draws all")
        .isEqualTo(MergedArrows.of(traced.arrows(), run.roster()::parent));
    assertThat(tree.arrows())
        .as("the tree draws those that have happened between what it shows")
        .isEqualTo(inTree(traced, tree, run, view.moment()));
    for (CascadeStep step : traced.steps()) {
      assertThat(step.cause()).isLessThan(step.number());
    }
    for (CascadeArrow arrow : traced.arrows()) {
      leadsFromStepToStep(arrow, traced);
      if (arrow.effect() > 0) {
        saysWhatTheListSays(arrow, traced.steps().get(arrow.effect() - 1), run);
      }
    }
  }

  private static List<CascadeArrow> inTree(
      CascadeGraph traced, TreeModel tree, Recording run, Moment now) {
    Predicate<CascadeArrow.End> isIn = end -> tree.supervision().node(end.slot()) >= 0;
    List<CascadeArrow> shown =
        traced.arrows().stream()
            .filter(arrow -> arrow.since() <= now.seq())
            .filter(arrow -> isIn.test(arrow.from()) && isIn.test(arrow.to()))
            .toList();
    List<CascadeArrow> merged = MergedArrows.of(shown, run.roster()::parent);
    List<CascadeArrow> latest = new ArrayList<>();
    for (int i = 0; i < merged.size(); i++) {
      CascadeArrow arrow = merged.get(i);
      boolean hidden =
          merged.subList(i + 1, merged.size()).stream()
              .anyMatch(later ->
                  later.kind() == arrow.kind()
                      && later.from().slot() == arrow.from().slot()
                      && later.to().slot() == arrow.to().slot());
      if (!hidden) {
        latest.add(arrow);
      }
    }
    return latest;
  }

  private static void leadsFromStepToStep(CascadeArrow arrow, CascadeGraph traced) {
    assertThat(arrow.to().nanos()).isGreaterThanOrEqualTo(arrow.from().nanos());
    if (arrow.effect() > 0) {
      CascadeStep effect = traced.steps().get(arrow.effect() - 1);
      assertThat(arrow.cause()).as("%s", arrow).isEqualTo(effect.cause());
      assertThat(arrow.to().slot()).as("%s", arrow).isEqualTo(effect.slot());
    }
  }

  /// The sentence of the step that an arrow leads to names who it comes from; that of a start that
  /// failed need not.
  private static void saysWhatTheListSays(CascadeArrow arrow, CascadeStep effect, Recording run) {
    String sentence = new Sentences(run.log()).of(run.log().indexOf(effect.seq()));
    int from = run.roster().pidAt(arrow.from().slot(), arrow.from().seq());
    if (arrow.kind() != CascadeArrow.Kind.RESTART) {
      String process = withoutIncarnation(new Wording(run.log().identities()).process(from));
      assertThat(sentence).as("%s", arrow).containsAnyOf(process, withoutNode(process));
    }
    switch (arrow.label().replaceAll("[:0-9].*", "").strip()) {
      case "link" -> assertThat(sentence).contains("was linked to");
      case "trapped" -> assertThat(sentence).contains("traps exits");
      case "DOWN" ->
          assertThat(sentence)
              .containsAnyOf("DOWN message", "a failed call", "was not done in time", ", once ");
      case "call timeout" -> assertThat(sentence).contains("timed out");
      case "stop", "kill" ->
          assertThat(sentence).containsAnyOf("its supervisor", "the application master");
      case "gives up" -> assertThat(sentence).contains("gave up on");
      case "restart" -> assertThat(sentence).contains("init failed");
      case "one_for_one", "one_for_all", "rest_for_one" ->
          assertThat(sentence).contains("restarted");
      default -> {}
    }
  }

  /// A supervisor that starts a child again and again speaks of the first one that ended.
  private static String withoutIncarnation(String process) {
    return process.replaceAll("#[0-9]+$", "");
  }

  /// The reason of a failure has the name or the id alone.
  private static String withoutNode(String process) {
    return process.replaceAll("@[a-zA-Z0-9_]+$", "");
  }

  private record NoActions() implements ProcessActions {
    @Override
    public void clicked(int slot) {}

    @Override
    public void showMenu(Node owner, int slot, double screenX, double screenY) {}

    @Override
    public void inspect(int slot) {}

    @Override
    public boolean isAiming() {
      return false;
    }
  }
}
