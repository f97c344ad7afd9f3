package crashlab.ui.library;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.library.LibraryRow.Entry;
import crashlab.ui.library.LibraryRow.Heading;
import crashlab.ui.library.LibraryRow.Nothing;
import crashlab.ui.session.ScenarioCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lines of the library: the recent files, then the shipped scenarios by topic, as far as they
/// match what is searched for.
///
/// At first a scenario has but its name; titles appear as the files are read, on another thread.
final class LibraryModel {
  private static final int BATCH = 12;

  private final Recents recents;
  private final Map<Path, ScenarioCard> known = new LinkedHashMap<>();
  private final ObservableList<ScenarioCard> shipped = FXCollections.observableArrayList();
  private final ObservableList<LibraryRow> rows = FXCollections.observableArrayList();
  private final StringProperty search = new SimpleStringProperty("");
  private final BooleanProperty solutions = new SimpleBooleanProperty(false);
  private final Executor reader;
  private final Executor ui;

  /// @param reader reads files, off the UI thread
  /// @param ui runs tasks on the UI thread
  LibraryModel(ShippedScenarios scenarios, Recents recents, Executor reader, Executor ui) {
    this.recents = recents;
    this.reader = reader;
    this.ui = ui;
    scenarios.files().forEach(file -> shipped.add(ScenarioCard.unread(file)));
    shipped.forEach(card -> known.put(card.file(), card));
    search.subscribe(this::arrange);
    solutions.subscribe(this::arrange);
    recents.paths().addListener((Observable _) -> recentsChanged());
    read(shipped.stream().map(ScenarioCard::file).toList());
    recentsChanged();
  }

  ObservableList<LibraryRow> rows() {
    return rows;
  }

  /// All scenarios that ship; replaced as they are read.
  ObservableList<ScenarioCard> shipped() {
    return shipped;
  }

  StringProperty searchProperty() {
    return search;
  }

  /// Whether solutions of exercises are listed too.
  BooleanProperty solutionsProperty() {
    return solutions;
  }

  private void recentsChanged() {
    read(recents.paths().stream().filter(file -> !known.containsKey(file)).toList());
    arrange();
  }

  private void read(List<Path> files) {
    for (int from = 0; from < files.size(); from += BATCH) {
      List<Path> batch = List.copyOf(files.subList(from, Math.min(files.size(), from + BATCH)));
      reader.execute(() -> {
        List<ScenarioCard> cards = batch.stream().map(ScenarioCard::read).toList();
        ui.execute(() -> arrived(cards));
      });
    }
  }

  private void arrived(List<ScenarioCard> cards) {
    cards.forEach(card -> known.put(card.file(), card));
    shipped.replaceAll(card -> known.getOrDefault(card.file(), card));
    arrange();
  }

  /// Reads a file again, since it may have changed.
  void reread(Path file) {
    read(List.of(file));
  }

  private void arrange() {
    List<LibraryRow> next = new ArrayList<>();
    List<ScenarioCard> latest =
        recents.paths().stream()
            .map(file -> known.getOrDefault(file, ScenarioCard.unread(file)))
            .filter(this::isWanted)
            .toList();
    section(next, "Recent", latest, true);
    Map<String, List<ScenarioCard>> topics = new TreeMap<>(Topics.order());
    for (ScenarioCard card : shipped) {
      if ((solutions.get() || !card.isSolution()) && isWanted(card)) {
        topics.computeIfAbsent(card.topic(), _ -> new ArrayList<>()).add(card);
      }
    }
    topics.forEach((topic, cards) -> section(next, Topics.words(topic), cards, false));
    if (next.isEmpty()) {
      next.add(nothing());
    }
    if (!rows.equals(next)) {
      rows.setAll(next);
    }
  }

  /// The line that is meant most likely: the first scenario whose name begins with what is searched
  /// for, or else the first one; -1 if there is none.
  int best() {
    String words = search.get().strip().toLowerCase(Locale.ROOT);
    int first = -1;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof Entry(ScenarioCard card, boolean _)) {
        if (!words.isEmpty() && card.name().startsWith(words)) {
          return i;
        }
        first = first < 0 ? i : first;
      }
    }
    return first;
  }

  private boolean isWanted(ScenarioCard card) {
    return search.get().isBlank() || card.matches(search.get());
  }

  private static void section(
      List<LibraryRow> rows, String words, List<ScenarioCard> cards, boolean recent) {
    if (!cards.isEmpty()) {
      rows.add(new Heading(words, cards.size()));
      cards.forEach(card -> rows.add(new Entry(card, recent)));
    }
  }

  private Nothing nothing() {
    String words = search.get().strip();
    return words.isEmpty()
        ? new Nothing("No scenarios beside Crashlab", "Open a file, or drop one here.")
        : new Nothing("Nothing matches “" + words + "”", "Try fewer words, or press Esc.");
  }
}
