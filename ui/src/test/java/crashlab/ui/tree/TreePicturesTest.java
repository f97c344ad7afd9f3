package crashlab.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.GreySight;
import crashlab.ui.OnStage;
import crashlab.ui.Sketch;
import crashlab.ui.Stagehand;
import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter.Stroke;
import crashlab.ui.control.Png;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.regex.Pattern;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes pictures of the tree; people look at them.
@OnStage
class TreePicturesTest {
  private final RunSession session = Stagehand.session();
  private final Theme theme = Stagehand.onFx(Theme::new);

  private Stagehand show() {
    return show(860, 520);
  }

  private Stagehand show(double width, double height) {
    return Stagehand.show(
        () -> new SupervisionTreeView(session.main(), theme, new RecordedActions(session.main())),
        theme,
        width,
        height);
  }

  private void at(long nanos) {
    Stagehand.onFx(() -> {
      session.main().player().seekTime(nanos);
      return null;
    });
  }

  private void atSeq(long seq) {
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(seq);
      return null;
    });
  }

  private void cascade(int which) {
    Stagehand.onFx(() -> {
      session.main().selection().selectCascade(which);
      return null;
    });
  }

  @Test
  void nestedEscalationAtSeveralMoments() {
    Stagehand hand = show();
    Stagehand.open(session, "supervision/nested-escalation.json");

    atSeq(22);
    hand.picture("tree-nested-first-restart");
    assertThat(drawn(hand).text())
        .contains("Gateways\n1/3 in 5 s\nbusy · refills at 6.0 s\nStripeClient\ncrashed");
    cascade(3);
    atSeq(51);
    hand.picture("tree-nested-gateways-gave-up");
    assertThat(drawn(hand).text())
        .contains("Payments\n1/3 in 5 s\nbusy · refills at 6.0 s", "Gateways\n3/3 in 5 s\ngave up");
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    hand.picture("tree-nested-gateways-gave-up-light");
    at(Long.MAX_VALUE);
    hand.picture("tree-nested-end-light");
    assertThat(drawn(hand).text())
        .contains("App\n3/3 in 5 s\ngave up", "Shop\ndown", "Payments\n3/3 in 5 s\ngave up");
  }

  private static Sketch drawn(Stagehand hand) {
    return Sketch.of((SupervisionTreeView) hand.scene().getRoot(), 860, 470);
  }

  @Test
  void whatIsOutsideOfTheCascadeCanStillBeRead() {
    Stagehand hand = show();
    Stagehand.open(session, "supervision/nested-escalation.json");
    cascade(0);
    atSeq(19);
    hand.settle();
    SupervisionTreeView view = hand.find("#tree-view");
    var on = new SvgPainter(860, 520, true, 1);
    Stagehand.onFx(() -> {
      view.paintTo(on, 860, 520);
      return null;
    });

    var texts = Pattern.compile("<text[^>]*>[^<]*</text>").matcher(on.svg("tree"));
    int faint = 0;
    while (texts.find()) {
      var opacity = Pattern.compile("opacity=\"([0-9.]+)\"").matcher(texts.group());
      if (opacity.find()) {
        faint++;
        assertThat(Double.parseDouble(opacity.group(1)))
            .as(texts.group())
            .isGreaterThanOrEqualTo(Ink.READABLE);
      }
    }
    assertThat(faint).as("words that step back").isGreaterThan(5);
  }

  @Test
  void theCascadeOfOneForAll() {
    Stagehand hand = show();
    Stagehand.open(session, "supervision/one-for-all.json");

    atSeq(320);
    hand.picture("tree-one-for-all-last-stop");
    Stagehand.onFx(() -> {
      session.main().player().seekSeq(339);
      session.main().selection().selectEvent(304, 0);
      return null;
    });
    int[] oneHop = hand.picture("tree-one-for-all-decision");
    assertThat(drawn(hand).words()).contains("one_for_all: stop 3");
    hand.click("#tree-whole-chain");
    assertThat(Arrays.equals(hand.picture("tree-one-for-all-whole"), oneHop))
        .as("more than one hop each way is drawn")
        .isFalse();
  }

  @Test
  void linksMonitorsAndMessages() {
    Stagehand hand = show();
    Stagehand.open(session, "tasks/linked-task.json");

    at(150_000_000);
    hand.click("#tree-links");
    hand.click("#tree-monitors");
    hand.picture("tree-links-and-monitors");
    assertThat(drawn(hand).strokes()).contains(Stroke.DASHED);
    atSeq(session.main().recording().cascades().all().getFirst().told().get(1));
    hand.picture("tree-linked-task-cascade");
    assertThat(drawn(hand).words()).contains("link");
    Stagehand.open(session, "signals/trap-exit-surprise.json");
    atSeq(151);
    hand.click("#tree-whole-chain");
    hand.picture("tree-trapped-exit");
    assertThat(drawn(hand).words()).contains("trapped");
    Stagehand.open(session, "genserver/timeout-dominoes.json");
    cascade(1);
    atSeq(607);
    hand.picture("tree-call-timeout");
    assertThat(drawn(hand).words()).contains("call timeout");
    assertThat(drawn(hand).strokes()).contains(Stroke.DOTTED);
  }

  @Test
  void theKindsOfArrowsDifferInGreyPrint() {
    Stagehand hand = show();
    Stagehand.onFx(() -> {
      session.main().selection().wholeChainProperty().set(true);
      return null;
    });
    Stagehand.open(session, "supervision/nested-escalation.json");
    cascade(3);
    atSeq(51);
    grey(hand, "nested-escalation");
    assertThat(drawn(hand).words()).contains("gives up", "3/3 in 5 s");
    Stagehand.open(session, "supervision/one-for-all.json");
    atSeq(339);
    grey(hand, "one-for-all");
    assertThat(drawn(hand).words()).contains("one_for_all: stop 3", "stop", "restart 1");
    Stagehand.open(session, "signals/trap-exit-surprise.json");
    atSeq(151);
    grey(hand, "trapped-exit");
    assertThat(drawn(hand).words()).contains("trapped");
  }

  private void grey(Stagehand hand, String name) {
    GreySight.keep("tree-grey-" + name + "-dark", hand.picture("tree-grey-" + name), 860);
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    GreySight.keep("tree-grey-" + name + "-light", hand.picture("tree-grey-" + name), 860);
    Stagehand.onFx(() -> {
      theme.darkProperty().set(true);
      return null;
    });
  }

  @Test
  void aNarrowColumnHasAHeaderToUseAndNoLegend() {
    Stagehand hand = show(380, 480);
    Stagehand.open(session, "supervision/one-for-all.json");
    Stagehand.onFx(() -> {
      ((SupervisionTreeView) hand.scene().getRoot()).hideLegend();
      return null;
    });
    hand.picture("tree-narrow");

    for (String id : new String[] {"#tree-mode-list", "#tree-whole-chain", "#tree-fit"}) {
      var bounds =
          Stagehand.onFx(() -> {
            var node = hand.scene().lookup(id);
            return node.localToScene(node.getBoundsInLocal());
          });
      assertThat(bounds.getMinX()).as(id).isGreaterThanOrEqualTo(0);
      assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(380);
    }
    assertThat(hand.scene().lookup("#tree-legend") == null).isTrue();
  }

  @Test
  void listOfProcesses() {
    Stagehand hand = show();
    Stagehand.open(session, "genserver/bottleneck.json");
    at(500_000_000);
    hand.click("#tree-mode-list");
    hand.picture("tree-list");
    TreeTableView<?> list = hand.find("#tree-table");
    assertThat(Stagehand.onFx(list::getExpandedItemCount)).isGreaterThanOrEqualTo(2);
    assertThat(hand.words()).contains("PriceServer", "overloaded");
  }

  private void open(String text) {
    Stagehand.onFx(() -> {
      session.open(new ScenarioText("test", null, null, text));
      return null;
    });
    Stagehand.await(() -> session.openingProperty().get() == null);
    assertThat(session.refusalProperty().get() == null).isTrue();
    Stagehand.onFx(() -> {
      session.main().selection().clear();
      return null;
    });
  }

  private static TreeCanvas canvas(Stagehand hand) {
    return hand.find("#tree-canvas");
  }

  @Test
  void everyLookHasItsOwnColourGlyphAndWord() {
    Stagehand hand = show();
    open(AllLooks.TEXT);
    at(AllLooks.NANOS);
    var seen = EnumSet.noneOf(Look.class);
    RunFrame frame = session.main().frame();
    for (int slot = 0; slot < frame.slots(); slot++) {
      seen.add(frame.look(slot));
    }
    assertThat(seen).isEqualTo(EnumSet.allOf(Look.class));

    int[] dark = hand.picture("tree-all-looks-dark");
    DeutanSight.keep("tree-all-looks-dark-deutan", dark, 860);
    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });
    int[] light = hand.picture("tree-all-looks-light");
    DeutanSight.keep("tree-all-looks-light-deutan", light, 860);
    Stagehand.onFx(() -> {
      theme.textScaleProperty().set(1.5);
      return null;
    });
    hand.picture("tree-all-looks-large-text");
  }

  @ParameterizedTest
  @CsvSource({"10, 1, 9", "1000, 8, 124", "10000, 40, 249", "100000, 250, 398"})
  void everyNumberOfProcessesFitsAndFitsAgain(int size, int supervisors, int workers) {
    Stagehand hand = show();
    open(WideScenario.of(supervisors, workers));
    at(600_000_000L);
    Stagehand.await(() -> canvas(hand).isLaidOut());
    int[] first = hand.picture("tree-" + size);
    assertThat(canvas(hand).isAllInside()).isTrue();
    int crashed = Ink.CRASHED.argb(true);
    assertThat(Arrays.stream(first).limit(860 * 470).filter(argb -> argb == crashed).count())
        .as("the crashed process is seen")
        .isPositive();

    Stagehand.onFx(() -> {
      hand.stage().setWidth(1200);
      hand.stage().setHeight(400);
      return null;
    });
    hand.settle();
    Stagehand.await(() -> canvas(hand).isLaidOut());
    hand.picture("tree-" + size + "-resized");
    assertThat(canvas(hand).isAllInside()).isTrue();

    Stagehand.onFx(() -> {
      ((SupervisionTreeView) hand.scene().getRoot()).zoom(8);
      return null;
    });
    Stagehand.await(() -> canvas(hand).isLaidOut());
    hand.picture("tree-" + size + "-zoomed");
    assertThat(canvas(hand).isAllInside()).as("zoomed in").isFalse();
  }

  @Test
  void aPictureForExportHasTheLegend() {
    show();
    Stagehand.open(session, "supervision/one-for-one.json");
    SupervisionTreeView view =
        Stagehand.onFx(() ->
            new SupervisionTreeView(session.main(), theme, new RecordedActions(session.main())));
    for (Look look : EnumSet.complementOf(EnumSet.of(Look.ABSENT))) {
      assertThat(Sketch.of(view, 800, 600).words()).contains(look.word());
    }
    int[] pixels =
        Stagehand.onFx(() -> {
          var paper = new Canvas(800, 600);
          view.paintTo(new CanvasPainter(paper.getGraphicsContext2D(), true, 1), 800, 600);
          var image = paper.snapshot(null, null);
          var read = new int[800 * 600];
          image
              .getPixelReader()
              .getPixels(0, 0, 800, 600, PixelFormat.getIntArgbInstance(), read, 0, 800);
          Files.createDirectories(Path.of("target", "pictures"));
          Files.write(Path.of("target", "pictures", "tree-export.png"), Png.of(image));
          return read;
        });

    assertThat(Arrays.stream(pixels).boxed())
        .contains(Ink.of(Look.GAVE_UP).argb(true), Ink.of(Look.BLOCKED).argb(true));
  }
}
