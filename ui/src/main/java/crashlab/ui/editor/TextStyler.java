package crashlab.ui.editor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/// Colours the lines that can be seen, marks their problems and dims what may not be changed.
///
/// Each line is coloured by itself, so a key costs as much in a long text as in a short one.
final class TextStyler {
  private static final int KINDS = 0x0F;
  private static final int PROBLEM = 0x10;
  private static final int LOCKED = 0x20;

  private final JsonArea area;
  private final EditorModel model;
  private final Map<Integer, Collection<String>> classes = new HashMap<>();
  private boolean asked;

  TextStyler(JsonArea area, EditorModel model) {
    this.area = area;
    this.model = model;
    area.getVisibleParagraphs().addModificationObserver(_ -> ask());
    model.marksProperty().subscribe(_ -> ask());
    model.shownProperty().subscribe(_ -> ask());
  }

  /// Before the next frame all lines that can be seen are as they should be.
  void ask() {
    if (!asked) {
      asked = true;
      Platform.runLater(() -> {
        asked = false;
        style();
      });
    }
  }

  private void style() {
    int visible = area.getVisibleParagraphs().size();
    if (visible == 0 || area.getLength() == 0) {
      return;
    }
    int first = area.firstVisibleParToAllParIndex();
    int last = Math.min(first + visible, area.getParagraphs().size());
    EditedText shown = model.shown();
    EditableRanges editable = shown == null ? null : shown.editable;
    for (int line = first; line < last; line++) {
      String text = area.getText(line);
      if (!text.isEmpty()) {
        int start = area.getAbsolutePosition(line, 0);
        StyleSpans<Collection<String>> spans = spans(styles(text, start, model, editable));
        if (!spans.equals(area.getStyleSpans(line))) {
          area.setStyleSpans(line, 0, spans);
        }
      }
    }
  }

  /// Returns for each character of a line which kind of part it belongs to, from 1, with [#PROBLEM]
  /// and [#LOCKED].
  private static int[] styles(
      String text, int start, EditorModel model, @Nullable EditableRanges editable) {
    int[] styles = new int[text.length()];
    LineParts.split(text, (kind, from, to) -> Arrays.fill(styles, from, to, kind.ordinal() + 1));
    for (ProblemMarks.Mark mark : model.marksProperty().get().all()) {
      if (mark.from() <= start + text.length() && mark.to() > start) {
        int from = Math.clamp(mark.from() - start, 0, text.length() - 1);
        int to = Math.clamp(mark.to() - start, from + 1, text.length());
        add(styles, from, to, PROBLEM);
      }
    }
    if (editable != null) {
      int at = 0;
      for (int[] range : editable.all()) {
        add(styles, at, Math.clamp(range[0] - start, at, text.length()), LOCKED);
        at = Math.clamp(range[1] - start, at, text.length());
      }
      add(styles, at, text.length(), LOCKED);
    }
    return styles;
  }

  private static void add(int[] styles, int from, int to, int flag) {
    for (int i = from; i < to; i++) {
      styles[i] |= flag;
    }
  }

  private StyleSpans<Collection<String>> spans(int[] styles) {
    var spans = new StyleSpansBuilder<Collection<String>>();
    int from = 0;
    for (int i = 1; i <= styles.length; i++) {
      if (i == styles.length || styles[i] != styles[from]) {
        spans.add(classes.computeIfAbsent(styles[from], TextStyler::classesOf), i - from);
        from = i;
      }
    }
    return spans.create();
  }

  private static Collection<String> classesOf(int style) {
    List<String> classes = new ArrayList<>();
    int kind = style & KINDS;
    classes.add(kind == 0 ? "json-plain" : LineParts.Kind.values()[kind - 1].styleClass());
    if ((style & PROBLEM) != 0) {
      classes.add("json-problem");
    }
    if ((style & LOCKED) != 0) {
      classes.add("json-locked");
    }
    return List.copyOf(classes);
  }
}
