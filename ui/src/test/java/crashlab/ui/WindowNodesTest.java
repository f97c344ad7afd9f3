package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.NodeState;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.fault.FaultKinds;
import crashlab.ui.tree.TreeMode;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// Nodes in the window: breaking them by the menus, the palette, the keyboard and the mouse, and
/// reaching them without a mouse.
@OnStage
class WindowNodesTest {
  private static final String THREE =
      """
      {"format": 1, "name": "three", "duration": "20s", "nodes": ["a", "b", "c"],
       "modules": {"W": {"use": "gen_server"}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
         "children": [{"id": "W", "module": "W", "name": "W"}]},
       "faults": [{"at": "1s", "partition": [["a"], ["b"]], "silent": true}]}
      """;

  private static WindowOnStage three() {
    WindowOnStage on = WindowOnStage.withText("three", THREE);
    on.run(() -> on.session.main().player().seekTime(2_000_000_000L));
    return on;
  }

  private static NodeState state(WindowOnStage on, int node) {
    return on.recording().nodes().state(node, on.recording().momentAt(3_000_000_000L));
  }

  private static void freeze(WindowOnStage on) {
    on.choose("menu-node_freeze");
    on.awaitBranches(2);
  }

  @Test
  void shiftAndKOpensTheFaultsOfTheNodeWhoseProcessIsSelected() {
    var on = three();
    on.select("W@c");

    on.hand.press(KeyCode.SHIFT, KeyCode.K);
    freeze(on);

    assertThat(state(on, 2)).isEqualTo(NodeState.FROZEN);
  }

  @Test
  void thePaletteFindsTheFaultsOfNodesByTheirWords() {
    var on = three();

    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).type("freeze").press(KeyCode.ENTER);
    freeze(on);

    assertThat(state(on, 0)).isEqualTo(NodeState.FROZEN);
  }

  @Test
  void thePaletteFindsTheFaultsOfLinksByTheirWords() {
    var on = three();
    on.select("W@b");

    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).type("latency").press(KeyCode.ENTER);
    on.choose("menu-latency");
    on.awaitBranches(2);

    assertThat(on.session.current().change()).contains("latency", "between b and a");
  }

  @Test
  void theRunMenuHasBoth() {
    var on = three();

    assertThat(List.of("node-fault-menu", "link-fault-menu"))
        .allMatch(id -> on.window.commands.get(id).menu().equals("Run"));
  }

  @Test
  void whereThereIsOneNodeNeitherIsOffered() {
    var on = WindowOnStage.with("supervision/one-for-all.json");

    assertThat(List.of("node-fault-menu", "link-fault-menu"))
        .noneMatch(id -> on.window.commands.get(id).enabled().getAsBoolean());
  }

  @Test
  void aFaultIsDroppedOnTheFrameOfANode() {
    var on = three();
    pick(on, "node_down");
    double[] name = Stagehand.onFx(() -> on.window.views.tree().placeOfNode(1));

    assertThat(Dropped.fault(tree(on), name[0], name[1])).isTrue();
    on.awaitBranches(2);

    assertThat(state(on, 1)).isEqualTo(NodeState.DOWN);
  }

  @Test
  void aFaultIsDroppedOnTheLineBetweenTwoNodes() {
    var on = three();
    pick(on, "latency");

    assertThat(Dropped.fault(tree(on), onTheLine(on)[0], onTheLine(on)[1])).isTrue();
    on.awaitBranches(2);

    assertThat(on.session.current().change()).contains("between a and b");
  }

  @Test
  void aFaultOfANodeIsNotTakenForOneOfALink() {
    var on = three();
    pick(on, "node_down");

    Dropped.fault(tree(on), onTheLine(on)[0], onTheLine(on)[1]);

    assertThat(on.notice()).isEqualTo("This fault strikes a node, not a link: click a node.");
    assertThat(on.session.branches()).hasSize(1);
  }

  @Test
  void aFaultIsDroppedOnTheLaneOfANode() {
    var on = three();
    pick(on, "node_freeze");

    assertThat(Dropped.fault(on.window.views.timeline(), 400, lane(on, "node a"))).isTrue();
    on.awaitBranches(2);

    assertThat(state(on, 0)).isEqualTo(NodeState.FROZEN);
  }

  @Test
  void theFramesOfNodesAreReachedByTheArrowKeysAndSayWhatTheyAre() {
    var on = three();
    on.select("App@a");
    on.run(tree(on)::requestFocus);

    on.hand.press(KeyCode.UP);
    assertThat(spoken(on))
        .contains("node a: up", "to b: ✕ packets vanish", "node 1 of 3")
        .doesNotContain("to c");
    on.hand.press(KeyCode.RIGHT);
    on.hand.picture("nodes-frame-selected");
    assertThat(spoken(on)).contains("node b: up", "node 2 of 3");
    on.hand.press(KeyCode.RIGHT).press(KeyCode.RIGHT).press(KeyCode.LEFT);
    on.hand.press(KeyCode.ENTER);
    freeze(on);
    assertThat(state(on, 1)).isEqualTo(NodeState.FROZEN);

    on.run(() -> on.session.main().selection().selectNode(2));
    on.hand.press(KeyCode.DOWN);
    assertThat(on.selected()).isEqualTo("App@c");
  }

  @Test
  void aNodeThatIsSelectedInTheTreeIsSelectedInTheTimelineToo() {
    var on = three();
    double[] name = Stagehand.onFx(() -> on.window.views.tree().placeOfNode(1));

    on.hand.clickAt(tree(on), name[0], name[1]);

    assertThat(Stagehand.<String>onFx(on.window.views.timeline()::getAccessibleText))
        .contains("Selected: node b");
    on.hand.clickAt(on.window.views.timeline(), 60, lane(on, "node a"));
    assertThat(spoken(on)).contains("node a: up");
    on.hand.press(KeyCode.ESCAPE);
    assertThat(spoken(on)).contains("none selected");
  }

  private static boolean isNodeMenuOpen() {
    return Stagehand.onFx(() ->
        Window.getWindows().stream()
            .anyMatch(
                window -> window instanceof ContextMenu menu && "node-menu".equals(menu.getId())));
  }

  @Test
  void aNodeIsBrokenByTheKeyWhateverHasTheFocus() {
    var on = WindowOnStage.with("nodes/who-sees-whom.json");
    on.run(() -> on.window.views.timeline().requestFocus());

    on.hand.press(KeyCode.SHIFT, KeyCode.K);

    assertThat(isNodeMenuOpen()).isTrue();
    on.hand.picture("nodes-menu");
    on.hand.press(KeyCode.ESCAPE);
  }

  @Test
  void aNodeIsBrokenFromTheListOfCommands() {
    var on = WindowOnStage.with("nodes/who-sees-whom.json");

    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).type("break a node");
    on.hand.press(KeyCode.ENTER);

    assertThat(isNodeMenuOpen()).isTrue();
    on.hand.press(KeyCode.ESCAPE);
  }

  @Test
  void aNodeIsBrokenWhereTheTreeIsAList() {
    var on = WindowOnStage.with("nodes/who-sees-whom.json");
    on.run(() -> on.window.views.tree().model().modeProperty().set(TreeMode.LIST));
    on.hand.settle();

    on.hand.press(KeyCode.SHIFT, KeyCode.K);

    assertThat(isNodeMenuOpen()).isTrue();
    on.hand.press(KeyCode.ESCAPE);
  }

  @Test
  void withOneNodeThereIsNoneToBreak() {
    var on = WindowOnStage.with("tasks/linked-task.json");

    on.hand.press(KeyCode.SHIFT, KeyCode.K);

    assertThat(isNodeMenuOpen()).isFalse();
  }

  @Test
  void theGroupOfANodeIsFoldedByKeysAndByItsTriangle() {
    var on = three();
    Node timeline = on.window.views.timeline();
    on.run(() -> on.session.main().selection().selectNode(1));
    on.run(timeline::requestFocus);
    assertThat(lanes(on)).contains("10 lanes");

    on.hand.press(KeyCode.LEFT);
    assertThat(lanes(on)).contains("8 lanes", "Selected: node b", "2 processes, folded");
    on.hand.press(KeyCode.RIGHT);
    assertThat(lanes(on)).contains("10 lanes");
    on.hand.clickAt(timeline, 10, lane(on, "node a"));
    assertThat(lanes(on)).contains("8 lanes");
    on.hand.clickAt(timeline, 10, lane(on, "node a"));
    assertThat(lanes(on)).contains("10 lanes");
  }

  @Test
  void theGroupsOfAllNodesAreFoldedAtOnce() {
    var on = three();
    on.run(() -> on.session.main().selection().selectNode(1));
    on.run(on.window.views.timeline()::requestFocus);

    on.hand.press(KeyCode.SHIFT, KeyCode.LEFT);
    assertThat(lanes(on)).contains("4 lanes", "Selected: node b");
    on.hand.picture("nodes-folded");
    on.hand.press(KeyCode.SHIFT, KeyCode.RIGHT);
    assertThat(lanes(on)).contains("10 lanes");
  }

  @Test
  void aTreemapSaysInShortWhatHasNoRoomBesideItsTitles() {
    var on = three();
    on.run(() -> on.window.views.tree().model().modeProperty().set(TreeMode.TREEMAP));

    assertThat(map(on, 900)).contains("a · hears nothing of b");
    assertThat(map(on, 240)).contains(">a ✕ 1<").doesNotContain("hears nothing", "…");
  }

  private static String map(WindowOnStage on, double width) {
    return Stagehand.onFx(() -> {
      var svg = new SvgPainter(width, 400, true, 1);
      on.window.views.tree().paintTo(svg, width, 400);
      return svg.svg("map");
    });
  }

  private static String lanes(WindowOnStage on) {
    return Stagehand.onFx(on.window.views.timeline()::getAccessibleText);
  }

  private static void pick(WindowOnStage on, String fault) {
    on.run(() -> FaultKinds.pick(on.window.views.faults(), fault));
  }

  private static Node tree(WindowOnStage on) {
    return on.window.views.tree().canvas();
  }

  private static String spoken(WindowOnStage on) {
    return Stagehand.onFx(tree(on)::getAccessibleText);
  }

  /// A place on the line of the link between `a` and `b`, above the frame of `a`.
  private static double[] onTheLine(WindowOnStage on) {
    double[] a = Stagehand.onFx(() -> on.window.views.tree().placeOfNode(0));
    double[] b = Stagehand.onFx(() -> on.window.views.tree().placeOfNode(1));
    return new double[] {(a[0] + b[0]) / 2 + 40, a[1] - 23};
  }

  /// The height of a lane in the timeline, by the names of the lanes from the top.
  private static double lane(WindowOnStage on, String name) {
    List<String> lanes = List.of("network", "node a", "App@a", "W@a", "node b");
    return 40 + 22 * lanes.indexOf(name);
  }
}
