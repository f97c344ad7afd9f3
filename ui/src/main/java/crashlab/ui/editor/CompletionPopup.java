package crashlab.ui.editor;

import crashlab.ui.control.Theme;
import java.util.EnumSet;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The list of what could be written at the caret, below it. Opens by Ctrl+Space and while a key or
/// a quoted value is being written.
final class CompletionPopup {
  private static final Duration BEFORE_OPENING = Duration.millis(80);
  private static final int LONGEST_WHILE_TYPING = 500_000;
  private static final int PAGE = 8;

  /// The keys that choose and take.
  private static final Set<KeyCode> WORKS =
      EnumSet.of(
          KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.ENTER, KeyCode.TAB);

  private final JsonArea area;
  private final Completion completion;
  private final ListView<Proposal> list = new ListView<>();
  private final Label description = new Label();
  private final Popup popup = new Popup();
  private final PauseTransition soon = new PauseTransition(BEFORE_OPENING);
  private Completion.Proposals proposals = Completion.NONE;

  CompletionPopup(JsonArea area, Completion completion, Theme theme) {
    this.area = area;
    this.completion = completion;
    list.setId("editor-completion");
    list.setAccessibleText("What could stand here");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new ProposalRow());
    list.setOnMouseClicked(_ -> accept());
    list.getSelectionModel().selectedItemProperty().subscribe(this::describe);
    description.setWrapText(true);
    description.getStyleClass().add("editor-completion-text");
    var content = new VBox(list, description);
    content.getStyleClass().add("editor-completion");
    content.getStylesheets().add(EditorView.STYLES);
    theme
        .textScaleProperty()
        .subscribe(scale -> content.setStyle("-fx-font-size: " + 13 * scale.doubleValue() + "px;"));
    popup.getContent().add(content);
    popup.setAutoHide(true);
    soon.setOnFinished(_ -> open(false));
    area.offerKeysTo(this::pressed);
    area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    area.caretPositionProperty().addListener((_, _, _) -> follow());
    area.focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            hide();
          }
        });
  }

  boolean isShowing() {
    return popup.isShowing();
  }

  /// For pictures.
  Popup popup() {
    return popup;
  }

  /// Shows what could stand at the caret, because the user has asked.
  void open() {
    open(true);
  }

  private void open(boolean asked) {
    if (!area.isFocused() || (!asked && area.getLength() > LONGEST_WHILE_TYPING)) {
      return;
    }
    int caret = area.getCaretPosition();
    proposals = completion.at(area.getText(), caret);
    boolean pointless = !asked && (proposals.from() == proposals.to() || isWritten());
    if (proposals.isEmpty() || pointless) {
      hide();
      return;
    }
    double rows = Math.min(PAGE, proposals.all().size());
    list.setStyle("-fx-pref-height: " + (2 * rows + 0.4) + "em;");
    if (!popup.isShowing()) {
      list.getItems().clear(); // rows made before the popup is dressed would have no colours
      area.caretOnScreen()
          .ifPresent(bounds -> popup.show(area, bounds.getMinX(), bounds.getMaxY() + 2));
    }
    list.getItems().setAll(proposals.all());
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  /// Whether what is proposed stands there already.
  private boolean isWritten() {
    String there = area.getText(proposals.from(), proposals.to());
    return !proposals.isEmpty() && proposals.all().getFirst().text().equals(there);
  }

  void hide() {
    soon.stop();
    popup.hide();
  }

  private void typed(KeyEvent event) {
    String typed = event.getCharacter();
    boolean word = !typed.isEmpty() && (Character.isLetter(typed.charAt(0)) || typed.equals("_"));
    if (!event.isShortcutDown() && (word || typed.equals("\""))) {
      soon.playFromStart();
    }
  }

  /// The caret went somewhere else: what is shown follows the word or goes.
  private void follow() {
    if (popup.isShowing()) {
      soon.playFromStart();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.SPACE) {
      open(true);
      event.consume();
    } else if (isOpenFor(event) && work(event.getCode())) {
      event.consume();
    }
  }

  /// Whether the list is there for this key. Who types fast presses it before the list has followed
  /// the word: what is taken must fit what stands there now.
  private boolean isOpenFor(KeyEvent event) {
    if (event.isShortcutDown() || !popup.isShowing()) {
      return false;
    }
    if (isLate() && WORKS.contains(event.getCode())) {
      soon.stop();
      open(false);
    }
    return popup.isShowing();
  }

  private boolean isLate() {
    return soon.getStatus() == Animation.Status.RUNNING;
  }

  private boolean work(KeyCode code) {
    switch (code) {
      case UP -> move(-1);
      case DOWN -> move(1);
      case PAGE_UP -> move(-PAGE);
      case PAGE_DOWN -> move(PAGE);
      case ENTER, TAB -> accept();
      case ESCAPE -> hide();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(int by) {
    int last = list.getItems().size() - 1;
    int index = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
    list.getSelectionModel().select(index);
    list.scrollTo(Math.max(0, index - PAGE / 2));
  }

  private void accept() {
    Proposal chosen = list.getSelectionModel().getSelectedItem();
    hide();
    if (chosen != null) {
      area.change(new TextChange(proposals.from(), proposals.to(), chosen.text()));
      area.moveTo(proposals.from() + chosen.text().length() - chosen.caret());
      area.requestFollowCaret();
      soon.stop();
      if (chosen.again() && chosen.caret() > 0) {
        open(false);
      }
    }
  }

  private void describe(@Nullable Proposal proposal) {
    description.setText(proposal == null ? "" : proposal.description());
    description.setManaged(!description.getText().isEmpty());
    description.setVisible(description.isManaged());
  }

  /// A proposal and what it is.
  private static final class ProposalRow extends ListCell<Proposal> {
    private final Label label = new Label();
    private final Label detail = new Label();
    private final Region gap = new Region();
    private final HBox row = new HBox(8, label, gap, detail);

    ProposalRow() {
      HBox.setHgrow(gap, Priority.ALWAYS);
      label.getStyleClass().add("editor-proposal");
      detail.getStyleClass().add("editor-proposal-kind");
    }

    @Override
    protected void updateItem(@Nullable Proposal proposal, boolean empty) {
      super.updateItem(proposal, empty);
      if (empty || proposal == null) {
        setGraphic(null);
        return;
      }
      label.setText(proposal.label());
      detail.setText(proposal.detail());
      setGraphic(row);
    }
  }
}
