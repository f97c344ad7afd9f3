package crashlab.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Something in front of the window until Esc, its button or a click beside it takes it away. No
/// window of its own, so that it is there on every screen and in every test.
final class Overlay extends StackPane {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 620;

  private @Nullable Node focusedBefore;
  private final Region owner;

  Overlay(Region owner) {
    this.owner = owner;
    setId("overlay");
    getStyleClass().add("overlay");
    setVisible(false);
    setOnMousePressed(event -> {
      if (event.getTarget() == this) {
        hide();
      }
    });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
          }
        });
  }

  boolean isShown() {
    return isVisible();
  }

  /// Shows a node; with a title it gets a frame with a button to close it.
  void show(Node content, String title) {
    focusedBefore = owner.getScene() == null ? null : owner.getScene().getFocusOwner();
    Node shown = title.isEmpty() ? content : framed(content, title);
    getChildren().setAll(shown);
    setVisible(true);
    shown.requestFocus();
  }

  private Node framed(Node content, String title) {
    var heading = new Label(title);
    heading.getStyleClass().add("title-4");
    var close = new Button("Close (Esc)");
    close.setId("overlay-close");
    close.setOnAction(_ -> hide());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var top = new HBox(heading, gap, close);
    top.setAlignment(Pos.CENTER_LEFT);
    top.setPadding(new Insets(8, 8, 8, 16));
    var pane = new BorderPane(content);
    pane.setTop(top);
    pane.getStyleClass().add("palette");
    pane.setMaxSize(WIDTH, HEIGHT);
    pane.setFocusTraversable(true);
    BorderPane.setMargin(content, new Insets(0, 8, 8, 8));
    return pane;
  }

  void hide() {
    if (!isVisible()) {
      return;
    }
    setVisible(false);
    getChildren().clear();
    if (focusedBefore != null) {
      focusedBefore.requestFocus();
    }
  }
}
