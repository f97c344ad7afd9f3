package crashlab.ui;

import crashlab.ui.session.RunSession;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One line that tells what just happened or why something cannot be done, until it is closed or
/// the next thing is told.
final class NoticeBar extends HBox {
  private final Label text = new Label();

  NoticeBar(RunSession session) {
    setId("notice-bar");
    getStyleClass().add("notice-bar");
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(2, 8, 2, 12));
    text.setId("notice");
    text.setWrapText(true);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var close = new Button("Close");
    close.setId("notice-close");
    close.getStyleClass().addAll("small", "flat");
    close.setOnAction(_ -> session.noticeProperty().set(null));
    getChildren().addAll(text, gap, close);
    session
        .noticeProperty()
        .subscribe(notice -> {
          text.setText(notice == null ? "" : notice);
          setVisible(notice != null);
          setManaged(notice != null);
        });
  }
}
