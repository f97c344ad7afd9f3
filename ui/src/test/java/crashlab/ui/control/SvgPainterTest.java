package crashlab.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.geometry.Segment;
import crashlab.ui.session.Look;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@OnStage
class SvgPainterTest {
  @Test
  void aShapeCarriesItsPlaceAndColour() {
    String svg = drawn(on -> on.fillRect(1, 2.5, 30, 4.126, Ink.CRASHED));

    assertThat(svg)
        .contains("<rect x=\"1\" y=\"2.5\" width=\"30\" height=\"4.13\" fill=\"#e14307\"/>");
  }

  @Test
  void aLightPictureHasTheColoursOfTheLightTheme() {
    var painter = new SvgPainter(10, 10, false, 1);
    painter.line(new Segment(0, 0, 5, 5), new LineStyle(2, Stroke.DASHED, Ink.TEXT));

    assertThat(painter.svg(""))
        .contains("stroke=\"#1f2328\" stroke-width=\"2\" stroke-dasharray=\"6 4\"");
  }

  @Test
  void aTextIsEscapedAndParsesBackToWhatItWas() {
    String text = "a < b & \"c\" > 'd' é 😀";
    Document document = parsed(drawn(on -> on.text(text, 5, 9, TextStyle.BOLD.right(Ink.TEXT))));

    Element element = (Element) document.getElementsByTagName("text").item(0);
    assertThat(element.getTextContent()).isEqualTo(text);
    assertThat(element.getAttribute("text-anchor")).isEqualTo("end");
    assertThat(element.getAttribute("font-weight")).isEqualTo("bold");
    assertThat(element.getAttribute("font-family")).endsWith("sans-serif");
  }

  @Test
  void whatXmlCannotHaveIsReplaced() {
    String svg = drawn(on -> on.text("a\u0000b\uD800c", 0, 0, TextStyle.MONO.left(Ink.TEXT)));

    Document document = parsed(svg);
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("a\uFFFDb\uFFFDc");
  }

  @Test
  void aClipEndsWhereItIsTakenOffAndGivesTheOpacityBack() {
    String svg =
        drawn(on -> {
          on.clip(0, 0, 5, 5);
          on.setOpacity(0.35);
          on.fillRect(0, 0, 9, 9, Ink.IDLE);
          on.unclip();
          on.fillRect(1, 1, 2, 2, Ink.BUSY);
        });

    Document document = parsed(svg);
    NodeList groups = document.getElementsByTagName("g");
    assertThat(groups.getLength()).isEqualTo(1);
    Element group = (Element) groups.item(0);
    assertThat(group.getAttribute("clip-path")).isEqualTo("url(#clip1)");
    assertThat(group.getElementsByTagName("rect").getLength()).isEqualTo(1);
    assertThat(((Element) group.getElementsByTagName("rect").item(0)).getAttribute("opacity"))
        .isEqualTo("0.35");
    assertThat(svg).contains("fill=\"#19b57f\"/>");
  }

  @Test
  void aClipThatIsNeverTakenOffHoldsAllThatFollows() {
    Document document =
        parsed(
            drawn(on -> {
              on.clip(0, 0, 5, 5);
              on.fillRect(1, 2, 3, 4, Ink.BUSY);
            }));

    Element group = (Element) document.getElementsByTagName("g").item(0);
    assertThat(group.getAttribute("clip-path")).isEqualTo("url(#clip1)");
    assertThat(group.getElementsByTagName("rect").getLength()).isEqualTo(1);
  }

  @Test
  void everyLookIsDrawnAndNoTwoAlike() {
    String nothing = drawn(_ -> {});
    Map<String, Look> drawn = new LinkedHashMap<>();
    for (Look look : Look.values()) {
      String svg = drawn(on -> on.chip(look, 10, 10, 16));

      parsed(svg);
      assertThat(svg).as("%s", look).isNotEqualTo(nothing);
      assertThat(drawn.put(svg, look)).as("looks as %s", look).isNull();
    }
  }

  @Test
  void numbersAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(SvgPainter.number(1234.5)).isEqualTo("1234.5");
      assertThat(SvgPainter.number(-0.006)).isEqualTo("-0.01");
      assertThat(SvgPainter.number(0.001)).isEqualTo("0");
      assertThat(SvgPainter.number(7.05)).isEqualTo("7.05");
      assertThat(SvgPainter.number(Double.NaN)).isEqualTo("0");
      assertThat(drawn(on -> on.fillRect(0, 0, 1, 1, Ink.DOWN))).contains("#8b949e");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textsAreAsWideAsOnTheCanvas() {
    double width =
        Stagehand.onFx(() -> new SvgPainter(10, 10, true, 1.5).width("Checkout", TextStyle.BODY));
    double once =
        Stagehand.onFx(() -> new SvgPainter(10, 10, true, 1).width("Checkout", TextStyle.BODY));

    assertThat(width).isGreaterThan(once * 1.3).isLessThan(once * 1.7);
  }

  private static String drawn(Consumer<Painter> drawing) {
    return Stagehand.onFx(() -> {
      var painter = new SvgPainter(100, 50, true, 1);
      drawing.accept(painter);
      return painter.svg("a picture");
    });
  }

  private static Document parsed(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }
}
