package crashlab.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.LoadResult;
import crashlab.analysis.Palette;
import crashlab.analysis.Story;
import crashlab.analysis.Wording;
import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.compare.Figure;
import crashlab.analysis.compare.Judgement;
import crashlab.scenario.RunEnd;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Recordings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genserver/bottleneck",
        "genserver/mailbox-death-spiral",
        "supervision/nested-escalation",
        "supervision/one-for-all",
        "tasks/async-nolink-bill",
        "vm/mailbox-memory"
      })
  void theFiguresAreThoseOfTheRunsOwnReport(String name) {
    Recording run = record(name);
    Map<String, Figure> figures =
        RecordingFigures.of(run).stream()
            .collect(Collectors.toMap(Figure::name, Function.identity()));

    var facts = run.run().facts();
    assertThat(figures.get("events").value()).isEqualTo(facts.events());
    assertThat(figures.get("virtual time").value()).isEqualTo(facts.endNanos());
    assertThat(figures.get("VM died").value() > 0).isEqualTo(facts.end() == RunEnd.VM_DIED);
    for (LoadResult load : facts.loads()) {
      String prefix = load.id() + ": ";
      assertThat(figures.get(prefix + "requests completed").value()).isEqualTo(load.completed());
      assertThat(figures.get(prefix + "requests lost (failed or unfinished)").value())
          .isEqualTo(load.failed() + load.inFlight());
      assertThat(figures.get(prefix + "throughput").value()).isEqualTo(load.throughputPerSecond());
      if (load.completed() > 0) {
        assertThat(figures.get(prefix + "latency p99").value())
            .isEqualTo(load.latency().p99Nanos());
      }
    }
    assertThat(figures.get("expectations that fail").value())
        .isEqualTo(run.run().verdicts().stream().filter(verdict -> !verdict.holds()).count());
    assertThat(figures.get("supervisors that gave up").value())
        .isEqualTo(run.cascades().all().stream().mapToInt(Cascade::gaveUp).sum());
    String story = Story.of(facts, run.log(), run.run().verdicts(), Palette.PLAIN);
    assertThat(story)
        .contains(Wording.count(Math.round(figures.get("processes").value())) + " processes");
  }

  @Test
  void asMuchAsIsExpectedNeitherIsBetter() {
    RunComparison comparison =
        RunComparison.of(record("genserver/bottleneck"), record("genserver/bottleneck-pool"));

    assertThat(comparison.rows())
        .filteredOn(row -> row.name().startsWith("expectations"))
        .extracting(RunComparison.Row::judgement)
        .containsExactly(Judgement.SAME);
  }

  @Test
  void whatDiffersIsSaidFirst() {
    RunComparison comparison =
        RunComparison.of(record("genserver/bottleneck"), record("genserver/bottleneck-pool"));

    List<Boolean> same =
        comparison.rows().stream().map(row -> row.judgement() == Judgement.SAME).toList();
    assertThat(same).isSorted().contains(true, false);
  }

  @Test
  void aDifferenceIsWrittenWithItsSignAndJudged() {
    RunComparison comparison =
        RunComparison.of(record("genserver/bottleneck"), record("genserver/bottleneck-pool"));

    Map<String, RunComparison.Row> rows =
        comparison.rows().stream()
            .collect(Collectors.toMap(RunComparison.Row::name, Function.identity()));
    RunComparison.Row latency = rows.get("shoppers: latency p99");
    assertThat(latency.judgement()).isEqualTo(Judgement.BETTER);
    assertThat(latency.difference()).startsWith("−").endsWith("%)");
    assertThat(rows.get("events").judgement()).isEqualTo(Judgement.OTHER);
    assertThat(comparison.divergence()).isNotNull();
  }

  @Test
  void whatOnlyOneRunHasIsAFigureOfItAlone() {
    RunComparison comparison =
        RunComparison.of(record("supervision/nested-escalation"), record("genserver/bottleneck"));

    assertThat(comparison.rows())
        .filteredOn(row -> row.name().equals("shoppers: requests completed"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.a()).isEqualTo("–");
          assertThat(row.judgement()).isEqualTo(Judgement.OTHER);
        });
  }

  private static Recording record(String name) {
    return Recordings.of(name + ".json");
  }
}
