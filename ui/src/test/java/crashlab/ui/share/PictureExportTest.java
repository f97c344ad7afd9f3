package crashlab.ui.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Picture;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@OnStage
class PictureExportTest {
  private static final Caption CAPTION =
      new Caption(List.of("linked-task", "at 0.17 s", "seed 1", "fingerprint abc"));

  private final Theme theme = new Theme();
  private final PictureExport export = new PictureExport(theme);

  /// A red square in the lower right corner, and a name.
  private record Square(String pictureName) implements Picture {
    @Override
    public void paintTo(Painter on, double width, double height) {
      on.fillRect(0, 0, width, height, Ink.CANVAS);
      on.setOpacity(0.5);
      on.text("<Checkout & Co>", 5, 15, TextStyle.BODY.left(Ink.TEXT));
      on.setOpacity(1);
      on.fillRect(width - 10, height - 10, 10, 10, Ink.CRASHED);
    }
  }

  @Test
  void aPngHasThePictureAndItsCaptionBelow() {
    byte[] png = onFx(() -> export.png(new Square("square"), 400, 100, 1, CAPTION));

    Image image = image(png);
    assertThat(image.getWidth()).isEqualTo(400);
    assertThat(image.getHeight()).isEqualTo(132);
    assertThat(image.getPixelReader().getArgb(395, 95)).isEqualTo(Ink.CRASHED.argb(true));
    assertThat(image.getPixelReader().getArgb(395, 120)).isEqualTo(Ink.CARD.argb(true));
    assertThat(colors(image, 100, 132)).isGreaterThan(5);
  }

  @Test
  void aLargePngHasTwiceThePixelsAlsoPastOneTile() {
    byte[] png = onFx(() -> export.png(new Square("square"), 1500, 1100, 2, CAPTION));

    Image image = image(png);
    assertThat(image.getWidth()).isEqualTo(3000);
    assertThat(image.getHeight()).isEqualTo(2 * 1132);
    assertThat(image.getPixelReader().getArgb(2999, 2199)).isEqualTo(Ink.CRASHED.argb(true));
    assertThat(image.getPixelReader().getArgb(2979, 2199)).isEqualTo(Ink.CANVAS.argb(true));
  }

  @Test
  void aLightWindowGivesALightPicture() {
    theme.darkProperty().set(false);
    byte[] png = onFx(() -> export.png(new Square("square"), 400, 100, 1, CAPTION));

    assertThat(image(png).getPixelReader().getArgb(0, 90)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void anSvgIsWellFormedAndHasThePictureAndItsCaption() throws Exception {
    byte[] svg = onFx(() -> export.svg(new Square("square"), 400, 100, CAPTION));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 400 132");
    NodeList texts = root.getElementsByTagName("text");
    assertThat(texts.item(0).getTextContent()).isEqualTo("<Checkout & Co>");
    assertThat(texts.item(1).getTextContent())
        .isEqualTo("linked-task · at 0.17 s · seed 1 · fingerprint abc");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .startsWith("square: linked-task");
  }

  @Test
  void aCaptionThatIsTooLongForOneLineTakesMore() {
    byte[] png = onFx(() -> export.png(new Square("square"), 150, 100, 1, CAPTION));

    assertThat(image(png).getHeight()).isGreaterThan(132);
  }

  @Test
  void aPartOfTheWindowIsTakenAsItLooks() {
    Stagehand hand = Stagehand.show(() -> new StackPane(new Label("As it looks")), theme, 300, 200);
    byte[] png = onFx(() -> export.png(hand.scene().getRoot(), 2, CAPTION));

    Image image = image(png);
    assertThat(image.getWidth()).isEqualTo(600);
    assertThat(image.getHeight()).isGreaterThanOrEqualTo(2 * 232);
    assertThat(colors(image, 0, 400)).isGreaterThan(5);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    assertThatThrownBy(
            () -> onFx(() -> export.png(new Square("square"), 40_000, 10_000, 1, CAPTION)))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  private static <T> T onFx(Callable<T> action) {
    return Stagehand.onFx(action);
  }

  private static Image image(byte[] png) {
    return onFx(() -> new Image(new ByteArrayInputStream(png)));
  }

  private static long colors(Image image, int from, int to) {
    return IntStream.range(from, to)
        .flatMap(y ->
            IntStream.range(0, (int) image.getWidth())
                .map(x -> image.getPixelReader().getArgb(x, y)))
        .distinct()
        .count();
  }
}
