package crashlab.ui.compare;

import crashlab.analysis.Wording;
import crashlab.analysis.compare.Divergence;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Latest;
import crashlab.ui.session.RunSession;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar below two runs that stand side by side: their figures, which of the two is better in
/// what, and the first event at which they part.
public final class CompareView extends BorderPane {
  private static final double DIFFERENCE_WIDTH = 420;
  private static final String SHEET =
      String.valueOf(CompareView.class.getResource("/crashlab/ui/compare.css"));

  private final RunSession session;
  private final CompareModel model;
  private final FigureTable table = new FigureTable();
  private final Label nameOfA = new Label();
  private final Label when = label("compare-when");
  private final Label saidByA = label("compare-difference-a");
  private final Label saidByB = label("compare-difference-b");
  private final Button difference;
  private final Button swap;
  private final Button end;
  private final Label aboveA = new Label();
  private final Label aboveB = new Label();
  private final Node headingOfA = heading("A", "compare-solid", aboveA);
  private final Node headingOfB = heading("B", "compare-dashed", aboveB);
  private Runnable chooseFile = () -> {};

  public CompareView(RunSession session, Theme theme) {
    this.session = session;
    this.model = new CompareModel(session, new Latest<>());
    setId("compare");
    getStyleClass().add("compare-view");
    getStylesheets().add(SHEET);
    difference =
        button(
            "compare-first-difference",
            Feather.SKIP_FORWARD,
            "Go to the first difference (F7)",
            this::goToFirstDifference);
    difference.setText("First difference");
    swap = button("compare-swap", Feather.REPEAT, "Swap A and B", model::swap);
    end = button("compare-end", Feather.X, "End the comparison (Ctrl+B)", model::end);
    setTop(tools());
    setCenter(body(theme));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    model.comparisonProperty().subscribe(this::show);
    session.comparedProperty().subscribe(this::show);
    session.currentProperty().subscribe(this::show);
  }

  /// What is to happen when the user wants to compare with another file.
  public void setOnChooseFile(Runnable action) {
    chooseFile = action;
  }

  /// Goes to the first event at which the two runs differ, and says in words what differs.
  public void goToFirstDifference() {
    if (model.toFirstDifference()) {
      session.noticeProperty().set(words());
    }
  }

  private String words() {
    RunComparison made = model.comparisonProperty().get();
    Divergence found = made == null ? null : made.divergence();
    return found == null ? "" : "The runs part " + found.words() + ".";
  }

  /// Where the two runs part, to mark it; null if they do not part, or there is no comparison.
  public ReadOnlyObjectProperty<@Nullable Divergence> divergenceProperty() {
    return model.divergenceProperty();
  }

  /// Whether the figures are still being worked out on another thread.
  public boolean isPreparing() {
    return model.busyProperty().get();
  }

  CompareModel model() {
    return model;
  }

  /// A strip to stand above the run that is shown, which says that it is A.
  public Node headingOfA() {
    return headingOfA;
  }

  /// The same for the run beside it.
  public Node headingOfB() {
    return headingOfB;
  }

  private static Node heading(String letter, String style, Label name) {
    name.setMinWidth(0);
    var heading = new HBox(badge(letter, style), name);
    heading.setId("heading-" + letter.toLowerCase(Locale.ROOT));
    heading.setMinWidth(0);
    heading.getStyleClass().add("compare-column");
    heading.getStylesheets().add(SHEET);
    return heading;
  }

  private static String nameOf(@Nullable Branch branch) {
    return branch == null ? "" : branch.name();
  }

  private static Label label(String id) {
    var label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Button button(String id, Ikon icon, String words, Runnable action) {
    var button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("small");
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static Label badge(String letter, String style) {
    var badge = new Label(letter);
    badge.setMinWidth(Region.USE_PREF_SIZE);
    badge.getStyleClass().addAll("compare-badge", style);
    return badge;
  }

  private Node tools() {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var chooser = new BranchChooser(session, model, () -> chooseFile.run()).install();
    nameOfA.setId("compare-a");
    var tools =
        new HBox(
            badge("A", "compare-solid"),
            nameOfA,
            swap,
            badge("B", "compare-dashed"),
            chooser,
            space,
            difference,
            end);
    tools.getStyleClass().add("compare-tools");
    return tools;
  }

  private Node body(Theme theme) {
    var heading = new Label("First difference");
    heading.getStyleClass().add("compare-heading");
    var texts = new VBox(heading, when, saidByA, saidByB);
    texts.getStyleClass().add("compare-difference");
    var scroll = new ScrollPane(texts);
    scroll.setFitToWidth(true);
    scroll.setId("compare-difference");
    scroll.setMinWidth(200);
    theme
        .textScaleProperty()
        .subscribe(scale -> scroll.setPrefWidth(DIFFERENCE_WIDTH * scale.doubleValue()));
    HBox.setHgrow(table, Priority.ALWAYS);
    var body = new HBox(table, scroll);
    body.getStyleClass().add("compare-body");
    return body;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      goToFirstDifference();
      event.consume();
    }
  }

  private void show() {
    RunComparison made = model.comparisonProperty().get();
    Branch a = session.current();
    nameOfA.setText(nameOf(a));
    aboveA.setText(nameOf(a));
    aboveB.setText(nameOf(session.comparedProperty().get()));
    swap.setDisable(made == null);
    end.setDisable(session.comparedProperty().get() == null);
    difference.setDisable(made == null || made.divergence() == null);
    table.show(made, session.comparedProperty().get() != null);
    if (made == null) {
      when.setText("");
      saidByA.setText("");
      saidByB.setText("");
    } else {
      showDifference(made.divergence());
    }
  }

  private void showDifference(@Nullable Divergence found) {
    if (found == null) {
      when.setText("None: both runs are the same, event by event.");
      saidByA.setText("");
      saidByB.setText("");
      return;
    }
    String caution = found.exact() ? "" : " (traffic that was not kept may differ earlier)";
    when.setText(
        "At "
            + Wording.instant(found.timeNanos())
            + ", event "
            + Wording.count(found.seq())
            + caution
            + ":");
    saidByA.setText("A: " + found.wordsOfA());
    saidByB.setText("B: " + found.wordsOfB());
  }
}
