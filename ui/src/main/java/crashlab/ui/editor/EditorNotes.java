package crashlab.ui.editor;

import crashlab.ui.editor.Drafts.Draft;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the editor has to say besides: what an exercise allows, a draft that was found, why
/// something was not done.
final class EditorNotes extends VBox {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT);

  private final Label exercise = label("editor-exercise");
  private final Label draft = label("editor-draft-text");
  private final Label notice = label("editor-notice");
  private final HBox exerciseBar;
  private final HBox draftBar;
  private final HBox noticeBar = bar(Feather.INFO, notice);

  /// @param toEditable shows the first part that an exercise lets one change
  EditorNotes(EditorModel model, EditorFiles files, Runnable toEditable) {
    exerciseBar =
        bar(Feather.LOCK, exercise, Buttons.words("Go there", "editor-exercise-show", toEditable));
    draftBar =
        bar(
            Feather.CLOCK,
            draft,
            Buttons.words("Restore", "editor-draft-restore", files::restore),
            Buttons.words("Discard", "editor-draft-discard", files::discard));
    draftBar.setId("editor-draft");
    getChildren().addAll(exerciseBar, draftBar, noticeBar);
    model.shownProperty().subscribe((EditedText text) -> exercise(text));
    files.offerProperty().subscribe((Draft found) -> draft(found));
    model.noticeProperty().subscribe((String words) -> say(noticeBar, notice, words));
  }

  private static Label label(String id) {
    var label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static HBox bar(Feather symbol, Node... content) {
    var bar = new HBox(new FontIcon(symbol));
    bar.getChildren().addAll(content);
    bar.getStyleClass().add("editor-bar");
    return bar;
  }

  private void exercise(@Nullable EditedText text) {
    boolean partly = text != null && !text.pointers().isEmpty();
    say(
        exerciseBar,
        exercise,
        partly && text != null
            ? "Exercise: you may change " + String.join(" and ", text.pointers()) + "."
            : null);
  }

  private void draft(@Nullable Draft found) {
    say(
        draftBar,
        draft,
        found == null
            ? null
            : "Unsaved changes from "
                + WHEN.format(found.changed().atZone(ZoneId.systemDefault()))
                + " were found.");
  }

  private static void say(HBox bar, Label label, @Nullable String words) {
    label.setText(words == null ? "" : words);
    bar.setVisible(words != null);
    bar.setManaged(words != null);
  }
}
