package crashlab.ui.library;

import atlantafx.base.theme.Styles;
import crashlab.ui.control.Settings;
import crashlab.ui.session.RunSession;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line that tells a newcomer the next key, three hints one after the other. It takes no
/// keyboard focus by itself and blocks nothing; once closed for good it takes no room either.
public final class CoachBar extends HBox {
  private final CoachModel model;

  /// @param settings where it is remembered that nobody wants it any more
  public CoachBar(RunSession session, Settings settings) {
    this.model = new CoachModel(session, settings);
    setId("coach");
    getStyleClass().add("coach-bar");
    getStylesheets().add(String.valueOf(CoachBar.class.getResource("/crashlab/ui/library.css")));
    setAlignment(Pos.CENTER_LEFT);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(new FontIcon(Feather.INFO), words(), gap, place(), next(), never(), close());
    visibleProperty().bind(model.openProperty());
    managedProperty().bind(visibleProperty());
  }

  /// Shows the hints again from the first one, as the menu Help offers.
  public void reopen() {
    model.restart();
  }

  private Label words() {
    var label = new Label();
    label.setId("coach-text");
    label.getStyleClass().add("coach-text");
    label.textProperty().bind(model.wordsProperty());
    return label;
  }

  private Label place() {
    var label = new Label();
    label.getStyleClass().add(Styles.TEXT_MUTED);
    label.textProperty().bind(model.hintProperty().add(1).asString("%d of " + model.count()));
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Button next() {
    var button = new Button();
    button.setId("coach-next");
    button.getStyleClass().addAll(Styles.SMALL);
    var tip = new Tooltip();
    button.setTooltip(tip);
    model
        .hintProperty()
        .subscribe(hint -> {
          boolean last = hint.intValue() == model.count() - 1;
          button.setText(last ? "Got it" : "Next");
          tip.setText(last ? "Close the hints" : "The next hint");
        });
    button.setOnAction(_ -> model.next());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private Hyperlink never() {
    var link = new Hyperlink("Don't show again");
    link.setId("coach-never");
    link.setOnAction(_ -> model.neverAgain());
    link.setMinWidth(Region.USE_PREF_SIZE);
    return link;
  }

  private Button close() {
    var button = new Button(null, new FontIcon(Feather.X));
    button.setId("coach-close");
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setAccessibleText("Close the hints");
    button.setTooltip(new Tooltip("Close the hints"));
    button.setOnAction(_ -> model.openProperty().set(false));
    return button;
  }
}
