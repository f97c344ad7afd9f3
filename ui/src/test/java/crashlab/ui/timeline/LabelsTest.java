package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.control.Ink;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Pattern PLACE = Pattern.compile("<text[^>]* x=\"([0-9.]+)\"");
  private final SvgPainter on = new SvgPainter(800, 200, true, 1);
  private final LaneLabels labels = new LaneLabels(on);

  private List<Double> places() {
    labels.paint();
    List<Double> places = new ArrayList<>();
    var found = PLACE.matcher(on.svg("labels"));
    while (found.find()) {
      places.add(Double.valueOf(found.group(1)));
    }
    return places;
  }

  @Test
  void wordsStandToTheRightOfWhatIsInTheirWay() {
    labels.keepFree(new Box(100, 90, 30, 20));

    labels.add("one_for_one", 110, 100, Ink.TEXT);

    assertThat(places()).singleElement().matches(x -> x > 130 && x < 150);
  }

  @Test
  void wordsThatWouldStandTooFarAwayAreLeftOut() {
    labels.keepFree(new Box(100, 90, 300, 20));

    labels.add("one_for_one", 110, 100, Ink.TEXT);

    assertThat(places()).isEmpty();
  }

  @Test
  void noWordsStandOnOthers() {
    labels.add("stop", 100, 100, Ink.TEXT);
    labels.add("restart 1", 100, 100, Ink.TEXT);

    assertThat(places()).hasSize(2);
    assertThat(places().get(1) - places().get(0)).isGreaterThan(20);
  }
}
