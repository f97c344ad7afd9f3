package crashlab.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

/// What came over the network has a sign in the mailbox, and tells from where.
@OnStage
class RemoteMailboxTest {
  private static final String TWO =
      """
      {"format": 1, "name": "two", "duration": "10s", "nodes": ["a", "b"],
       "network": {"latency": "3ms"},
       "modules": {"Slow": {"use": "gen_server", "handle_cast": {
         "work": [{"sleep": "8s"}], "near": [], "far": []}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "Slow", "module": "Slow", "name": "Slow"}]},
       "load": [
         {"id": "here", "node": "a", "arrivals": {"at": ["1s"]}, "do": [
           {"cast": "Slow@a", "message": "work"}, {"cast": "Slow@a", "message": "near"}]},
         {"id": "there", "node": "b", "arrivals": {"at": ["2s"]}, "do": [
           {"cast": "Slow@a", "message": "far"}]}]}
      """;

  private final Theme theme = new Theme();
  private final RunSession session = Stagehand.session();

  @Test
  void aMessageOfAnotherNodeHasASignAndTellsItsNodeAndTheLatency() {
    Stagehand stage = Stagehand.show(() -> new InspectorView(session, theme), theme, 420, 800);
    Stagehand.onFx(() -> {
      session.open(new ScenarioText("two", null, null, TWO));
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    Stagehand.onFx(() -> {
      session.main().player().seekTime(3_000_000_000L);
      session.main().selection().selectSlot(session.main().recording().roster().find("Slow@a"));
      return null;
    });
    ListView<?> messages = stage.find("#inspector-messages");
    Stagehand.await(() -> messages.getItems().size() == 2);
    stage.picture("inspector-remote-mailbox");

    Node held = stage.find("#inspector-held");
    assertThat(held.isVisible()).as("a heading over nothing").isFalse();
    List<ListCell<?>> cells = Stagehand.onFx(() -> cells(messages));
    ListCell<?> near = cells.getFirst();
    ListCell<?> far = cells.getLast();
    assertThat(near.getText()).contains("near");
    assertThat(near.getGraphic()).isNull();
    assertThat(near.getTooltip()).isNull();
    assertThat(far.getText()).contains("far").contains("@b");
    assertThat(far.getGraphic()).isNotNull();
    assertThat(far.getTooltip().getText())
        .isEqualTo("over the network from node b, at present 3 ms away");
    assertThat(far.getAccessibleText()).contains("over the network from node b");
  }

  private static List<ListCell<?>> cells(ListView<?> list) {
    List<ListCell<?>> cells = new ArrayList<>();
    for (Node node : list.lookupAll(".list-cell")) {
      if (node instanceof ListCell<?> cell && !cell.isEmpty()) {
        cells.add(cell);
      }
    }
    cells.sort((one, other) -> Integer.compare(one.getIndex(), other.getIndex()));
    return cells;
  }
}
