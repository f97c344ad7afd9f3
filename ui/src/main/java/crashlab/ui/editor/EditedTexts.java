package crashlab.ui.editor;

import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The texts of all branches that were shown, with what was done to them.
///
/// A branch that runs again is another object with the same name and origin: its text stays.
final class EditedTexts {
  private final RunSession session;
  private final List<EditedText> all = new ArrayList<>();

  EditedTexts(RunSession session) {
    this.session = session;
  }

  List<EditedText> all() {
    return all;
  }

  /// Returns the text of a branch.
  ///
  /// @param shown what is shown at present
  /// @param showing what has become of it
  EditedText of(Branch branch, String showing, @Nullable EditedText shown) {
    if (shown != null) {
      shown.text = showing;
    }
    EditedText known = find(branch);
    if (known == null) {
      known = EditedText.of(branch);
      all.add(known);
    } else {
      hold(known, branch);
    }
    return known;
  }

  /// Returns the text of something that was refused.
  EditedText of(RunSession.RefusedText refusal) {
    EditedText made = EditedText.refused(refusal.source());
    all.add(made);
    return made;
  }

  private @Nullable EditedText find(Branch branch) {
    for (EditedText text : all) {
      Branch other = text.branch;
      if (other != null && other.recording() == branch.recording()) {
        return text;
      }
    }
    for (EditedText text : all) {
      if (takesThePlaceOf(branch, text)) {
        return text;
      }
    }
    return null;
  }

  private boolean takesThePlaceOf(Branch branch, EditedText text) {
    Branch other = text.branch;
    if (other == null) {
      return EditedText.unixLines(branch.source().text()).equals(text.applying);
    }
    return !session.branches().contains(other)
        && other.name().equals(branch.name())
        && originName(other).equals(originName(branch))
        && Objects.equals(other.source().file(), branch.source().file());
  }

  private static String originName(Branch branch) {
    Branch origin = branch.origin();
    return origin == null ? "" : origin.name();
  }

  /// The branch has run: maybe what was edited here, maybe what somebody else made of it. Edits
  /// that were not run yet stay.
  private static void hold(EditedText text, Branch branch) {
    String ran = EditedText.unixLines(branch.source().text());
    boolean ours = ran.equals(text.applying);
    if (!ours && text.text.equals(text.running.text())) {
      text.text = ran;
    }
    text.branch = branch;
    text.applying = null;
    text.running = branch.source().withText(ran);
  }
}
