package crashlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.control.Theme;
import crashlab.ui.session.RunSession;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The charts in the column at the right of the window, which is not wide.
@OnStage
class NarrowChartsTest {
  private static final double WIDTH = 350;
  private static final double HEIGHT = 900;
  private static final double ALL = 2000;
  private static final Pattern TEXT =
      Pattern.compile("<text [^>]*?x=\"([-0-9.]+)\" y=\"([-0-9.]+)\"[^>]*>([^<]*)</text>");

  private final RunSession session = Stagehand.session();
  private final Theme theme = new Theme();
  private ChartsView view;
  private Stagehand hand;

  private record Said(String text, double x, double y, double right) {}

  private void show(String file) {
    hand =
        Stagehand.show(
            () -> {
              view = new ChartsView(session, theme);
              return view;
            },
            theme,
            WIDTH,
            HEIGHT);
    Stagehand.open(session, file);
    Stagehand.onFx(() -> {
      session.main().player().seekTime(session.main().recording().endNanos() / 2);
      return null;
    });
    prepared();
  }

  private void prepared() {
    hand.settle();
    Stagehand.await(() -> !view.isPreparing());
    hand.settle();
  }

  /// The small texts of the picture: what lines are called, and their values.
  private List<Said> said() {
    double scale = theme.textScale();
    return Stagehand.onFx(() -> {
      var painter = new SvgPainter(WIDTH, ALL, true, scale);
      view.paintTo(painter, WIDTH, ALL);
      List<Said> all = new ArrayList<>();
      Matcher found = TEXT.matcher(painter.svg(""));
      while (found.find()) {
        String text = found.group(3);
        double x = Double.parseDouble(found.group(1));
        double width = painter.width(text, TextStyle.SMALL);
        all.add(new Said(text, x, Double.parseDouble(found.group(2)), x + width));
      }
      return all;
    });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1, 1.5})
  void everyLineHasItsNameAndValue(double scale) {
    theme.textScaleProperty().set(scale);
    show("genserver/bottleneck.json");

    for (String name : List.of("completed", "failed", "p50", "p90", "p99", "alive", "arrivals")) {
      assertThat(said())
          .filteredOn(said -> said.text().matches(name + " [0-9][^…]*"))
          .as(name)
          .singleElement()
          .satisfies(said -> assertThat(said.right()).isLessThanOrEqualTo(WIDTH));
    }
    hand.picture("charts-narrow-" + Math.round(scale * 100) + "-dark");
  }

  @Test
  void namesStayWhereTheyAreWhileValuesChange() {
    show("genserver/mailbox-death-spiral.json");
    long end = session.main().recording().endNanos();
    List<Double> places = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      long time = end * i / 20;
      Stagehand.onFx(() -> {
        session.main().player().seekTime(time);
        return null;
      });
      places.add(
          said().stream()
              .filter(said -> said.text().startsWith("p99 "))
              .mapToDouble(Said::x)
              .findFirst()
              .orElseThrow());
    }

    assertThat(places).containsOnly(places.getFirst());
  }

  @Test
  void manyMailboxesHaveRowsThatDoNotLieOnEachOther() {
    show("genserver/bottleneck-pool.json");
    var roster = session.main().recording().roster();
    Stagehand.onFx(() -> {
      for (int slot = 0; slot < roster.size(); slot++) {
        if (!roster.isBehindTheScenes(slot)) {
          view.model().addProcess(roster.identity(slot).path());
        }
      }
      return null;
    });
    prepared();
    List<String> names =
        view.model().chartsProperty().get().charts().stream()
            .filter(chart -> chart.id().equals("mailbox"))
            .flatMap(chart -> chart.lines().stream())
            .map(line -> line.label() + " ")
            .toList();

    assertThat(names).hasSizeGreaterThan(5);
    List<Said> said =
        said().stream().filter(one -> names.stream().anyMatch(one.text()::startsWith)).toList();
    assertThat(said).hasSize(names.size());
    for (Said one : said) {
      assertThat(said)
          .filteredOn(other -> other != one && Math.abs(other.y() - one.y()) < 10)
          .noneMatch(other -> other.x() < one.right() && other.right() > one.x());
    }
    hand.picture("charts-narrow-mailboxes-dark");
  }

  @Test
  void whatToDoIsSaidInFull() {
    show("supervision/nested-escalation.json");

    assertThat(said()).noneMatch(said -> said.text().endsWith("…"));
    assertThat(said()).anyMatch(said -> said.text().endsWith("load in Scenario."));
    hand.picture("charts-narrow-no-load-dark");
  }
}
