package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.geometry.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrowLabelsTest {
  private final ArrowLabels labels = new ArrowLabels(new SvgPainter(800, 600, true, 1), 1);

  private static void areApart(List<Box> boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        assertThat(boxes.get(i).meets(boxes.get(j))).as("%s, %s", i, j).isFalse();
      }
    }
  }

  @Test
  void wordsForOnePlaceMoveApart() {
    for (int i = 0; i < 4; i++) {
      labels.add("restart " + i, 100, 100, Align.LEFT);
    }

    assertThat(labels.boxes()).hasSize(4);
    areApart(labels.boxes());
  }

  @Test
  void wordsKeepOffTheNumbers() {
    var number = new Box(95, 90, 20, 20);
    labels.keepFree(number);

    labels.add("one_for_one", 100, 100, Align.RIGHT);

    assertThat(labels.boxes()).singleElement().matches(box -> !box.meets(number));
  }

  @Test
  void wordsWithoutRoomAreNotWritten() {
    labels.keepFree(new Box(0, 0, 400, 400));

    labels.add("stop", 200, 200, Align.CENTER);

    assertThat(labels.boxes()).isEmpty();
  }
}
