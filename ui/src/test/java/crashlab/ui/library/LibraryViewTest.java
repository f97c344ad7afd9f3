package crashlab.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.ShippedScenarios;
import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.MemorySettings;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnStage
class LibraryViewTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  @TempDir private Path folder;

  private final MemorySettings settings = new MemorySettings();
  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();

  private Stagehand show(Path scenarios, double width) {
    Stagehand hand =
        Stagehand.show(
            () ->
                new LibraryView(
                    session, theme, new ShippedScenarios(scenarios), new Recents(settings)),
            theme,
            width,
            800);
    LibraryView view = Stagehand.onFx(() -> (LibraryView) hand.scene().getRoot());
    Stagehand.await(() -> view.shipped().stream().noneMatch(LibraryViewTest::isUnread));
    return hand.settle();
  }

  private static boolean isUnread(ScenarioCard card) {
    return card.description().isEmpty() && card.problem() == null;
  }

  @Test
  void typingNarrowsTheListAndEnterOpensTheFirst() {
    Stagehand hand = show(SCENARIOS, 360);
    hand.picture("library-dark");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    hand.picture("library-light");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(true);
      return null;
    });

    hand.click("#library-search").type("escalation climbs");
    ListView<?> list = hand.find("#library-list");
    assertThat(list.getItems()).hasSize(2);
    hand.picture("library-search-dark");
    hand.press(KeyCode.DOWN).press(KeyCode.ENTER);

    Stagehand.await(() -> session.current() != null);
    assertThat(session.current().name()).isEqualTo("nested-escalation");
    assertThat(new Recents(settings).paths()).hasSize(1);
    hand.click("#library-search").press(KeyCode.ESCAPE);
    Stagehand.await(() -> list.getItems().size() > 50);
    hand.picture("library-recent-dark");
  }

  @Test
  void nothingFoundSaysWhatToDo() {
    Stagehand hand = show(SCENARIOS, 300);
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });

    hand.click("#library-search").type("zebra");

    assertThat(hand.words()).contains("Nothing matches “zebra”", "Try fewer words, or press Esc.");
    hand.picture("library-nothing-light");
  }

  @Test
  void aBrokenFileSaysWhyItCannotBeOpenedAndWhatIsShownStays() throws IOException {
    Files.createDirectory(folder.resolve("mine"));
    String text = Files.readString(SCENARIOS.resolve("tasks/linked-task.json"));
    Files.writeString(
        folder.resolve("mine/broken.json"), text.replace("\"one_for_one\"", "\"one_for_on\""));
    Stagehand.open(session, "tasks/linked-task.json");
    Stagehand hand = show(folder, 360);
    ListView<?> list = hand.find("#library-list");

    hand.doubleClickAt(list, 60, 70);

    Label message = hand.find("#library-message");
    Stagehand.await(message::isVisible);
    assertThat(message.getText())
        .contains("broken.json:")
        .contains("Did you mean \"one_for_one\"?");
    assertThat(session.current().name()).isEqualTo("linked-task");
    hand.picture("library-broken-dark");
  }

  @Test
  void aFileThatIsGoneSaysSo() {
    Stagehand hand = show(SCENARIOS, 360);
    LibraryView view = Stagehand.onFx(() -> (LibraryView) hand.scene().getRoot());

    Stagehand.onFx(() -> {
      view.open(Path.of("gone.json"));
      return null;
    });

    Label message = hand.find("#library-message");
    assertThat(message.getText()).isEqualTo("gone.json is not there any more.");
  }

  @Test
  void largeTextBreaksNothing() {
    Stagehand hand = show(SCENARIOS, 300);
    Stagehand.onFx(() -> {
      theme.textScaleProperty().set(1.5);
      return null;
    });

    assertThat(hand.words()).contains("Async_nolink sends a bill");
    assertThat(hand.cutOff()).isEmpty();
    hand.picture("library-large-dark");
  }

  @Test
  void theCoachGivesOneHintAfterTheOtherAndCanBeClosedForGood() {
    Stagehand hand = coach();
    Label text = hand.find("#coach-text");
    assertThat(text.getText()).isEqualTo("StripeClient crashed. Press . to see what happens next.");
    hand.picture("coach-dark");

    Stagehand.onFx(() -> {
      session.main().player().stepForward();
      return null;
    });
    assertThat(text.getText()).startsWith("Press Space");
    hand.click("#coach-next");
    assertThat(text.getText()).startsWith("Right-click");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    hand.picture("coach-light");

    hand.click("#coach-never");
    Node bar = hand.find("#coach");
    assertThat(bar.isVisible()).isFalse();
    Node next = coach().find("#coach");
    assertThat(next.isVisible()).isFalse();
  }

  @Test
  void openingAnotherScenarioDoesNotCountAsAStep() {
    Stagehand hand = coach();
    Stagehand.open(session, "tasks/linked-task.json");
    Stagehand.open(session, "supervision/nested-escalation.json");

    Label text = hand.find("#coach-text");
    assertThat(text.getText()).startsWith("StripeClient crashed.");
  }

  private Stagehand coach() {
    Stagehand.open(session, "supervision/nested-escalation.json");
    return Stagehand.show(
        () -> {
          var pane = new BorderPane();
          pane.setTop(new CoachBar(session, settings));
          return pane;
        },
        theme,
        1000,
        120);
  }
}
