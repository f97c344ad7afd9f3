package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Where the focus is, and how it goes from panel to panel.
@OnStage
class WindowFocusTest {
  @Test
  void f6ReachesEveryPanelAndShiftF6GoesBack() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.click(on.window.views.tree().canvas());
    Set<Node> reached = new LinkedHashSet<>();
    List<Node> panels = Stagehand.onFx(on.window.layout::panels);
    List<Node> way = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      on.hand.press(KeyCode.F6);
      Node focus = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
      way.add(focus);
      panels.stream().filter(panel -> isWithin(focus, panel)).forEach(reached::add);
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(panels);
    on.hand.press(KeyCode.SHIFT, KeyCode.F6);
    assertThat(Stagehand.<Node>onFx(() -> on.hand.scene().getFocusOwner()))
        .isEqualTo(way.get(way.size() - 2));
  }

  private static boolean isWithin(Node node, Node panel) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == panel) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whereTheFocusIsCanBeSeenEverywhere() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.click(on.window.views.tree().canvas());
    Set<Node> seen = new LinkedHashSet<>();
    List<String> unseen = new ArrayList<>();
    int width = (int) Stagehand.WIDTH;
    Node focus = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
    int[] with = on.hand.pixels();
    while (seen.add(focus) && seen.size() < 120) {
      Node here = focus;
      Bounds at = Stagehand.onFx(() -> here.localToScene(here.getBoundsInLocal()));
      on.hand.press(KeyCode.TAB);
      int[] without = on.hand.pixels();
      if (!differ(with, without, at, width)) {
        unseen.add(here.getClass().getSimpleName() + " #" + here.getId());
      }
      focus = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
      with = without;
    }
    on.hand.picture("52-focus");
    assertThat(seen).hasSizeGreaterThan(25);
    assertThat(unseen).as("where the focus cannot be seen").isEmpty();
  }

  private static boolean differ(int[] a, int[] b, Bounds at, int width) {
    int from = (int) Math.max(0, at.getMinX() - 3);
    int to = (int) Math.min(width, at.getMaxX() + 3);
    int bottom = (int) Math.min(Stagehand.HEIGHT, at.getMaxY() + 3);
    for (int y = (int) Math.max(0, at.getMinY() - 3); y < bottom; y++) {
      if (Arrays.mismatch(a, y * width + from, y * width + to, b, y * width + from, y * width + to)
          >= 0) {
        return true;
      }
    }
    return false;
  }
}
