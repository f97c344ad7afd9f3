package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadResult;
import crashlab.trace.EventType;
import crashlab.ui.session.Branch;
import crashlab.ui.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Two runs beside each other say what each says alone.
@OnStage
class WindowCompareTest {
  private static final long AT = 500_000_000L;

  private static WindowOnStage compared() {
    var on = WindowOnStage.with("genserver/bottleneck.json");
    on.run(() -> {
      on.session.main().player().seekTime(AT);
      on.session.inject("{\"kill\": \"PriceServer\"}", "kill PriceServer");
    });
    on.awaitBranches(2);
    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    Stagehand.await(() -> on.session.comparedProperty().get() != null);
    Stagehand.await(() -> !on.window.views.compare().isPreparing());
    on.hand.settle();
    return on;
  }

  /// The columns of the table as they are read: name, A, B, and what follows.
  private static <T> List<List<String>> rows(WindowOnStage on) {
    TableView<T> table = on.hand.find("#compare-table");
    return Stagehand.onFx(() -> {
      List<List<String>> rows = new ArrayList<>();
      for (T item : table.getItems()) {
        List<String> row = new ArrayList<>();
        for (TableColumn<T, ?> column : table.getColumns()) {
          row.add(String.valueOf(column.getCellData(item)));
        }
        rows.add(row);
      }
      return rows;
    });
  }

  private static FinishedRun alone(Branch branch) {
    return switch (branch.source().read()) {
      case ReadResult.Read read -> new ScenarioRun(read.scenario()).run(List.of());
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  private static long count(FinishedRun run, EventType type) {
    long count = 0;
    for (int i = 0; i < run.log().size(); i++) {
      count += run.log().type(i) == type ? 1 : 0;
    }
    return count;
  }

  private static void says(List<String> row, int column, long number) {
    assertThat(row.get(column).replaceAll(" .*", ""))
        .as(row.getFirst())
        .isEqualTo(String.format(Locale.ROOT, "%,d", number));
  }

  @Test
  void theNumbersAreThoseOfEachRunAlone() {
    var on = compared();
    on.hand.picture("46-compare");
    FinishedRun a = alone(Stagehand.onFx(on.session::current));
    FinishedRun b = alone(Stagehand.onFx(() -> on.session.comparedProperty().get()));
    int found = 0;
    for (List<String> row : rows(on)) {
      String name = row.getFirst();
      found++;
      if (name.endsWith("requests completed")) {
        says(row, 1, a.facts().loads().getFirst().completed());
        says(row, 2, b.facts().loads().getFirst().completed());
      } else if (name.equals("restarts")) {
        says(row, 1, count(a, EventType.SUPERVISOR_RESTART));
        says(row, 2, count(b, EventType.SUPERVISOR_RESTART));
      } else if (name.equals("events")) {
        says(row, 1, a.facts().events());
        says(row, 2, b.facts().events());
      } else {
        found--;
      }
    }
    assertThat(found).isEqualTo(3);
    assertThat(a.scenario().seed()).isEqualTo(b.scenario().seed());
  }

  @Test
  void theFirstDifferenceIsAKeyAwayAndTheRunsCanBeSwapped() {
    var on = compared();
    String a = Stagehand.onFx(() -> on.session.current().name());
    on.hand.press(KeyCode.HOME).press(KeyCode.F7);
    assertThat(on.now().timeNanos()).isEqualTo(AT + 1);
    assertThat(Stagehand.onFx(() -> on.session.other().moment().timeNanos())).isEqualTo(AT + 1);
    assertThat(on.text("#compare-difference-a")).contains("kill PriceServer");
    List<List<String>> before = rows(on);

    on.hand.click("#compare-swap");
    Stagehand.await(() -> !on.window.views.compare().isPreparing());
    on.hand.settle();

    assertThat(Stagehand.onFx(() -> on.session.comparedProperty().get().name())).isEqualTo(a);
    assertThat(on.text("#compare-difference-b")).contains("kill PriceServer");
    List<List<String>> after = rows(on);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).get(1)).isEqualTo(before.get(i).get(2));
      assertThat(after.get(i).get(2)).isEqualTo(before.get(i).get(1));
    }
    on.hand.press(KeyCode.HOME).press(KeyCode.F7);
    assertThat(on.now().timeNanos()).isEqualTo(AT + 1);
    on.hand.picture("46-swapped");
  }

  @Test
  void bothRunsStandOnOneTimeAxis() {
    var on = compared();
    on.run(() -> on.window.views.timeline().zoom(4));
    on.hand.clickAt(on.hand.find("#scrubber"), 300, 8);

    assertThat(Stagehand.onFx(() -> on.session.other().moment().timeNanos()))
        .isEqualTo(on.now().timeNanos());
    on.hand.picture("46-zoomed");
  }

  @Test
  void twoRunsStandSideBySideOnOneCursorWithTheirFirstDifference() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    Stagehand.onFx(() -> {
      on.session.main().player().seekTime(500_000_000L);
      on.session.inject("{\"kill\": \"SessionCache\"}", "kill SessionCache");
      return null;
    });
    Stagehand.await(() -> on.session.branches().size() == 2);
    on.awaitRun();
    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    Stagehand.await(() -> !on.window.views.compare().isPreparing());
    on.hand.press(KeyCode.HOME).press(KeyCode.F7);
    on.hand.picture("07-compare");

    assertThat(on.now().timeNanos()).isEqualTo(500_000_001L);
    assertThat(Stagehand.onFx(() -> on.session.other().moment().timeNanos()))
        .isEqualTo(500_000_001L);
    TimelineView other = on.hand.find("#other-column #timeline");
    Stagehand.onFx(() -> {
      other.zoom(4);
      return null;
    });
    assertThat(on.window.views.timeline().scaleProperty().get())
        .as("zoomed in B, zoomed in A")
        .isEqualTo(other.scaleProperty().get());
    on.hand.picture("07-compare-zoomed");
    assertThat(on.hand.scene().lookup("#other-column #tree-legend")).isNull();
    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    assertThat(Stagehand.onFx(() -> on.session.comparedProperty().get())).isNull();
  }
}
