package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.session.Recordings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeArrangerTest {
  private final Supervision tree =
      Supervision.of(Recordings.of("supervision/nested-escalation.json"));

  @Test
  void levelsComeNearerBeforeTheCardsGetSmall() {
    Arrangement roomy = new LayoutWish(tree, Arrangement.Size.CARDS, 1, 780, 600, 1).make();
    Arrangement low = new LayoutWish(tree, Arrangement.Size.CARDS, 1, 780, 360, 1).make();

    assertThat(low.height).isLessThan(roomy.height);
    assertThat(low.height).isLessThan(360);
  }

  @Test
  void eachCardHasALineOfItsOwn() {
    Arrangement row = new LayoutWish(children(3), Arrangement.Size.CARDS, 1, 1200, 400, 1).make();
    Arrangement block = new LayoutWish(children(20), Arrangement.Size.CARDS, 1, 700, 700, 1).make();

    for (int node = 1; node <= 3; node++) {
      assertThat(ends(row)).contains(List.of(row.x[node] + row.w[node] / 2, row.y[node]));
    }
    assertThat(IntStream.rangeClosed(1, 20).mapToDouble(node -> block.y[node]).distinct().count())
        .as("rows")
        .isGreaterThan(1);
    for (int node = 1; node <= 20; node++) {
      assertThat(ends(block)).contains(List.of(block.x[node], block.y[node] + block.h[node] / 2));
    }
  }

  private static Supervision children(int count) {
    return Supervision.of(
        Recordings.ofText(
            """
            {"format": 1, "name": "many", "duration": "1s", "modules": {"W": {"use": "gen_server"}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
               "children": [{"id": "W", "module": "W", "replicas": %d}]}}
            """
                .formatted(count)));
  }

  private static List<List<Double>> ends(Arrangement at) {
    return at.edges.stream().map(edge -> List.of(edge.way().x2(), edge.way().y2())).toList();
  }
}
