package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The lanes of the timeline: folded, pinned, and gone through by keys.
@OnStage
class TimelineLanesTest {
  private static final double HEIGHT = 420;

  @Test
  void foldsAndUnfoldsByMouseAndByKey() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    int payments = stage.slot("Payments");
    int all = stage.model().lanes().rowCount();
    double x = LabelPicture.foldX(stage.model().source().names().tree(), payments) + 6;

    stage.hand().clickAt(stage.timeline(), x, stage.y(payments));
    assertThat(stage.model().lanes().rowCount()).isEqualTo(all - 3);
    stage.pictures("folded");

    stage.act(() -> stage.session.main().selection().selectSlot(payments));
    stage.hand().press(KeyCode.RIGHT);
    assertThat(stage.model().lanes().rowCount()).isEqualTo(all);
    stage.hand().press(KeyCode.LEFT);
    assertThat(stage.model().lanes().rowCount()).isEqualTo(all - 3);
  }

  @Test
  void aSelectedProcessOfAFoldedLaneHasALaneAllTheSame() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    stage.act(() -> stage.model().lanes().toggleFold(stage.slot("Payments")));
    int rows = stage.model().lanes().rowCount();

    stage.act(() -> stage.session.main().selection().selectSlot(stage.slot("StripeClient")));

    assertThat(stage.model().lanes().rowCount()).isEqualTo(rows + 1);
    assertThat(stage.y(stage.slot("StripeClient"))).isPositive();
  }

  @Test
  void pinsALaneToTheTopAndUnpinsIt() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    int client = stage.slot("StripeClient");
    stage.act(() -> {
      stage.session.main().selection().selectSlot(client);
      stage.timeline().requestFocus();
    });

    stage.hand().press(KeyCode.P);
    assertThat(stage.model().lanes().visible().getFirst().lane()).isEqualTo(client);
    assertThat(stage.model().lanes().visible().stream().filter(row -> row.lane() == client))
        .hasSize(1);
    stage.hand().press(KeyCode.DOWN);
    assertThat(stage.session.main().selection().slot()).isEqualTo(stage.slot("App"));
    stage.hand().press(KeyCode.UP);
    assertThat(stage.session.main().selection().slot()).isEqualTo(client);
    stage.pictures("pinned");

    stage.hand().press(KeyCode.P);
    assertThat(stage.model().lanes().visible().getFirst().lane()).isNotEqualTo(client);
  }

  @Test
  void twoTimelinesShareZoomAndPanIfTheirScalesAreBound() {
    TimelineStage stage = TimelineStage.shipped("genserver/bottleneck", HEIGHT);
    var other =
        Stagehand.onFx(() -> {
          var made = new TimelineView(stage.session.main(), stage.theme, stage);
          made.scaleProperty().bindBidirectional(stage.timeline().scaleProperty());
          return made;
        });

    stage.act(() -> stage.model().time().zoom(4, 300));
    assertThat(other.model().time().scale()).isEqualTo(stage.model().time().scale());
    assertThat(other.model().time().isFitted()).isFalse();

    stage.act(() -> other.model().time().pan(120));
    assertThat(stage.model().time().scale()).isEqualTo(other.model().time().scale());
  }

  @Test
  void arrowKeysGoFromLaneToLane() {
    TimelineStage stage = TimelineStage.shipped("supervision/nested-escalation", HEIGHT);
    stage.act(() -> {
      stage.session.main().selection().selectSlot(stage.slot("App"));
      stage.timeline().requestFocus();
    });

    stage.hand().press(KeyCode.DOWN);
    assertThat(stage.session.main().selection().slot()).isEqualTo(stage.slot("Shop"));
    assertThat(stage.timeline().getAccessibleText()).contains("Selected: Shop, idle");
    stage.hand().press(KeyCode.ENTER).press(KeyCode.K);
    assertThat(stage.asked).contains("inspect " + stage.slot("Shop"), "menu " + stage.slot("Shop"));
  }
}
