package crashlab.ui.share;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Picture;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnStage
class ShareViewTest {
  @TempDir private Path folder;

  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();
  private final List<String> asked = new ArrayList<>();
  private final List<String> copied = new ArrayList<>();
  private Stagehand hand;
  private Sharing sharing;

  /// All looks in a row: something to take a picture of.
  private static final class Chips extends CanvasView implements Picture {
    Chips(Theme theme) {
      super(theme);
    }

    @Override
    protected void paint(Painter on, double width, double height) {
      double x = 20;
      for (Look look : Look.values()) {
        on.chip(look, x, 20, 20);
        on.text(look.word(), x, 60, TextStyle.SMALL.left(Ink.TEXT));
        x += 70;
      }
      on.arrow(
          new Segment(20, 90, 300, 140),
          new Painter.LineStyle(2, Painter.Stroke.DASHED, Ink.CRASHED),
          true);
      on.setOpacity(0.35);
      on.strokeRect(new Box(320, 90, 120, 50), 2, Ink.ACCENT);
      on.setOpacity(1);
    }

    @Override
    protected String spoken() {
      return "all looks";
    }

    @Override
    public String pictureName() {
      return "looks";
    }
  }

  @BeforeEach
  void showRun() {
    Stagehand.open(session, "tasks/linked-task.json");
    hand =
        Stagehand.show(
            () -> {
              sharing =
                  new Sharing(
                      session,
                      theme,
                      name -> {
                        asked.add(name);
                        return name.isEmpty() ? null : folder.resolve(name);
                      });
              sharing.setClipboard(copied::add);
              var chips = new Chips(theme);
              var view = new ShareView(session, sharing);
              HBox.setHgrow(chips, Priority.ALWAYS);
              view.setPrefWidth(440);
              view.setMinWidth(440);
              var box = new HBox(chips, view);
              sharing.pictures().add(chips);
              sharing.windowProperty().set(box);
              return box;
            },
            theme,
            1400,
            600);
  }

  private void fire(String id) {
    ButtonBase button = hand.find(id);
    Stagehand.onFx(() -> {
      button.fire();
      return null;
    });
    Stagehand.await(() -> !sharing.statusProperty().get().equals("Saving…"));
    hand.settle();
  }

  private <T> void choose(String id, T value) {
    ComboBox<T> box = hand.find(id);
    Stagehand.onFx(() -> {
      box.setValue(value);
      return null;
    });
  }

  @Test
  void everythingIsSavedWhereTheUserSays() throws IOException {
    fire("#share-save-picture");
    choose("#share-format", Sharing.Format.SVG);
    fire("#share-save-picture");
    choose("#share-picture", "whole window");
    choose("#share-format", Sharing.Format.LARGE_PNG);
    fire("#share-save-picture");
    fire("#share-markdown");
    fire("#share-text");
    fire("#share-figures");

    assertThat(asked)
        .containsExactly(
            "linked-task-looks.png",
            "linked-task-looks.svg",
            "linked-task-window.png",
            "linked-task-report.md",
            "linked-task-report.txt",
            "linked-task-figures.csv");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(asked);
    }
    assertThat(Files.readString(folder.resolve("linked-task-looks.svg")))
        .contains("fingerprint " + session.main().recording().fingerprint());
    Path pictures = Path.of("target", "pictures");
    for (String name : asked.subList(0, 3)) {
      Files.write(pictures.resolve("share-" + name), Files.readAllBytes(folder.resolve(name)));
    }
    hand.picture("share-dark");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    hand.picture("share-light");
    choose("#share-picture", "looks");
    choose("#share-format", Sharing.Format.LARGE_PNG);
    fire("#share-save-picture");
    Files.write(
        pictures.resolve("share-linked-task-looks-light.png"),
        Files.readAllBytes(folder.resolve("linked-task-looks.png")));
  }

  @Test
  void theChainOfWhatIsSelectedIsCopiedAsText() {
    TextArea chain = hand.find("#share-chain");
    assertThat(chain.getText()).contains("Shop/Checkout>SendReceipt raised RuntimeError");

    fire("#share-copy-chain");

    assertThat(copied).containsExactly(chain.getText());
    assertThat(sharing.statusProperty().get()).startsWith("The chain was copied");
    Stagehand.onFx(() -> {
      session.main().selection().clear();
      return null;
    });
    assertThat(chain.getText()).isEmpty();
  }

  @Test
  void theEndOfTheSelectedProcessIsExplained() {
    Stagehand.onFx(() -> {
      session.main().player().toEnd();
      int slot = session.main().recording().roster().find("Checkout");
      session.main().selection().clear();
      session.main().selection().selectSlot(slot);
      return null;
    });

    TextArea chain = hand.find("#share-chain");
    assertThat(chain.getText()).contains("0.37 s").contains("Checkout");
  }

  @Test
  void aFolderThatIsNotThereIsSaidInASentenceAndNothingIsLeft() {
    folder = folder.resolve("nowhere");

    fire("#share-text");

    Label status = hand.find("#share-status");
    assertThat(status.getText()).startsWith("Not saved: ").contains("folder does not exist");
    hand.picture("share-failed-dark");
  }
}
