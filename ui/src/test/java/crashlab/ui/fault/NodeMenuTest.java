package crashlab.ui.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.NodeState;
import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.ProcessActions.NodePlace;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStage
class NodeMenuTest {
  private static final String THREE =
      """
      {"format": 1, "name": "three", "duration": "20s", "nodes": ["a", "b", "c"],
       "modules": {"W": {"use": "gen_server", "handle_cast": {"hello": []}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
         "children": [{"id": "W", "module": "W", "name": "W"}]},
       "load": [{"id": "user", "arrivals": {"constant": "1/s"}, "do": [{"cast": "W", "message": "hello"}]}]}
      """;

  private final Theme theme = new Theme();
  private final RunSession session = Stagehand.session();
  private FaultView view;
  private FaultActions actions;
  private HBox root;
  private Stagehand stage;

  @BeforeEach
  void openThreeNodesAtTwoSeconds() {
    stage =
        Stagehand.show(
            () -> {
              view = new FaultView(session, theme);
              actions = new FaultActions(session, view);
              root = new HBox(view);
              return root;
            },
            theme,
            400,
            640);
    Stagehand.onFx(() -> {
      session.open(new ScenarioText("three", null, null, THREE));
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    seek(2);
  }

  private void seek(int seconds) {
    Stagehand.onFx(() -> {
      session.main().player().seekTime(seconds * 1_000_000_000L);
      return null;
    });
    stage.settle();
  }

  private ContextMenu menu(NodePlace place) {
    Stagehand.onFx(() -> {
      actions.showNodeMenu(root, place, 20, 20);
      return null;
    });
    stage.settle();
    return Stagehand.onFx(() ->
        Window.getWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .map(ContextMenu.class::cast)
            .findFirst()
            .orElseThrow());
  }

  private static List<MenuItem> all(List<MenuItem> items) {
    List<MenuItem> all = new ArrayList<>();
    for (MenuItem item : items) {
      all.add(item);
      if (item instanceof Menu menu) {
        all.addAll(all(menu.getItems()));
      }
    }
    return all;
  }

  private void choose(ContextMenu menu, String text) {
    Stagehand.onFx(() -> {
      all(menu.getItems()).stream()
          .filter(item -> text.equals(item.getText()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no item " + text))
          .fire();
      menu.hide();
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    stage.settle();
  }

  private Recording run() {
    return Objects.requireNonNull(Stagehand.onFx(() -> session.main().recording()));
  }

  private String text() {
    return Stagehand.onFx(() -> session.current().source().text());
  }

  @Test
  void aNodeIsFrozenForATimeAndTheFaultIsTakenOutAgain() {
    choose(menu(NodePlace.of(1)), "Freeze node b for 5s");

    assertThat(text()).contains("\"node_freeze\": \"b\", \"for\": \"5s\"");
    assertThat(run().nodes().state(1, run().momentAt(3_000_000_000L))).isEqualTo(NodeState.FROZEN);

    Stagehand.onFx(() -> {
      actions.undoLast();
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    assertThat(run().nodes().state(1, run().momentAt(3_000_000_000L))).isEqualTo(NodeState.UP);
  }

  @Test
  void aNodeThatIsDownCanOnlyBeBooted() {
    choose(menu(NodePlace.of(2)), "Take node c down (kill)");
    seek(4);
    ContextMenu down = menu(NodePlace.of(2));

    assertThat(Stagehand.onFx(() -> down.getItems().stream().map(MenuItem::getText).toList()))
        .doesNotContain("Freeze node c for 5s")
        .contains("Boot node c");
    choose(down, "Boot node c");
    assertThat(text()).contains("\"node_up\": \"c\"");
    assertThat(run().nodes().state(2, run().momentAt(5_000_000_000L))).isEqualTo(NodeState.UP);
  }

  @Test
  void aLinkIsCutSilentlyFromTheMenuOfEitherOfItsNodes() {
    choose(menu(NodePlace.of(0)), "Cut a off from c for 5s, silently");

    assertThat(text()).contains("\"partition\": [[\"a\"], [\"c\"]], \"silent\": true, \"for\"");
  }

  @Test
  void aLinkTakesALatencyAndIsHealed() {
    choose(menu(new NodePlace(0, 1)), "Set the latency between a and b to 50ms");
    seek(3);

    assertThat(text()).contains("\"latency\": \"50ms\", \"between\": [\"a\", \"b\"]");
    choose(menu(NodePlace.of(0)), "Heal the network");
    assertThat(text()).contains("\"heal\": true");
    assertThat(run().nodes().link(0, 1, run().momentAt(4_000_000_000L)).isTroubled()).isFalse();
  }

  @Test
  void thePaletteOffersTheFaultsOfNodesWhereThereAreSeveral() {
    ListView<FaultKind> list = stage.find("#fault-list");

    assertThat(Stagehand.onFx(() -> List.copyOf(list.getItems())))
        .extracting(FaultKind::key)
        .contains("kill", "node_down", "node_up", "node_freeze", "partition", "latency", "heal");
  }

  @Test
  void eachFaultOfNodesIsSoundAsItIsPicked() {
    assertThat(FaultKind.OF_NODES)
        .isNotEmpty()
        .allSatisfy(kind -> assertThat(FaultDraft.of(kind).problems()).as("%s", kind).isEmpty());
  }
}
