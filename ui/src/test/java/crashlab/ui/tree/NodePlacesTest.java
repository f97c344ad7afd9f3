package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.ViewTransform;
import crashlab.ui.session.NodeWords;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Recordings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodePlacesTest {
  private static Recording run(int nodes, String faults) {
    String names =
        IntStream.rangeClosed(1, nodes)
            .mapToObj(i -> "\"n" + i + "\"")
            .collect(Collectors.joining(", "));
    return Recordings.ofText(
        """
        {"format": 1, "name": "nodes", "duration": "10s", "nodes": [%s],
         "modules": {"W": {"use": "gen_server"}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
           "children": [{"id": "W", "module": "W", "replicas": 3}]},
         "faults": [%s]}
        """
            .formatted(names, faults));
  }

  private static NodePlaces places(Recording run, Moment now) {
    Supervision tree = Supervision.of(run);
    Arrangement at = new LayoutWish(tree, Arrangement.Size.CARDS, 1, 900, 500, 1).make();
    ViewTransform fit = TreeCamera.fitTransform(at, tree, 900, 500);
    return NodePlaces.of(tree, at, fit, now, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void noFrameLiesOnAnotherAndAllAreInTheWindow(int nodes) {
    Recording run = run(nodes, "");
    NodePlaces places = places(run, run.end());
    List<Box> frames = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      frames.add(Objects.requireNonNull(places.frame(node)));
    }

    for (int one = 0; one < nodes; one++) {
      Box frame = frames.get(one);
      assertThat(frame.x()).isNotNegative();
      assertThat(frame.right()).isLessThanOrEqualTo(900);
      assertThat(frame.bottom()).isLessThanOrEqualTo(500);
      for (int other = one + 1; other < nodes; other++) {
        assertThat(frame.meets(frames.get(other))).as("n%d and n%d", one, other).isFalse();
      }
    }
  }

  @Test
  void theLineOfALinkIsThereForTheMouse() {
    Recording run =
        run(3, "{\"at\": \"2s\", \"partition\": [[\"n1\"], [\"n2\"]], \"silent\": true}");
    Moment now = run.momentAt(3_000_000_000L);
    NodePlaces places = places(run, now);

    assertThat(places.lines()).hasSize(1);
    NodePlaces.LinkLine line = places.lines().getFirst();
    assertThat(places.at((line.x1() + line.x2()) / 2, line.y())).isEqualTo(new NodePlace(0, 1));
    Box third = Objects.requireNonNull(places.frame(2));
    assertThat(places.at(third.x() + 3, third.y() + 3)).isEqualTo(NodePlace.of(2));
    assertThat(places.at(0, 0)).isNull();
    assertThat(places(run, run.momentAt(1_000_000_000L)).lines()).isEmpty();
  }

  @Test
  void aNodeIsToldInWordsAndNotByColourAlone() {
    Recording run =
        run(
            3,
            """
            {"at": "2s", "node_freeze": "n2"}, {"at": "3s", "partition": [["n1"], ["n3"]]}\
            """);
    var words = new NodeWords(run.nodes(), run.momentAt(4_000_000_000L));

    assertThat(words.name(0)).isEqualTo("n1");
    assertThat(words.name(1)).isEqualTo("n2 · frozen");
    assertThat(words.trouble(0)).contains("lost").contains("n3");
    assertThat(words.link(0, 2)).isEqualTo("✕ cut");
  }
}
