package crashlab.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The scenario's file name over the command that runs it; binds to its model and decides nothing.
final class ScenarioView extends VBox {
  ScenarioView(ScenarioViewModel model) {
    var fileName = new Label();
    fileName.textProperty().bind(model.fileNameProperty());
    fileName.getStyleClass().add(Styles.TITLE_3);

    var explanation = new Label("This window does not play scenarios yet. Run it in a terminal:");

    var command = new TextField();
    command.textProperty().bind(model.commandProperty());
    command.setEditable(false);

    setAlignment(Pos.CENTER_LEFT);
    setSpacing(12);
    setPadding(new Insets(24));
    getChildren().addAll(fileName, explanation, command);
  }
}
