package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.command.Command;
import crashlab.ui.command.KeyHelp;
import crashlab.ui.command.Keys;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The window for those who work it by the keyboard, with large text, on a small screen, or with
/// somebody who reads it to them.
class WindowAccessTest {
  private static final List<String> LEFT =
      List.of("tab-processes", "tab-library", "tab-branches", "tab-exercise");
  private static final List<String> RIGHT = List.of("tab-inspector", "tab-scenario", "tab-charts");

  // ---- keys

  /// All that a key could change, in words.
  private static String state(WindowOnStage on) {
    return Stagehand.onFx(() -> {
      var session = on.session;
      var view = session.main();
      Node focus = on.hand.scene().getFocusOwner();
      return String.join(
          "|",
          String.valueOf(view.moment()),
          view.selection().slot()
              + "/"
              + view.selection().event()
              + "/"
              + view.selection().cascade(),
          String.valueOf(view.player().isPlaying()),
          String.valueOf(view.player().speedProperty().get()),
          on.theme.isDark() + "/" + on.theme.textScale(),
          tab(on, "#left-tabs") + tab(on, "#right-tabs"),
          String.valueOf(System.identityHashCode(focus)),
          String.valueOf(on.window.overlay().isShown()),
          session.branches().size() + "/" + System.identityHashCode(view.recording()),
          String.valueOf(session.comparedProperty().get() == null),
          String.valueOf(session.noticeProperty().get()),
          String.valueOf(on.files.asked + on.quits),
          String.valueOf(Window.getWindows().size()),
          String.valueOf(on.window.timeline.scaleProperty().get()));
    });
  }

  private static String tab(WindowOnStage on, String tabs) {
    return on.hand.<TabPane>find(tabs).getSelectionModel().getSelectedItem().getId();
  }

  private static KeyCode[] codes(Keys keys) {
    List<KeyCode> codes = new ArrayList<>();
    if (keys.ctrl()) {
      codes.add(KeyCode.CONTROL);
    }
    if (keys.shift() || keys.symbol().equals("?")) {
      codes.add(KeyCode.SHIFT);
    }
    codes.add(
        switch (keys.symbol()) {
          case "" -> keys.code();
          case "[" -> KeyCode.OPEN_BRACKET;
          case "]" -> KeyCode.CLOSE_BRACKET;
          case "/", "?" -> KeyCode.SLASH;
          case "+" -> KeyCode.PLUS;
          case "-" -> KeyCode.MINUS;
          default -> throw new AssertionError("which key is " + keys.symbol());
        });
    return codes.toArray(KeyCode[]::new);
  }

  /// In the middle of a cascade of a branch that is compared: nearly everything can be done there.
  private static void amidst(WindowOnStage on) {
    Stagehand.onFx(() -> {
      on.window.overlay().hide();
      on.session.noticeProperty().set(null);
      on.session.main().player().pause();
      on.window.showLeft("tab-branches");
      on.window.showRight("tab-charts");
      on.window.tree.canvas().requestFocus();
      on.session.main().selection().selectCascade(longest(on.session.main().recording()));
      on.window.cascade.toStep(5);
      return null;
    });
    on.hand.settle();
  }

  private static int longest(Recording run) {
    var all = run.cascades().all();
    int longest = 0;
    for (int i = 0; i < all.size(); i++) {
      longest = all.get(i).told().size() > all.get(longest).told().size() ? i : longest;
    }
    return longest;
  }

  @Test
  void everyKeyOfEveryCommandDoesSomething() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    on.hand.press(KeyCode.HOME).press(KeyCode.N).press(KeyCode.N);
    on.run(() -> on.session.inject("{\"kill\": \"Ledger\"}", "kill Ledger"));
    on.awaitBranches(2);
    on.run(() -> on.session.compareWith(on.session.branches().getFirst()));
    Stagehand.await(() -> !on.window.compare.isPreparing());
    List<Command> last = new ArrayList<>();
    for (Command command : on.window.commands.all()) {
      if (Set.of("again", "undo-fault", "compare", "play").contains(command.id())) {
        last.add(command);
      } else {
        press(on, command);
      }
    }
    last.forEach(command -> press(on, command));
  }

  private static void press(WindowOnStage on, Command command) {
    for (Keys keys : command.keys()) {
      amidst(on);
      prepare(on, command.id());
      assertThat(Stagehand.onFx(() -> command.enabled().getAsBoolean()))
          .as(command.id() + " can be done")
          .isTrue();
      boolean onlySeen = command.id().equals("pin");
      String before = onlySeen ? sight(on) : state(on);
      on.hand.press(codes(keys));
      if (command.id().equals("again")) {
        on.awaitRun();
      }
      assertThat(onlySeen ? sight(on) : state(on))
          .as(command.id() + " by " + keys)
          .isNotEqualTo(before);
      on.hand.press(KeyCode.ESCAPE);
    }
  }

  private static void prepare(WindowOnStage on, String command) {
    switch (command) {
      case "charts" -> on.run(() -> on.window.showRight("tab-inspector"));
      case "cascade-step-5" -> on.run(() -> on.window.cascade.toStep(2));
      default -> {
        // all others do something wherever the cursor is
      }
    }
  }

  // ---- keys of views

  /// What a view shows and the window is in, so that any effect of a key can be told.
  private static String sight(WindowOnStage on) {
    return state(on)
        + Arrays.hashCode(on.hand.pixels())
        + Stagehand.onFx(() -> on.hand.scene().getFocusOwner().getId());
  }

  /// Presses a key in a view and sees that something has changed.
  private static void works(WindowOnStage on, Node view, KeyCode... keys) {
    on.run(view::requestFocus);
    String before = sight(on);
    on.hand.press(keys);
    assertThat(sight(on)).as(view.getId() + " " + Arrays.toString(keys)).isNotEqualTo(before);
  }

  @Test
  void everyKeyThatTheHelpSaysOfAViewWorksThere() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    Set<String> tried = new LinkedHashSet<>();
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    on.run(() -> on.window.showLeft("tab-processes"));
    Node tree = on.window.tree.canvas();
    on.select("Gateways");
    for (KeyCode key :
        List.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.W, KeyCode.A)) {
      works(on, tree, key);
    }
    for (KeyCode key : List.of(KeyCode.D, KeyCode.S, KeyCode.W, KeyCode.F, KeyCode.DIGIT0)) {
      works(on, tree, key);
    }
    on.run(() -> on.window.showRight("tab-charts"));
    works(on, tree, KeyCode.ENTER);
    tried.add("tree");
    Node timeline = on.window.timeline;
    on.select("Payments");
    for (KeyCode key :
        List.of(
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.W,
            KeyCode.W,
            KeyCode.D,
            KeyCode.A,
            KeyCode.S,
            KeyCode.W,
            KeyCode.W,
            KeyCode.D,
            KeyCode.F,
            KeyCode.DIGIT0)) {
      works(on, timeline, key);
    }
    on.select("Payments");
    works(on, timeline, KeyCode.LEFT);
    works(on, timeline, KeyCode.RIGHT);
    on.run(() -> on.window.showRight("tab-charts"));
    works(on, timeline, KeyCode.ENTER);
    tried.add("timeline");
    Node scrubber = on.hand.find("#scrubber");
    on.run(() -> on.session.main().player().seekTime(on.recording().endNanos() / 2));
    for (KeyCode key : List.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN)) {
      works(on, scrubber, key);
    }
    tried.add("scrubber");
    on.run(() -> on.window.showRight("tab-charts"));
    Stagehand.await(() -> !on.window.charts.isPreparing());
    on.run(() -> on.window.charts.requestFocus());
    Node charts = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
    for (KeyCode key :
        List.of(
            KeyCode.DOWN,
            KeyCode.ENTER,
            KeyCode.UP,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.W,
            KeyCode.W,
            KeyCode.A,
            KeyCode.D,
            KeyCode.S,
            KeyCode.DIGIT0)) {
      works(on, charts, key);
    }
    tried.add("charts");
    on.run(() -> on.window.cascade.toStep(1));
    works(on, on.hand.find("#cascade-list"), KeyCode.DOWN);
    works(on, on.hand.find("#cascade-list"), KeyCode.UP);
    on.hand.press(KeyCode.DOWN);
    works(on, on.hand.find("#cascade-list"), KeyCode.ENTER);
    tried.add("cascade");
    works(on, on.hand.find("#fault-list"), KeyCode.DOWN);
    works(on, on.hand.find("#fault-list"), KeyCode.UP);
    works(on, on.hand.find("#fault-list"), KeyCode.ENTER);
    on.hand.press(KeyCode.ESCAPE);
    tried.add("list of faults");
    on.select("Payments");
    works(on, on.hand.find("#outline-list"), KeyCode.DOWN);
    works(on, on.hand.find("#outline-list"), KeyCode.UP);
    on.run(() -> on.window.showRight("tab-charts"));
    works(on, on.hand.find("#outline-list"), KeyCode.ENTER);
    tried.add("list of processes");
    branches(on);
    tried.add("list of branches");
    library(on);
    tried.add("library");
    text(on);
    tried.add("scenario text");

    assertThat(ViewKeyTable.ALL.stream().map(KeyHelp.ViewKeys::view))
        .isSubsetOf(tried)
        .containsAll(tried);
  }

  private static void branches(WindowOnStage on) {
    on.run(() -> on.session.main().player().seekTime(1));
    on.run(() -> on.session.inject("{\"kill\": \"Ledger\"}", "kill Ledger"));
    on.awaitBranches(2);
    on.run(() -> on.window.showLeft("tab-branches"));
    TreeView<?> list = on.hand.find("#branches-tree");
    on.run(list::requestFocus);
    on.run(() -> list.getSelectionModel().select(0));
    works(on, list, KeyCode.ENTER);
    on.run(() -> list.getSelectionModel().select(1));
    on.hand.press(KeyCode.ENTER);
    works(on, list, KeyCode.F2);
    on.hand.press(KeyCode.ESCAPE);
    on.run(() -> list.getSelectionModel().select(1));
    works(on, list, KeyCode.DELETE);
    on.awaitBranches(1);
  }

  private static void library(WindowOnStage on) {
    on.hand.press(KeyCode.CONTROL, KeyCode.L).type("linked-task");
    ListView<?> list = on.hand.find("#library-list");
    Stagehand.await(
        () -> list.getItems().stream().anyMatch(row -> row.toString().contains("linked-task")));
    on.hand.press(KeyCode.DOWN);
    works(on, list, KeyCode.DOWN);
    works(on, list, KeyCode.UP);
    on.hand.press(KeyCode.ENTER);
    Stagehand.await(() -> on.session.branches().getFirst().name().startsWith("linked-task"));
    on.awaitRun();
  }

  private static void text(WindowOnStage on) {
    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    CodeArea area = on.hand.find("#editor-text");
    on.hand.press(KeyCode.CONTROL, KeyCode.HOME).type(" ");
    String typed = Stagehand.onFx(area::getText);
    on.hand.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(Stagehand.<String>onFx(area::getText)).isNotEqualTo(typed);
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertThat(Stagehand.<String>onFx(area::getText)).isEqualTo(typed);
    Recording before = on.recording();
    Stagehand.await(() -> !on.hand.find("#editor-apply").isDisabled());
    on.hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    Stagehand.await(() -> on.session.main().recording() != before);
    on.awaitRun();
    int windows = Stagehand.onFx(() -> Window.getWindows().size());
    on.hand.press(KeyCode.RIGHT).press(KeyCode.RIGHT).press(KeyCode.CONTROL, KeyCode.SPACE);
    Stagehand.await(() -> Window.getWindows().size() > windows);
    on.hand.press(KeyCode.ESCAPE);
    on.hand.press(KeyCode.CONTROL, KeyCode.F);
    assertThat(Stagehand.onFx(() -> on.hand.find("#editor-find").isVisible())).isTrue();
    on.hand.press(KeyCode.ESCAPE);
    on.hand.press(KeyCode.CONTROL, KeyCode.HOME).type("x");
    ListView<?> problems = on.hand.find("#editor-problems");
    Stagehand.await(() -> !problems.getItems().isEmpty());
    on.hand.press(KeyCode.CONTROL, KeyCode.END);
    int end = Stagehand.onFx(area::getCaretPosition);
    on.hand.press(KeyCode.F8);
    assertThat(Stagehand.<Integer>onFx(area::getCaretPosition)).isLessThan(end);
  }

  // ---- the focus

  @Test
  void f6ReachesEveryPanelAndShiftF6GoesBack() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.click(on.window.tree.canvas());
    Set<Node> reached = new LinkedHashSet<>();
    List<Node> panels = Stagehand.onFx(on.window::panels);
    List<Node> way = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      on.hand.press(KeyCode.F6);
      Node focus = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
      way.add(focus);
      panels.stream().filter(panel -> isWithin(focus, panel)).forEach(reached::add);
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(panels);
    on.hand.press(KeyCode.SHIFT, KeyCode.F6);
    assertThat(Stagehand.<Node>onFx(() -> on.hand.scene().getFocusOwner()))
        .isEqualTo(way.get(way.size() - 2));
  }

  private static boolean isWithin(Node node, Node panel) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == panel) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whereTheFocusIsCanBeSeenEverywhere() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.click(on.window.tree.canvas());
    Set<Node> seen = new LinkedHashSet<>();
    List<String> unseen = new ArrayList<>();
    int width = (int) Stagehand.WIDTH;
    Node focus = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
    int[] with = on.hand.pixels();
    while (seen.add(focus) && seen.size() < 120) {
      Node here = focus;
      Bounds at = Stagehand.onFx(() -> here.localToScene(here.getBoundsInLocal()));
      on.hand.press(KeyCode.TAB);
      int[] without = on.hand.pixels();
      if (!differ(with, without, at, width)) {
        unseen.add(here.getClass().getSimpleName() + " #" + here.getId());
      }
      focus = Stagehand.onFx(() -> on.hand.scene().getFocusOwner());
      with = without;
    }
    on.hand.picture("52-focus");
    assertThat(seen).hasSizeGreaterThan(25);
    assertThat(unseen).as("where the focus cannot be seen").isEmpty();
  }

  private static boolean differ(int[] a, int[] b, Bounds at, int width) {
    int from = (int) Math.max(0, at.getMinX() - 3);
    int to = (int) Math.min(width, at.getMaxX() + 3);
    int bottom = (int) Math.min(Stagehand.HEIGHT, at.getMaxY() + 3);
    for (int y = (int) Math.max(0, at.getMinY() - 3); y < bottom; y++) {
      if (Arrays.mismatch(a, y * width + from, y * width + to, b, y * width + from, y * width + to)
          >= 0) {
        return true;
      }
    }
    return false;
  }

  // ---- words for those who cannot see it

  @Test
  void everyButtonOfEveryTabHasWords() {
    var on = WindowOnStage.with("tasks/keep-checkout-alive.json");
    on.run(() -> on.session.inject("{\"kill\": \"Checkout\"}", "kill Checkout"));
    on.awaitBranches(2);
    on.run(() -> on.session.compareWith(on.session.branches().getFirst()));
    List<String> wordless = new ArrayList<>();
    int seen = 0;
    for (String left : LEFT) {
      for (String right : RIGHT) {
        on.run(() -> {
          on.window.showLeft(left);
          on.window.showRight(right);
        });
        List<ButtonBase> buttons = Stagehand.onFx(() -> buttons(on.hand.scene().getRoot()));
        seen += buttons.size();
        buttons.stream()
            .filter(button -> !hasWords(button))
            .map(Node::toString)
            .forEach(wordless::add);
      }
    }
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    Stagehand.onFx(() -> buttons(on.hand.scene().getRoot())).stream()
        .filter(button -> !hasWords(button))
        .map(Node::toString)
        .forEach(wordless::add);

    assertThat(seen).isGreaterThan(300);
    assertThat(wordless).isEmpty();
  }

  private static List<ButtonBase> buttons(Parent parent) {
    List<ButtonBase> all = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof ButtonBase button) {
        all.add(button);
      } else if (child instanceof Parent inner) {
        all.addAll(buttons(inner));
      }
    }
    return all;
  }

  private static boolean hasWords(ButtonBase button) {
    boolean worded = button.getText() != null && !button.getText().isBlank();
    return worded || (button.getAccessibleText() != null && !button.getAccessibleText().isBlank());
  }

  @Test
  void theSelectedProcessAndItsStateAreTold() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    on.select("Database");

    for (Node view : List.of(on.window.tree.canvas(), on.window.timeline)) {
      String told =
          Stagehand.onFx(
              () -> String.valueOf(view.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
      String word =
          Stagehand.onFx(
              () -> on.session.main().frame().look(on.session.main().selection().slot()).word());
      assertThat(told).contains("Database").contains(word);
    }
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    String name = on.selected();
    assertThat(name).isNotEmpty();
    assertThat(Stagehand.<String>onFx(() -> on.window.tree.canvas().getAccessibleText()))
        .contains(name);
  }

  // ---- sizes and themes

  @ParameterizedTest
  @ValueSource(strings = {"large", "small"})
  void nothingIsCutOffInAnyTab(String how) {
    boolean large = how.equals("large");
    var on =
        large
            ? WindowOnStage.with("tasks/keep-checkout-alive.json")
            : WindowOnStage.with("tasks/keep-checkout-alive.json", 1280, 720);
    if (large) {
      on.run(() -> on.theme.textScaleProperty().set(1.5));
    }
    on.run(() -> on.session.inject("{\"kill\": \"Checkout\"}", "kill Checkout"));
    on.awaitBranches(2);
    double width = large ? Stagehand.WIDTH : 1280;
    double height = large ? Stagehand.HEIGHT : 720;
    for (int i = 0; i < LEFT.size(); i++) {
      String left = LEFT.get(i);
      String right = RIGHT.get(i % RIGHT.size());
      on.run(() -> {
        on.window.showLeft(left);
        on.window.showRight(right);
      });
      on.hand.picture("55-" + how + "-" + left.substring(4) + "-" + right.substring(4));
      for (ButtonBase button : Stagehand.onFx(() -> buttons(on.hand.scene().getRoot()))) {
        Bounds at = Stagehand.onFx(() -> button.localToScene(button.getBoundsInLocal()));
        boolean scrolls = isInScrollPane(button);
        assertThat(scrolls || (at.getMaxX() <= width + 1 && at.getMaxY() <= height + 1))
            .as(button + " at " + at)
            .isTrue();
      }
    }
    on.run(() -> on.session.compareWith(on.session.branches().getFirst()));
    Stagehand.await(() -> !on.window.compare.isPreparing());
    on.hand.picture("55-" + how + "-compare");
    on.hand.press(KeyCode.F1);
    on.hand.picture("55-" + how + "-keys");
  }

  private static boolean isInScrollPane(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof javafx.scene.control.ScrollPane || !at.isVisible()) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everythingIsThereInBothThemes(boolean dark) {
    String name = dark ? "-dark" : "-light";
    var on = WindowOnStage.with("genserver/bottleneck.json");
    on.dark(dark);
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    on.hand.press(KeyCode.CONTROL, KeyCode.E);
    on.hand.picture("11-editor" + name);
    on.hand.press(KeyCode.CONTROL, KeyCode.H);
    Stagehand.await(() -> !on.window.charts.isPreparing());
    on.hand.picture("11-charts" + name);
    on.run(() -> on.window.showLeft("tab-library"));
    on.hand.picture("11-library" + name);
    on.hand.press(KeyCode.F1);
    on.hand.picture("11-keys" + name);
    on.hand.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    on.hand.picture("11-share" + name);
    on.hand.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    on.hand.picture("11-palette" + name);
    on.hand.press(KeyCode.ESCAPE);
    on.hand.click(on.window.tree.canvas());
    on.run(() -> on.session.main().selection().selectSlot(1));
    on.hand.press(KeyCode.K);
    assertThat(popups("11-menu" + name, on)).isPositive();
    on.hand.press(KeyCode.ESCAPE);
    on.hand.click("#menu-run");
    assertThat(popups("11-main-menu" + name, on)).isPositive();
    on.hand.press(KeyCode.ESCAPE);
    Node play = on.hand.find("#play");
    on.hand.moveTo(play, 4, 4);
    Stagehand.await(() -> Window.getWindows().size() > 1);
    assertThat(popups("11-tooltip" + name, on)).isPositive();
  }

  /// Takes a picture of each window in front of the main one. Returns how many there are.
  private static int popups(String name, WindowOnStage on) {
    int count = 0;
    for (Window window : Stagehand.onFx(() -> List.copyOf(Window.getWindows()))) {
      if (window != on.hand.stage() && window.getScene() != null) {
        count++;
        on.hand.picture(name + (count > 1 ? "-" + count : ""), window.getScene().getRoot());
      }
    }
    return count;
  }

  // ---- nothing there yet

  @Test
  void whereThereIsNothingTheNextActionIsNamed() {
    var on = WindowOnStage.empty();
    for (int i = 0; i < LEFT.size(); i++) {
      String left = LEFT.get(i);
      String right = RIGHT.get(i % RIGHT.size());
      on.run(() -> {
        on.window.showLeft(left);
        on.window.showRight(right);
      });
      on.hand.picture("14-empty-" + left.substring(4) + "-" + right.substring(4));
    }
    assertThat(on.text("#cascade-empty")).contains("Open a scenario");
    assertThat(on.text("#inspector-empty")).isNotBlank();
    for (Command command : on.window.commands.all()) {
      if (!command.id().equals("quit") && !command.keys().isEmpty()) {
        on.hand.press(codes(command.keys().getFirst()));
        on.hand.press(KeyCode.ESCAPE);
      }
    }
  }
}
