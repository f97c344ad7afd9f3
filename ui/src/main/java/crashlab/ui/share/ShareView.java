package crashlab.ui.share;

import atlantafx.base.theme.Styles;
import crashlab.ui.control.Picture;
import crashlab.ui.session.RunSession;
import crashlab.ui.share.Sharing.Format;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Lets people take along what they see: a picture, the report, the figures, the chain. Meant for a
/// dialog or a panel.
public final class ShareView extends VBox {
  private static final String WINDOW = "whole window";
  private static final int CHAIN_ROWS = 7;

  private final Sharing sharing;
  private final ComboBox<String> picture = new ComboBox<>();
  private final ComboBox<Format> format = new ComboBox<>();
  private final TextArea chain = new TextArea();

  public ShareView(RunSession session, Sharing sharing) {
    this.sharing = sharing;
    setId("share");
    getStyleClass().add("share");
    getStylesheets().add(String.valueOf(ShareView.class.getResource("/crashlab/ui/share.css")));
    getChildren().addAll(pictures(), report(), chain(), status());
    sharing.pictures().addListener((ListChangeListener<Picture>) _ -> refreshPictures());
    sharing.windowProperty().subscribe(this::refreshPictures);
    session.main().recordingProperty().subscribe(this::refreshChain);
    session.main().selection().eventProperty().subscribe(this::refreshChain);
    session.main().selection().slotProperty().subscribe(this::refreshChain);
    session.main().selection().cascadeProperty().subscribe(this::refreshChain);
    refreshPictures();
    refreshFormats();
    refreshChain();
  }

  private void refreshChain() {
    chain.setText(sharing.chain());
  }

  private VBox pictures() {
    picture.setId("share-picture");
    picture.setAccessibleText("Which picture");
    picture.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(picture, Priority.ALWAYS);
    format.setId("share-format");
    format.setAccessibleText("Which format");
    format.setMinWidth(Region.USE_PREF_SIZE);
    picture.valueProperty().subscribe(this::refreshFormats);
    Button save =
        button(
            "share-save-picture",
            "Save picture…",
            Feather.IMAGE,
            this::savePicture,
            "Ctrl+Shift+E");
    save.disableProperty().bind(picture.valueProperty().isNull());
    return section("Picture", new HBox(8, picture, format), save);
  }

  private void refreshPictures() {
    String before = picture.getValue();
    List<String> names = new ArrayList<>();
    sharing.pictures().forEach(each -> names.add(each.pictureName()));
    if (sharing.windowProperty().get() != null) {
      names.add(WINDOW);
    }
    picture.getItems().setAll(names);
    picture.setValue(names.contains(before) ? before : names.isEmpty() ? null : names.getFirst());
  }

  private void refreshFormats() {
    Format before = format.getValue();
    List<Format> possible = new ArrayList<>(List.of(Format.values()));
    if (WINDOW.equals(picture.getValue())) {
      possible.remove(Format.SVG);
    }
    format.getItems().setAll(possible);
    format.setValue(before != null && possible.contains(before) ? before : Format.PNG);
  }

  private void savePicture() {
    String name = picture.getValue();
    Format wanted = format.getValue();
    if (WINDOW.equals(name)) {
      sharing.saveWindow(wanted);
      return;
    }
    @Nullable Picture chosen =
        sharing.pictures().stream()
            .filter(each -> each.pictureName().equals(name))
            .findFirst()
            .orElse(null);
    if (chosen != null) {
      sharing.savePicture(chosen, wanted);
    }
  }

  private VBox report() {
    var buttons =
        new FlowPane(
            8,
            8,
            button(
                "share-markdown",
                "As a document…",
                Feather.FILE_TEXT,
                sharing::saveMarkdown,
                ".md"),
            button("share-text", "As plain text…", Feather.FILE, sharing::saveText, ".txt"),
            button("share-figures", "Figures…", Feather.BAR_CHART_2, sharing::saveFigures, ".csv"));
    return section("Report of the run", buttons);
  }

  private VBox chain() {
    chain.setId("share-chain");
    chain.setAccessibleText("Why: the chain from the root cause");
    chain.setEditable(false);
    chain.setWrapText(true);
    chain.setPrefRowCount(CHAIN_ROWS);
    chain.setPromptText("Select an event, a process that ended, or a cascade.");
    Button copy =
        button("share-copy-chain", "Copy the chain", Feather.COPY, sharing::copyChain, "as text");
    copy.disableProperty().bind(chain.textProperty().isEmpty());
    return section("Why: the chain of what is selected", chain, copy);
  }

  private Label status() {
    var status = new Label();
    status.setId("share-status");
    status.getStyleClass().add(Styles.TEXT_MUTED);
    status.textProperty().bind(sharing.statusProperty());
    status.setWrapText(true);
    status.setMinHeight(Region.USE_PREF_SIZE);
    return status;
  }

  private static VBox section(String heading, Node... parts) {
    var label = new Label(heading);
    label.getStyleClass().add("share-heading");
    var section = new VBox(8, label);
    section.getChildren().addAll(parts);
    return section;
  }

  private static Button button(
      String id, String words, Feather icon, Runnable action, String hint) {
    var button = new Button(words, new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(words.replace("…", "") + " (" + hint + ")"));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
