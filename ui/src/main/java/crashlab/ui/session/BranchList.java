package crashlab.ui.session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The branches of a session: which there are, which is shown, and which it is compared with.
final class BranchList {
  private final ObservableList<Branch> all = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Branch> current = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Branch> compared = new SimpleObjectProperty<>();
  private int number;

  /// All branches; the first is what was opened.
  ObservableList<Branch> all() {
    return all;
  }

  /// The branch that is shown; null before the first.
  ObjectProperty<@Nullable Branch> currentProperty() {
    return current;
  }

  @Nullable Branch current() {
    return current.get();
  }

  /// The branch that it is compared with; null if there is no comparison.
  ObjectProperty<@Nullable Branch> comparedProperty() {
    return compared;
  }

  boolean isCurrent(Branch branch) {
    return branch.equals(current.get());
  }

  boolean isCompared(Branch branch) {
    return branch.equals(compared.get());
  }

  /// Puts what was opened in place of all branches.
  void beginWith(Branch opened) {
    all.clear();
    number = 0;
    compared.set(null);
    all.add(opened);
  }

  /// Puts a branch in place of another, also as the origin of those that came from it.
  void replace(Branch before, Branch after) {
    int index = all.indexOf(before);
    if (index < 0) {
      all.add(after);
    } else {
      all.set(index, after);
      all.replaceAll(branch -> branch.withAncestor(before, after));
      keepUpWith(current, before, after);
      keepUpWith(compared, before, after);
    }
  }

  private static void keepUpWith(
      ObjectProperty<@Nullable Branch> shown, Branch before, Branch after) {
    Branch branch = shown.get();
    if (branch != null) {
      shown.set(branch.withAncestor(before, after));
    }
  }

  /// The next name for a branch of a scenario of such a name.
  String freeName(String base) {
    String stem = base.replaceAll("-branch-\\d+$", "");
    return stem + "-branch-" + ++number;
  }
}
