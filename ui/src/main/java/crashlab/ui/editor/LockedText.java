package crashlab.ui.editor;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The buffer, of whose text an exercise may lock parts: what is typed or set there is refused.
final class LockedText {
  private final TextBuffer buffer;
  private final Consumer<String> notice;
  private boolean loading;
  private boolean free;

  /// @param notice takes what there is to tell the user
  LockedText(TextBuffer buffer, Consumer<String> notice) {
    this.buffer = buffer;
    this.notice = notice;
  }

  /// Whether the buffer changes because another text is shown.
  boolean isLoading() {
    return loading;
  }

  /// Puts another text into the buffer.
  void load(EditedText next) {
    loading = true;
    buffer.load(next.text, next.caret);
    loading = false;
  }

  /// Whether what stands between two places of the text that is shown may be replaced. If not, says
  /// so.
  boolean mayChange(@Nullable EditedText now, int from, int to) {
    if (loading || free || now == null || now.mayChange(from, to)) {
      return true;
    }
    notice.accept("Locked here: the exercise lets you change other parts only.");
    return false;
  }

  /// Changes the text that is shown as the user would, as far as that is allowed.
  void change(@Nullable EditedText now, String after) {
    TextChange change = TextChange.between(buffer.text(), after);
    if (!change.isNothing() && mayChange(now, change.from(), change.to())) {
      buffer.change(change);
    }
  }

  /// Puts another version of the text that is shown in its place, whatever is locked.
  void replaceAll(EditedText now, String version) {
    free = true;
    change(now, version);
    free = false;
    now.editable = now.rangesIn(version);
  }
}
