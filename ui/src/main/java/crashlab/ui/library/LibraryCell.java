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
  private static final PseudoClass EXERCISE = PseudoClass.getPseudoClass("exercise");
  private static final int TOOLTIP_WIDTH = 520;

  private final Label title = new Label();
  private final Label count = new Label();
  private final Label badge = new Label();
  private final Label about = new Label();
  private final FontIcon warning = new FontIcon(Feather.ALERT_TRIANGLE);
  private final HBox second;
  private final VBox box;

  LibraryCell() {
    title.getStyleClass().add("library-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    count.getStyleClass().add(Styles.TEXT_SUBTLE);
    count.setMinWidth(Region.USE_PREF_SIZE);
    badge.getStyleClass().add("library-badge");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    about.getStyleClass().add("library-about");
    warning.getStyleClass().add("library-warning");
    second = new HBox(6, warning, badge, about);
    second.setAlignment(Pos.CENTER_LEFT);
    box = new VBox(3, new HBox(8, title, count), second);
    box.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0); // as wide as the list: long titles are cut instead of scrolling
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
        show(heading.words(), Integer.toString(heading.count()), "", "");
        setAccessibleText(heading.words() + ", " + heading.count() + " scenarios");
      }
      case Entry entry -> entry(entry);
      case Nothing nothing -> {
        show(nothing.words(), "", "", nothing.next());
        setAccessibleText(nothing.words() + ' ' + nothing.next());
      }
    }
  }

  private void entry(Entry entry) {
    ScenarioCard card = entry.card();
    String where = entry.recent() && card.about().isEmpty() ? card.file().toString() : card.about();
    String line = card.problem() == null ? where : "Cannot be opened: " + card.problem();
    String title = entry.title();
    show(title, "", entry.badge(), line);
    badge.pseudoClassStateChanged(EXERCISE, card.isExercise());
    warning.setVisible(card.problem() != null);
    warning.setManaged(card.problem() != null);
    String spoken = entry.badge().isEmpty() ? title : title + ", " + entry.badge();
    setAccessibleText(spoken + ". " + line);
    setTooltip(tooltip(card, line));
  }

  private static Tooltip tooltip(ScenarioCard card, String line) {
    String text = PlainText.of(card.description(), "").strip();
    String whole = card.title() + "\n\n" + (text.isEmpty() ? line : text);
    var tooltip = new Tooltip(whole + "\n\n" + card.file());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    tooltip.setShowDelay(Duration.millis(700));
    return tooltip;
  }

  private void show(String words, String number, String level, String line) {
    title.setText(words);
    set(count, number);
    set(badge, level);
    set(about, line);
    warning.setVisible(false);
    warning.setManaged(false);
    second.setVisible(!level.isEmpty() || !line.isEmpty());
    second.setManaged(second.isVisible());
  }

  private static void set(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }
}
