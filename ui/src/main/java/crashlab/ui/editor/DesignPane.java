package crashlab.ui.editor;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The design as controls; each changes the text in place.
final class DesignPane extends VBox {
  private final TextField search = new TextField();

  DesignPane(FormModel form) {
    getStyleClass().add("editor-design");
    search.setId("editor-design-search");
    search.setPromptText("Search: strategy, Payments, rate …");
    search.setAccessibleText("Search the settings");
    form.searchProperty().bind(search.textProperty());
    var list = new ListView<>(form.settings());
    list.setId("editor-settings");
    list.setAccessibleText("Settings of the design");
    list.setCellFactory(_ -> new SettingCell(form));
    list.setPlaceholder(new Label("No setting has these words."));
    VBox.setVgrow(list, Priority.ALWAYS);
    var broken = new Label("The text is no JSON at present. Mend it in the Text tab first.");
    broken.getStyleClass().add(Styles.WARNING);
    broken.setWrapText(true);
    var bar = new HBox(broken);
    bar.getStyleClass().add("editor-bar");
    bar.visibleProperty().bind(form.readableProperty().not());
    bar.managedProperty().bind(bar.visibleProperty());
    getChildren().addAll(search, bar, list);
  }

  void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }
}
