package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreeArrangerTest {
  private final Supervision tree =
      Supervision.of(Runs.shipped("supervision/nested-escalation.json"));

  @Test
  void levelsComeNearerBeforeTheCardsGetSmall() {
    Arrangement roomy = TreeArranger.arrange(tree, true, 1, 780, 600);
    Arrangement low = TreeArranger.arrange(tree, true, 1, 780, 360);

    assertThat(low.height).isLessThan(roomy.height);
    assertThat(low.height).isLessThan(360);
  }
}
