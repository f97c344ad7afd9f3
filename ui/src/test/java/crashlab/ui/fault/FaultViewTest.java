package crashlab.ui.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@OnStage
class FaultViewTest {
  private static final String SHOP =
      """
      {"format": 1, "name": "shop", "duration": "10s",
       "modules": {"W": {"use": "gen_server", "handle_cast": {"ping": []}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "Cache", "module": "W", "name": "Cache"},
         {"id": "Pool", "module": "W"},
         {"id": "Dyn", "type": "dynamic_supervisor"}]},
       "load": [{"id": "user", "arrivals": {"constant": "10/s"}, "do": [{"cast": "Cache", "message": "ping"}]}]}
      """;

  private final Theme theme = new Theme();
  private final RunSession session = Stagehand.session();
  private final List<Integer> inspected = new ArrayList<>();
  private final List<Integer> pinned = new ArrayList<>();
  private int asked;
  private FaultView view;
  private FaultActions actions;
  private Stagehand stage;

  @BeforeEach
  void openTheShopAtTwoSeconds() {
    stage =
        Stagehand.show(
            () -> {
              view = new FaultView(session, theme);
              actions = new FaultActions(session, view);
              actions.setOnInspect(inspected::add);
              actions.setOnPinLane(pinned::add);
              actions.setOnAskForMailbox(() -> asked++);
              view.setPrefWidth(230);
              var root = new HBox(view, processes(), branches());
              return root;
            },
            theme,
            760,
            640);
    open(SHOP);
  }

  private void open(String text) {
    Stagehand.onFx(() -> {
      session.open(new ScenarioText("shop", null, null, text));
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    Stagehand.onFx(() -> {
      session.main().player().seekTime(2_000_000_000L);
      return null;
    });
    stage.settle();
  }

  private BranchesView branches() {
    var branches = new BranchesView(session, theme, name -> Path.of(name));
    branches.setPrefWidth(260);
    return branches;
  }

  /// Stands in for the tree: a box for each of the first processes, which is all that a view has to
  /// do for faults.
  private VBox processes() {
    var box = new VBox(8);
    box.setStyle("-fx-padding: 8px; -fx-background-color: -color-bg-default;");
    box.setPrefWidth(220);
    for (String name : List.of("App", "Cache", "Pool", "Dyn")) {
      var process = new Label(name);
      process.setId("process-" + name);
      process.setMinSize(120, 40);
      process.setStyle("-fx-border-color: -color-border-default;");
      process.setFocusTraversable(true);
      process.setOnMouseClicked(_ -> actions.clicked(slot(name)));
      process.setOnKeyPressed(event -> {
        if (event.getCode() == KeyCode.K) {
          Point2D at = process.localToScreen(10, 10);
          actions.showMenu(process, slot(name), at.getX(), at.getY());
        }
      });
      box.getChildren().add(process);
    }
    return box;
  }

  private int slot(String name) {
    Recording run = session.main().recording();
    return run == null ? -1 : run.roster().find(name);
  }

  private Branch current() {
    return Stagehand.onFx(session::current);
  }

  private String notice() {
    return Stagehand.onFx(() -> String.valueOf(session.noticeProperty().get()));
  }

  private void awaitBranches(int count) {
    Stagehand.await(() -> session.openingProperty().get() == null);
    assertThat(Stagehand.onFx(() -> session.branches().size())).as(notice()).isEqualTo(count);
    stage.settle();
  }

  private boolean isArmed() {
    return Stagehand.onFx(() -> view.armedProperty().get());
  }

  private void clickFault(FaultKind kind) {
    ListView<FaultKind> list = stage.find("#fault-list");
    Stagehand.onFx(() -> {
      list.scrollTo(kind);
      return null;
    });
    stage.settle();
    stage.click("#fault-" + kind.key());
  }

  private static List<FaultKind> all() {
    return FaultKind.ALL;
  }

  private static List<FaultKind> withTarget() {
    return FaultKind.ALL.stream().filter(FaultKind::hasTarget).toList();
  }

  /// A process that each fault fits.
  private static String victim(FaultKind kind) {
    return kind.key().equals("start_child") ? "Dyn" : "Cache";
  }

  @ParameterizedTest
  @MethodSource("withTarget")
  void eachFaultStrikesTheProcessThatIsClickedNext(FaultKind kind) {
    clickFault(kind);
    assertThat(isArmed()).isTrue();
    assertThat(Stagehand.onFx(() -> stage.scene().getCursor())).isEqualTo(Cursor.CROSSHAIR);

    stage.click("#process-" + victim(kind));

    awaitBranches(2);
    assertThat(isArmed()).isFalse();
    assertThat(notice()).startsWith("Branched at 2.0 s: ");
    assertThat(current().source().text()).contains("\"" + kind.key() + "\": \"" + victim(kind));
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachFaultStrikesBytheKeyboardAlone(FaultKind kind) {
    Node list = stage.find("#fault-list");
    Stagehand.onFx(() -> {
      session.main().selection().selectSlot(slot(victim(kind)));
      list.requestFocus();
      return null;
    });
    stage.press(KeyCode.HOME);
    for (int i = 0; i < FaultKind.ALL.indexOf(kind); i++) {
      stage.press(KeyCode.DOWN);
    }

    if (kind.hasTarget()) {
      Button strike = stage.find("#fault-strike");
      for (int i = 0; i < 8 && !Stagehand.onFx(strike::isFocused); i++) {
        stage.press(KeyCode.TAB);
      }
      stage.press(KeyCode.SPACE);
    } else {
      stage.press(KeyCode.ENTER);
    }

    awaitBranches(2);
    assertThat(current().source().text()).contains("\"" + kind.key() + "\": ");
  }

  @Test
  void theClockJumpsWithoutATarget() {
    clickFault(FaultKind.of("clock_jump"));
    assertThat(isArmed()).isFalse();

    stage.click("#fault-strike");

    awaitBranches(2);
    assertThat(current().source().text()).contains("\"clock_jump\": \"5s\"");
  }

  @Test
  void escapeCancels() {
    clickFault(FaultKind.of("crash"));
    stage.picture("fault-armed-dark");

    stage.press(KeyCode.ESCAPE);

    assertThat(isArmed()).isFalse();
    assertThat(Stagehand.onFx(() -> stage.scene().getCursor())).isNull();
    stage.click("#process-Cache");
    assertThat(Stagehand.onFx(() -> session.main().selection().slot())).isEqualTo(slot("Cache"));
    awaitBranches(1);
  }

  @Test
  void whatIsWrongWithAFieldIsSaidAndTheFaultCannotBeAimed() {
    clickFault(FaultKind.of("slow"));
    TextField factor = stage.find("#fault-factor");
    Stagehand.onFx(() -> {
      factor.setText("-3");
      return null;
    });
    TextField duration = stage.find("#fault-for");
    Stagehand.onFx(() -> {
      duration.setText("2 sek");
      return null;
    });
    stage.settle();

    Label factorProblem = stage.find("#fault-factor-problem");
    Label durationProblem = stage.find("#fault-for-problem");
    assertThat(Stagehand.onFx(factorProblem::getText)).contains("-3");
    assertThat(Stagehand.onFx(durationProblem::getText)).contains("2sek");
    assertThat(isArmed()).isFalse();
    assertThat(Stagehand.onFx(() -> stage.find("#fault-aim").isDisabled())).isTrue();
    stage.picture("fault-problems-dark");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    stage.picture("fault-problems-light");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(true);
      return null;
    });

    Stagehand.onFx(() -> {
      factor.setText("2.5");
      duration.setText("2 s");
      return null;
    });
    stage.settle().click("#fault-aim");
    assertThat(isArmed()).isTrue();
  }

  @Test
  void aProcessThatDoesNotLiveIsRefusedInASentence() {
    Stagehand.onFx(() -> {
      session.main().player().toStart();
      return null;
    });
    clickFault(FaultKind.of("kill"));

    stage.click("#process-Cache");

    awaitBranches(1);
    assertThat(notice()).isEqualTo("Cache has not been started yet: go on in time first.");
    assertThat(isArmed()).isTrue();
  }

  @Test
  void onlyADynamicSupervisorIsAskedForAChild() {
    clickFault(FaultKind.of("start_child"));

    stage.click("#process-Cache");

    awaitBranches(1);
    assertThat(notice()).startsWith("Only a dynamic_supervisor");
  }

  @Test
  void undoTakesTheLastFaultOut() {
    clickFault(FaultKind.of("kill"));
    stage.click("#process-Cache");
    awaitBranches(2);

    Stagehand.onFx(() -> {
      view.undoLast();
      return null;
    });

    awaitBranches(1);
    assertThat(notice()).isEqualTo("Took out: kill Cache. Back in shop.");
    Stagehand.onFx(() -> {
      view.undoLast();
      return null;
    });
    assertThat(notice()).startsWith("There is no fault to take out");
  }

  @Test
  void aChildWithoutANameIsAddressedByItsPath() {
    clickFault(FaultKind.of("kill"));
    stage.click("#process-Pool");
    awaitBranches(2);

    assertThat(current().source().text()).contains("{\"child\": \"App/Pool\"}");
  }

  @Test
  void theMenuHasTheFaultsThatFitAndWorksByKeyboard() {
    Node cache = stage.find("#process-Cache");
    Stagehand.onFx(() -> {
      cache.requestFocus();
      return null;
    });
    stage.press(KeyCode.K);
    List<String> ids = menuIds();
    assertThat(ids)
        .contains(
            "menu-kill", "menu-slow", "menu-options", "menu-until", "menu-inspect", "menu-pin")
        .doesNotContain("menu-start_child");

    stage.press(KeyCode.DOWN).press(KeyCode.ENTER);

    awaitBranches(2);
    assertThat(current().change()).isIn("kill Cache", "exit Cache with boom");
  }

  @Test
  void theNumberOfMessagesToWaitForIsAskedOutsideOfTheMenu() {
    openMenu("Cache");

    choose("menu-until-mailbox");

    assertThat(asked).isEqualTo(1);
  }

  private FaultMenu menu() {
    return Stagehand.onFx(() ->
        Window.getWindows().stream()
            .filter(FaultMenu.class::isInstance)
            .map(FaultMenu.class::cast)
            .findFirst()
            .orElseThrow());
  }

  private List<String> menuIds() {
    return Stagehand.onFx(
        () -> menu().getItems().stream().map(item -> String.valueOf(item.getId())).toList());
  }

  private void choose(String id) {
    Stagehand.onFx(() -> {
      List<MenuItem> all = new ArrayList<>(menu().getItems());
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i) instanceof Menu below) {
          all.addAll(below.getItems());
        }
      }
      all.stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow().fire();
      return null;
    });
    stage.settle();
  }

  private void openMenu(String name) {
    Node process = stage.find("#process-" + name);
    Stagehand.onFx(() -> {
      Point2D at = process.localToScreen(10, 10);
      actions.showMenu(process, slot(name), at.getX(), at.getY());
      return null;
    });
    stage.settle();
  }

  @Test
  void withOptionsThePaletteTakesOver() {
    openMenu("Cache");
    Node menu = Stagehand.onFx(() -> menu().getScene().getRoot());
    stage.picture("fault-menu-dark", menu);

    choose("menu-options-exit");

    TextField reason = stage.find("#fault-reason");
    assertThat(Stagehand.onFx(reason::isFocused)).isTrue();
    Button strike = stage.find("#fault-strike");
    assertThat(Stagehand.onFx(strike::getText)).isEqualTo("Strike Cache");
  }

  @ParameterizedTest
  @CsvSource({
    "menu-until-ends,Not in the rest of this run: Cache ends.",
    "menu-until-mailbox-0,Until"
  })
  void runsUntilSomethingIsSo(String id, String words) {
    openMenu("Cache");

    choose(id);

    assertThat(notice()).startsWith(words);
  }

  @Test
  void leadsToTheOtherViews() {
    openMenu("Pool");
    choose("menu-inspect");
    openMenu("Pool");
    choose("menu-pin");

    assertThat(inspected).containsExactly(slot("Pool"));
    assertThat(pinned).containsExactly(slot("Pool"));
  }
}
