package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.ui.control.Theme;
import crashlab.ui.inspector.RowList.FactRow;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A supervisor's restart budget: boxes, words, and who spent it.
final class BudgetPane {
  private final BudgetGauge gauge;
  private final Label words = new Label();
  private final RowList spenders;
  private final Section section;

  BudgetPane(Theme theme, Consumer<FactRow> onClick) {
    gauge = new BudgetGauge(theme);
    spenders = new RowList("inspector-spenders", onClick);
    words.setId("inspector-budget");
    words.setWrapText(true);
    words.setMinHeight(Label.USE_PREF_SIZE);
    section = new Section("restarts", "Restart intensity", gauge, words, spenders);
  }

  Section section() {
    return section;
  }

  void show(@Nullable BudgetFacts budget) {
    section.show(budget != null);
    if (budget == null) {
      return;
    }
    gauge.show(budget.spent(), budget.intensity().maxRestarts());
    words.setText(budget.words());
    spenders.show(
        budget.spenders().stream()
            .map(spender ->
                new FactRow(
                    Wording.instant(spender.timeNanos()), spender.words(), spender.seq(), false))
            .toList());
  }
}
