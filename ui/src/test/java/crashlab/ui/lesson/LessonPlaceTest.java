package crashlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;

/// A lesson stays where its reader is, in a column that is not high.
@OnStage
class LessonPlaceTest {
  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();

  private Stagehand show(String scenario) {
    Stagehand.open(session, scenario);
    return Stagehand.show(() -> new LessonView(session, theme), theme, 270, 400);
  }

  private static boolean isInSight(Stagehand hand, String id) {
    Node node = hand.find(id);
    ScrollPane pane = (ScrollPane) hand.scene().getRoot();
    return Stagehand.onFx(() -> {
      var port = pane.localToScene(pane.getLayoutBounds());
      var place = node.localToScene(node.getLayoutBounds());
      return node.isVisible() && place.getMinY() < port.getMaxY() - 20 && place.getMaxY() > 20;
    });
  }

  @Test
  void theVerdictOnAnAnswerIsInSight() {
    Stagehand hand = show("tasks/keep-checkout-alive.json");

    hand.click("#question-0-choice-1").click("#question-0-answer");
    Stagehand.await(() -> hand.scene().lookup("#question-0-show") != null);
    hand.settle();

    hand.picture("lesson-answered-small");
    assertThat(isInSight(hand, "#question-0-outcome")).isTrue();
    assertThat(Stagehand.onFx(() -> hand.scene().getFocusOwner().getId()))
        .isEqualTo("question-0-outcome");
    assertThat(Stagehand.onFx(() -> hand.scene().getFocusOwner().getAccessibleText()))
        .startsWith("Not so: 2.");
  }
}
