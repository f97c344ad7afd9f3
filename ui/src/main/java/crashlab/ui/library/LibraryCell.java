package crashlab.ui.library;

import atlantafx.base.theme.Styles;
import crashlab.analysis.PlainText;
import crashlab.ui.library.LibraryRow.Entry;
import crashlab.ui.library.LibraryRow.Heading;
import crashlab.ui.library.LibraryRow.Nothing;
import crashlab.ui.session.ScenarioCard;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws a line of the library: a topic, or a scenario with its title and first sentence.
final class LibraryCell extends ListCell<LibraryRow> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final int TOOLTIP_WIDTH = 520;

  private final Label title = new Label();
  private final Label count = new Label();
  private final Label badge = new Label();
  private final Label about = new Label();
  private final Label problem = new Label();
  private final VBox box;

  LibraryCell() {
    title.getStyleClass().add("library-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    count.getStyleClass().addAll("library-count", Styles.TEXT_SUBTLE);
    badge.getStyleClass().add("library-badge");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    about.getStyleClass().addAll("library-about", Styles.TEXT_SMALL);
    problem.getStyleClass().addAll("library-problem", Styles.TEXT_SMALL);
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    var line = new HBox(8, title, badge, count);
    line.setAlignment(Pos.TOP_LEFT);
    box = new VBox(2, line, about, problem);
    setPrefWidth(0); // as wide as the list: long titles wrap instead of scrolling
  }

  @Override
  protected void updateItem(@Nullable LibraryRow row, boolean empty) {
    super.updateItem(row, empty);
    setTooltip(null);
    setGraphic(empty || row == null ? null : box);
    pseudoClassStateChanged(HEADING, row instanceof Heading && !empty);
    if (empty || row == null) {
      setAccessibleText(null);
      return;
    }
    switch (row) {
      case Heading heading -> {
        show(heading.words(), Integer.toString(heading.count()), "", "", "");
        setAccessibleText(heading.words() + ", " + heading.count() + " scenarios");
      }
      case Entry entry -> entry(entry);
      case Nothing nothing -> {
        show(nothing.words(), "", "", "", "");
        setAccessibleText(nothing.words());
      }
    }
  }

  private void entry(Entry entry) {
    ScenarioCard card = entry.card();
    String why = card.problem() == null ? "" : "Cannot be opened: " + card.problem();
    String where = entry.recent() && card.about().isEmpty() ? card.file().toString() : card.about();
    String level = entry.badge();
    show(card.title(), "", level, where, why);
    String spoken = level.isEmpty() ? card.title() : card.title() + ", " + level;
    setAccessibleText(why.isEmpty() ? spoken + ". " + where : spoken + ". " + why);
    setTooltip(tooltip(card));
  }

  private static Tooltip tooltip(ScenarioCard card) {
    String text = PlainText.of(card.description(), "").strip();
    var tooltip = new Tooltip(text.isEmpty() ? card.file().toString() : text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setShowDelay(Duration.millis(700));
    return tooltip;
  }

  private void show(String words, String number, String level, String line, String why) {
    title.setText(words);
    set(count, number);
    set(badge, level);
    set(about, line);
    set(problem, why);
  }

  private static void set(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }
}
