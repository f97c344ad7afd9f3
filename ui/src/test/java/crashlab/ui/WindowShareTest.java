package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.share.Sharing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be taken along.
@OnStage
class WindowShareTest {
  @Test
  void thePictureOfTheTreeIsTakenAlongAsSvgAndPng(@TempDir Path folder) throws IOException {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    on.hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    on.hand.picture("11-share");
    Path svg = folder.resolve("tree.svg");
    Path png = folder.resolve("tree.png");
    Stagehand.onFx(() -> {
      on.files.save = svg;
      on.window.sharing.savePicture(on.window.views.tree(), Sharing.Format.SVG);
      return null;
    });
    Stagehand.await(() -> Files.exists(svg));
    Stagehand.onFx(() -> {
      on.files.save = png;
      on.window.sharing.savePicture(on.window.views.tree(), Sharing.Format.PNG);
      return null;
    });
    Stagehand.await(() -> Files.exists(png));

    assertThat(Files.readString(svg)).contains("<svg").contains("StripeClient").contains("seed 1");
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(Stagehand.onFx(on.window.sharing::chain)).contains("StripeClient");
  }
}
