package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.compare.Divergence;
import crashlab.ui.session.ScenarioCard;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Two scenarios that ship, beside each other.
@OnStage
class CompareScenariosTest {
  private static List<String> offered(WindowOnStage on) {
    ListView<ScenarioCard> list = on.hand.find("#scenario-found");
    return Stagehand.onFx(() -> list.getItems().stream().map(ScenarioCard::name).toList());
  }

  private static List<String> texts(WindowOnStage on, String heading) {
    return Stagehand.onFx(() ->
        on.hand.scene().lookup(heading).lookupAll(".label").stream()
            .map(label -> ((Label) label).getText())
            .toList());
  }

  @Test
  void withoutABranchAVariantIsChosenByItsName() {
    var on = WindowOnStage.with("genserver/bottleneck.json");

    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    assertThat(offered(on))
        .startsWith("bottleneck-partitions", "bottleneck-pool")
        .doesNotContain("bottleneck")
        .noneMatch(name -> name.endsWith(".solution"));
    on.hand.picture("46-choose-compared");
    on.hand.type("bottleneck-pool");
    on.hand.press(KeyCode.ENTER);
    Stagehand.await(() -> on.session.comparedProperty().get() != null);
    Stagehand.await(() -> !on.window.views.compare().isPreparing());
    on.hand.settle();

    assertThat(on.session.comparedProperty().get().name()).isEqualTo("bottleneck-pool");
    assertThat(on.session.current().name()).isEqualTo("bottleneck");
    assertThat(texts(on, "#heading-a")).containsExactly("A", "bottleneck");
    assertThat(texts(on, "#heading-b")).containsExactly("B", "bottleneck-pool");
    on.hand.picture("46-two-scenarios");

    on.hand.press(KeyCode.F7);
    Divergence parts = on.window.views.compare().divergenceProperty().get();
    assertThat(on.now().seq()).isEqualTo(parts.a().seq());
    assertThat(on.session.other().moment().seq()).isEqualTo(parts.b().seq());
    on.hand.picture("46-two-scenarios-part");

    on.hand.press(KeyCode.CONTROL, KeyCode.B);
    assertThat(on.hand.scene().lookup("#heading-a")).isNull();
  }

  @Test
  void escapeComparesWithNothing() {
    var on = WindowOnStage.with("genserver/bottleneck.json");

    on.hand.press(KeyCode.CONTROL, KeyCode.B).press(KeyCode.ESCAPE);

    assertThat(Stagehand.onFx(() -> on.window.dialogs.isShown())).isFalse();
    assertThat(on.session.comparedProperty().get()).isNull();
  }
}
