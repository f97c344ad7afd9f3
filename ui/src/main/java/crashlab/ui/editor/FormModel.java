package crashlab.ui.editor;

import crashlab.ui.session.Threads;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The design as a form: the settings of the text that is edited, and a search among them. What is
/// set changes the text, and runs if it is sound.
final class FormModel {
  private final EditorModel model;
  private final TextBuffer buffer;
  private final Threads threads;
  private final ObservableList<Setting> settings = FXCollections.observableArrayList();
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper(true);
  private List<Setting> all = List.of();
  private String read = "";
  private long asked;

  FormModel(EditorModel model, TextBuffer buffer, Threads threads) {
    this.model = model;
    this.buffer = buffer;
    this.threads = threads;
    search.subscribe(_ -> filter());
  }

  /// The settings that the search finds, those of one group beside each other.
  ObservableList<Setting> settings() {
    return settings;
  }

  /// Words that a setting must have in its group, name or value.
  StringProperty searchProperty() {
    return search;
  }

  /// False while the text is no JSON: then the settings are those of an earlier text.
  ReadOnlyBooleanProperty readableProperty() {
    return readable.getReadOnlyProperty();
  }

  /// Looks into the text again, off the UI thread.
  void refresh() {
    String text = buffer.text();
    long number = ++asked;
    threads
        .worker()
        .execute(() -> {
          Optional<List<Setting>> found = DesignForm.of(text);
          threads
              .ui()
              .execute(() -> {
                if (number == asked) {
                  show(text, found);
                }
              });
        });
  }

  private void show(String text, Optional<List<Setting>> found) {
    readable.set(found.isPresent());
    if (found.isPresent()) {
      read = text;
      all = found.get();
      filter();
    }
  }

  private void filter() {
    String[] words = search.get().toLowerCase(Locale.ROOT).strip().split("\\s+");
    List<Setting> fitting = all.stream().filter(setting -> fits(setting, words)).toList();
    if (!samePlaces(fitting)) {
      settings.setAll(fitting);
      return;
    }
    for (int i = 0; i < fitting.size(); i++) {
      if (!fitting.get(i).equals(settings.get(i))) {
        settings.set(i, fitting.get(i));
      }
    }
  }

  /// Whether only values differ: then the view need not begin anew, and a user who works with one
  /// stays where he is.
  private boolean samePlaces(List<Setting> fitting) {
    if (fitting.size() != settings.size()) {
      return false;
    }
    for (int i = 0; i < fitting.size(); i++) {
      if (!fitting.get(i).isAt(settings.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Setting setting, String[] words) {
    String text =
        (setting.group() + " " + setting.label() + " " + setting.value()).toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a setting can be changed now: the text is JSON, the value is no parameter's, and an
  /// exercise allows it.
  boolean canChange(Setting setting) {
    if (!readable.get() || setting.parameter() != null) {
      return false;
    }
    EditedText shown = model.shown();
    return shown == null || shown.pointers().isEmpty() || isOpen(setting, shown);
  }

  private static boolean isOpen(Setting setting, EditedText shown) {
    return shown.pointers().stream()
        .anyMatch(
            open -> setting.pointer().equals(open) || setting.pointer().startsWith(open + "/"));
  }

  /// Gives a setting another value. Returns false if it cannot have that one.
  boolean set(Setting setting, String value) {
    String text = buffer.text();
    if (!canChange(setting)) {
      return false;
    }
    if (value.equals(setting.value()) && (setting.given() || text.equals(read))) {
      return true;
    }
    Optional<String> changed = setting.change(text, value);
    changed.ifPresent(model::changeAndApply);
    return changed.isPresent();
  }
}
