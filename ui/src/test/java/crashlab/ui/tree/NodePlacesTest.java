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
import org.junit.jupiter.params.provider.CsvSource;
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
    return places(run, now, 1, 900, 500);
  }

  private static NodePlaces places(
      Recording run, Moment now, double textScale, double width, double height) {
    Supervision tree = Supervision.of(run);
    Arrangement at =
        new LayoutWish(tree, Arrangement.Size.CARDS, textScale, width, height, 1).make();
    ViewTransform fit = TreeCamera.fitTransform(at, tree, width, height, textScale);
    return NodePlaces.of(tree, at, fit, now, textScale);
  }

  /// The canvas of a window of 1280 by 720 has 700 by 270 pixels for the tree.
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 1.5", "5, 1", "20, 1", "20, 1.5"})
  void frameAndLinesHaveRoomInASmallWindowWithLargeText(int nodes, double textScale) {
    Recording run = run(nodes, "{\"at\": \"2s\", \"partition\": [[\"n1\"], [\"n2\"]]}");
    NodePlaces places = places(run, run.momentAt(3_000_000_000L), textScale, 700, 270);

    assertThat(places.lines()).isNotEmpty().allSatisfy(line -> assertThat(line.y()).isPositive());
    for (int one = 0; one < nodes; one++) {
      Box frame = Objects.requireNonNull(places.frame(one));
      assertThat(frame.bottom()).isLessThanOrEqualTo(270);
      for (int other = 0; other < nodes; other++) {
        Box below = Objects.requireNonNull(places.frame(other));
        assertThat(one != other && frame.grown(1).meets(below))
            .as("n%d, n%d", one, other)
            .isFalse();
        if (below.y() > frame.y()) {
          assertThat(below.y() - frame.bottom())
              .as("room for lines between n%d and n%d", one, other)
              .isGreaterThanOrEqualTo(NodePlaces.ROW * textScale);
        }
      }
    }
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
    assertThat(words.troubleInShort(0)).isEqualTo("✕ 1");
    assertThat(words.linkInShort(0, 2)).isEqualTo("✕");
  }

  @Test
  void aLinkThatWasCutHasItsLineBeforeThoseThatWereLostForIt() {
    Recording run = run(4, "{\"at\": \"2s\", \"partition\": [[\"n1\"], [\"n3\"]]}");
    Moment now = run.momentAt(3_000_000_000L);

    List<NodePlaces.LinkLine> few = places(run, now, 1.5, 1400, 150).lines();
    List<NodePlaces.LinkLine> all = places(run, now, 1, 1400, 340).lines();

    assertThat(few).hasSizeLessThan(all.size()).anyMatch(NodePlaces.LinkLine::isCut);
    assertThat(all).anyMatch(NodePlaces.LinkLine::isCut);
  }

  @Test
  void aSlowLinkHasNoSignOfOneThatIsCut() {
    Recording run =
        run(2, "{\"at\": \"2s\", \"latency\": \"80ms\", \"between\": [\"n1\", \"n2\"]}");
    var words = new NodeWords(run.nodes(), run.momentAt(4_000_000_000L));

    assertThat(words.linkInShort(0, 1)).isEqualTo("80 ms");
    assertThat(words.troubleInShort(0)).isEmpty();
  }
}
