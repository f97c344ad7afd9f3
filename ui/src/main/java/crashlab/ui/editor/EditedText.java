package crashlab.ui.editor;

import crashlab.scenario.Lesson;
import crashlab.ui.session.Branch;
import crashlab.ui.session.ScenarioText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One text that is or was edited: that of a branch, or one that was refused. Keeps what was done
/// to it while others are shown. Lines end with `\n`, however they end in its file.
final class EditedText {
  private final ScenarioText origin;
  private final boolean windowsLines;
  private final List<String> pointers;
  private final @Nullable EditableRanges given;

  @Nullable Branch branch;

  /// What runs, or was last to be run.
  ScenarioText running;

  /// What its file holds, or held when it was opened.
  String saved;

  @Nullable Path file;

  /// What is shown of it, while it is shown only as of the last [EditorModel#keep].
  String text;

  int caret;

  /// What was handed to the session to be run and has not come back yet.
  @Nullable String applying;

  @Nullable EditableRanges editable;

  /// What was last kept as a draft.
  @Nullable String drafted;

  private EditedText(ScenarioText source, @Nullable Branch branch, List<String> pointers) {
    this.windowsLines = source.text().contains("\r\n");
    this.origin = source.withText(unixLines(source.text()));
    this.branch = branch;
    this.running = origin;
    this.saved = origin.text();
    this.file = source.file();
    this.text = origin.text();
    this.pointers = pointers;
    this.given = pointers.isEmpty() ? null : EditableRanges.of(text, pointers);
    this.editable = given == null ? null : EditableRanges.of(text, pointers);
    this.caret = given == null ? 0 : given.first();
  }

  static EditedText of(Branch branch) {
    Lesson lesson = branch.recording().scenario().lesson();
    List<String> pointers = lesson == null ? List.of() : lesson.editable();
    return new EditedText(branch.source(), branch, pointers);
  }

  /// A text that nothing runs of.
  static EditedText refused(ScenarioText source) {
    return new EditedText(source, null, List.of());
  }

  static String unixLines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// How it was when it was first shown.
  ScenarioText origin() {
    return origin;
  }

  /// The JSON Pointers of a lesson under which it may be changed; empty if it may everywhere.
  List<String> pointers() {
    return pointers;
  }

  boolean mayChange(int from, int to) {
    EditableRanges ranges = editable;
    return ranges == null || ranges.allows(from, to);
  }

  void changed(int at, int removed, int inserted, String now) {
    EditableRanges ranges = editable;
    if (ranges == null) {
      return;
    }
    if (ranges.allows(at, at + removed)) {
      ranges.changed(at, removed, inserted);
    } else {
      editable = rangesIn(now);
    }
  }

  /// Where it may be changed if it reads like this; null if it may everywhere.
  @Nullable EditableRanges rangesIn(String other) {
    EditableRanges first = given;
    return first == null
        ? null
        : first.movedTo(origin.text(), other).orElseGet(() -> EditableRanges.of(other, pointers));
  }

  /// Whether `other` differs from what was given only where it may.
  boolean keepsToLesson(String other) {
    return pointers.isEmpty() || EditableRanges.sameOutside(origin.text(), other, pointers);
  }

  /// The same for a text that may be no JSON.
  boolean mayBecome(String other) {
    EditableRanges first = given;
    return first == null || first.movedTo(origin.text(), other).isPresent() || keepsToLesson(other);
  }

  /// A text as its file is to have it.
  String forFile(String unix) {
    return windowsLines ? unix.replace("\n", "\r\n") : unix;
  }
}
