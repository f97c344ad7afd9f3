package crashlab.ui.chart;

import crashlab.analysis.state.Roster;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// A list of processes to choose one from, with a search.
final class ProcessPicker {
  private static final int MOST = 500;
  private static final double WIDTH = 300;
  private static final double HEIGHT = 260;

  private final Popup popup = new Popup();
  private final TextField search = new TextField();
  private final ListView<String> found = new ListView<>();
  private final Consumer<String> chosen;
  private List<Candidate> candidates = List.of();

  private record Candidate(String path, String words) {}

  /// @param chosen gets the path of a process
  ProcessPicker(List<String> stylesheets, Consumer<String> chosen) {
    this.chosen = chosen;
    search.setId("charts-search");
    search.setPromptText("Search by name or path");
    search.setAccessibleText("Search a process by name or path");
    found.setId("charts-found");
    found.setAccessibleText("Processes");
    found.setPlaceholder(new Label("No process has this in its name or path."));
    var box = new VBox(search, found);
    box.getStyleClass().add("process-picker");
    box.getStylesheets().addAll(stylesheets);
    box.setPrefSize(WIDTH, HEIGHT);
    popup.getContent().add(box);
    popup.setAutoHide(true);
    search.textProperty().subscribe(this::filter);
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
    found.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        take();
        event.consume();
      }
    });
    found.setOnMouseClicked(_ -> take());
  }

  /// Shows the list below a node.
  void show(Node below, Recording run) {
    candidates = candidates(run);
    search.clear();
    filter();
    var at = below.localToScreen(0, below.getBoundsInLocal().getHeight());
    popup.show(below, at.getX(), at.getY());
    search.requestFocus();
  }

  private static List<Candidate> candidates(Recording run) {
    Roster roster = run.roster();
    List<Candidate> all = new ArrayList<>();
    for (int slot = 0; slot < roster.size(); slot++) {
      if (!roster.isBehindTheScenes(slot)) {
        String path = roster.identity(slot).path();
        String label = roster.label(slot);
        all.add(new Candidate(path, path.endsWith(label) ? path : label + "  " + path));
      }
    }
    return all;
  }

  private void filter() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    found
        .getItems()
        .setAll(
            candidates.stream()
                .map(Candidate::words)
                .filter(words -> words.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MOST)
                .toList());
    found.getSelectionModel().selectFirst();
  }

  private void searchKey(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> take();
      case DOWN -> found.getSelectionModel().selectNext();
      case UP -> found.getSelectionModel().selectPrevious();
      case ESCAPE -> popup.hide();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void take() {
    String words = found.getSelectionModel().getSelectedItem();
    for (Candidate candidate : candidates) {
      if (candidate.words().equals(words)) {
        popup.hide();
        chosen.accept(candidate.path());
        return;
      }
    }
  }
}
