package crashlab.analysis.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.TracedRun;
import crashlab.analysis.cascade.CascadeArrow.Kind;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import java.util.List;
import org.junit.jupiter.api.Test;

class CascadeGraphTest {
  private static CascadeGraph arrows(TracedRun run, int cascade) {
    return run.cascades().graph(cascade);
  }

  private static List<String> words(TracedRun run, List<CascadeArrow> arrows) {
    Roster roster = run.roster();
    return arrows.stream()
        .map(arrow ->
            arrow.kind()
                + " "
                + roster.label(arrow.from().slot())
                + ">"
                + roster.label(arrow.to().slot())
                + " "
                + arrow.label()
                + (arrow.count() > 1 ? " x" + arrow.count() : ""))
        .toList();
  }

  @Test
  void aLinkThenADecisionThenARestart() {
    TracedRun run = TracedRun.shipped("tasks/linked-task.json");
    CascadeGraph cascade = arrows(run, 0);

    assertThat(words(run, cascade.arrows()))
        .containsExactly(
            "LINK SendReceipt>Checkout link",
            "DECISION Checkout>Shop one_for_one",
            "RESTART Shop>Checkout restart 1");
    assertThat(run.roster().label(cascade.rootSlot())).isEqualTo("SendReceipt");
  }

  @Test
  void oneForAllStopsTheOthersInReverseOrderAndStartsAllInOrder() {
    TracedRun run = TracedRun.shipped("supervision/one-for-all.json");

    assertThat(words(run, arrows(run, 0).arrows()))
        .containsExactly(
            "DECISION Database>App one_for_all: stop 3",
            "STOP App>Mailer stop",
            "STOP App>SessionCache stop",
            "STOP App>Metrics stop",
            "RESTART App>Metrics restart 1",
            "RESTART App>Database restart 1",
            "RESTART App>SessionCache restart 1",
            "RESTART App>Mailer restart 1");
  }

  @Test
  void givingUpEscalatesToTheParent() {
    TracedRun run = TracedRun.shipped("supervision/nested-escalation.json");

    assertThat(words(run, arrows(run, 3).arrows()))
        .startsWith(
            "DECISION StripeClient>Gateways gives up",
            "ESCALATION Gateways>Payments 3/3 in 5 s",
            "RESTART Payments>Gateways restart 1");
  }

  @Test
  void aTrappedExitGoesNoFurther() {
    TracedRun run = TracedRun.shipped("signals/trap-exit-surprise.json");

    CascadeArrow trapped =
        arrows(run, 0).arrows().stream().filter(CascadeArrow::stopped).findFirst().orElseThrow();

    assertThat(trapped.kind()).isEqualTo(Kind.LINK);
    assertThat(run.roster().label(trapped.to().slot())).isEqualTo("PaymentGateway");
  }

  @Test
  void monitorsAndTimeOutsHaveTheirOwnArrows() {
    TracedRun monitors = TracedRun.shipped("signals/monitors-are-one-way.json");
    TracedRun timeouts = TracedRun.shipped("genserver/timeout-dominoes.json");

    assertThat(words(monitors, arrows(monitors, 0).arrows()))
        .contains("MONITOR Anna>LockServer DOWN");
    assertThat(words(timeouts, arrows(timeouts, 1).arrows()))
        .contains("MESSAGE Warehouse>Orders call timeout");
  }

  @Test
  void onlyWhatHasHappenedIsDrawn() {
    TracedRun run = TracedRun.shipped("supervision/one-for-all.json");
    CascadeGraph cascade = arrows(run, 0);
    Moment before = run.momentOf(303);
    Moment firstStop = run.momentOf(308);

    assertThat(cascade.isOnStage(run.momentOf(298))).isFalse();
    assertThat(CascadeGraph.until(before, cascade.arrows())).isEmpty();
    assertThat(words(run, CascadeGraph.until(firstStop, cascade.arrows())))
        .containsExactly("DECISION Database>App one_for_all: stop 3", "STOP App>Mailer stop");
    assertThat(cascade.reached(firstStop)).isEqualTo(4);
    assertThat(cascade.involvedAt(before).cardinality()).isEqualTo(1);
    assertThat(cascade.isOnStage(run.end())).isFalse();
  }

  @Test
  void byDefaultOneHopEachWayOfTheFocus() {
    TracedRun run = TracedRun.shipped("supervision/one-for-all.json");
    CascadeGraph cascade = arrows(run, 0);
    Moment end = run.momentOf(340);

    assertThat(cascade.focus(end, 0)).as("the latest step").isEqualTo(6);
    assertThat(words(run, cascade.near(6))).containsExactly("STOP App>Metrics stop");
    assertThat(cascade.focus(end, 304)).as("the selected event's step").isEqualTo(3);
    assertThat(cascade.near(3)).hasSize(8);
  }

  @Test
  void ninetySixRestartedWorkersAreOneArrow() {
    TracedRun run =
        TracedRun.ofText(
            """
            {"format": 1, "name": "many", "title": "many", "seed": 1, "duration": "1s",
             "modules": {"W": {"use": "gen_server", "handle_info": {}}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all",
               "children": [{"id": "W", "module": "W", "name": "W", "replicas": 96}]},
             "faults": [{"at": "500ms", "kill": "W-1"}]}
            """);
    CascadeGraph cascade = arrows(run, 0);

    List<CascadeArrow> drawn = MergedArrows.of(cascade.arrows(), run.roster()::parent);

    assertThat(words(run, drawn))
        .containsExactly(
            "DECISION W-1>App one_for_all: stop 95",
            "STOP App>W-96 stop x95",
            "RESTART App>W-1 restart 1 x96");
  }

  @Test
  void stepsAreNumberedInTimeAndArrowsLeadOnwardInEveryScenario() {
    for (String file : TracedRun.allShipped()) {
      TracedRun run = TracedRun.shipped(file);
      for (int i = 0; i < Math.min(20, run.cascades().all().size()); i++) {
        CascadeGraph cascade = arrows(run, i);
        long last = 0;
        for (CascadeStep step : cascade.steps()) {
          assertThat(step.seq()).as(file).isGreaterThan(last);
          last = step.seq();
        }
        for (CascadeArrow arrow : cascade.arrows()) {
          assertThat(arrow.effect() == 0 || arrow.cause() < arrow.effect())
              .as("%s: %s", file, arrow)
              .isTrue();
        }
      }
    }
  }

  private static List<String> story(TracedRun run, int cascade) {
    Roster roster = run.roster();
    return arrows(run, cascade).arrows().stream()
        .map(arrow ->
            "%d-%d %s %s>%s %s"
                .formatted(
                    arrow.cause(),
                    arrow.effect(),
                    arrow.kind(),
                    roster.label(arrow.from().slot()),
                    roster.label(arrow.to().slot()),
                    arrow.label()))
        .toList();
  }

  private static List<Integer> causes(TracedRun run, int cascade) {
    return arrows(run, cascade).steps().stream().map(CascadeStep::cause).toList();
  }

  @Test
  void aStartThatFailsIsWhatTheNextDecisionComesFrom() {
    TracedRun run = TracedRun.shipped("startup/connect-with-backoff.json");

    assertThat(story(run, 0))
        .startsWith(
            "2-3 DECISION OrderFeed>App one_for_one",
            "3-4 RESTART App>OrderFeed restart 1",
            "4-5 DECISION OrderFeed>App one_for_one",
            "5-6 RESTART App>OrderFeed restart 2");
    CascadeArrow second = arrows(run, 0).arrows().get(2);
    assertThat(second.from().nanos()).isEqualTo(2_000_077_360L);
  }

  @Test
  void aSupervisorThatWasKilledHasNotGivenUp() {
    TracedRun run = TracedRun.shipped("supervision/killed-supervisor.json");

    assertThat(story(run, 0))
        .startsWith("2-3 DECISION Billing>App one_for_one")
        .noneMatch(words -> words.contains("ESCALATION"));
  }

  @Test
  void theEndOfASupervisorComesFromWhoStoppedItOrFromItsOwnDecision() {
    TracedRun stopped = TracedRun.shipped("supervision/save-the-drafts.json");
    TracedRun gaveUp = TracedRun.shipped("vm/application-end.json");

    assertThat(story(stopped, 0))
        .containsExactly("1-3 STOP App>Editor stop", "1-2 STOP Editor>DraftStore stop");
    assertThat(story(gaveUp, 3)).noneMatch(words -> words.contains("MONITOR"));
    assertThat(causes(gaveUp, 3)).containsExactly(0, 1, 2, 3, 3, 3, 6, 7);
  }

  @Test
  void ordersAfterGivingUpComeFromThatDecision() {
    TracedRun run = TracedRun.shipped("supervision/one-shot-task-permanent.json");

    assertThat(story(run, 3))
        .containsExactly(
            "1-2 DECISION SeedCatalogue>App gives up: stop 2",
            "2-3 STOP App>Shop stop",
            "2-4 STOP App>Database stop");
  }

  @Test
  void whoHadEndedBeforeIsRestartedAsWell() {
    TracedRun run = TracedRun.shipped("supervision/one-shot-task-rest-for-one.json");

    assertThat(story(run, 0)).contains("3-0 RESTART App>SeedCatalogue restart 1");
  }

  @Test
  void theFirstStartIsNoRestart() {
    TracedRun run = TracedRun.shipped("supervision/nested-escalation.json");

    assertThat(story(run, 0))
        .containsExactly(
            "2-3 DECISION StripeClient>Gateways one_for_one",
            "3-0 RESTART Gateways>StripeClient restart 1");
  }

  @Test
  void aMessageIsInTheCascadeIfItsSendingIs() {
    TracedRun before = TracedRun.shipped("signals/monitors-are-one-way.json");
    TracedRun within = TracedRun.shipped("signals/linked-to-a-third-process.json");
    TracedRun load = TracedRun.shipped("genserver/unknown-cast.json");

    assertThat(story(before, 0)).containsExactly("2-3 MONITOR Anna>LockServer DOWN");
    assertThat(story(within, 0)).startsWith("2-3 MESSAGE PdfRenderer>Exporter reply");
    assertThat(story(load, 0)).startsWith("0-1 MESSAGE caster>PriceFeed cast");
  }

  @Test
  void aFailedCallDoesNotComeFromAnEarlierMessage() {
    assertThat(story(TracedRun.shipped("tasks/charged-twice.json"), 0))
        .containsExactly(
            "1-2 DECISION Checkout>Shop one_for_one", "2-0 RESTART Shop>Checkout restart 1");
  }

  @Test
  void whoDoesNotEndInTimeIsToldTwice() {
    TracedRun run = TracedRun.shipped("supervision/shutdown-timeouts.json");

    assertThat(story(run, 0))
        .contains(
            "1-3 STOP Services>OrderBuffer stop",
            "1-3 STOP Services>OrderBuffer kill",
            "1-4 STOP Services>AuditLog stop",
            "1-5 STOP App>Services stop");
  }

  @Test
  void aStartThatFailsTakesTheSupervisorsWithItOneAfterTheOther() {
    TracedRun run = TracedRun.shipped("startup/boot-failure.json");

    assertThat(story(run, 0))
        .containsExactly(
            "1-2 STOP Storage>Cache stop",
            "1-3 DECISION Repo>Storage start failed",
            "3-4 STOP App>Metrics stop",
            "3-5 DECISION Storage>App start failed");
  }

  @Test
  void whatStandsBehindTheScenesHasArrowsToo() {
    assertThat(story(TracedRun.shipped("naming/registry-dies.json"), 0))
        .contains("2-3 LINK Rooms.PIDPartition0>Lobby link");
  }

  @Test
  void ofALongCascadeAlsoWhatIsNotTold() {
    TracedRun run =
        TracedRun.ofText(
            """
            {"format": 1, "name": "many", "title": "many", "seed": 1, "duration": "1s",
             "modules": {"W": {"use": "gen_server", "handle_info": {}}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all",
               "children": [{"id": "W", "module": "W", "name": "W", "replicas": 300}]},
             "faults": [{"at": "500ms", "kill": "W-1"}]}
            """);
    CascadeGraph cascade = arrows(run, 0);

    assertThat(run.cascades().all().getFirst().untold()).isPositive();
    assertThat(words(run, MergedArrows.of(cascade.arrows(), run.roster()::parent)))
        .containsExactly(
            "DECISION W-1>App one_for_all: stop 299",
            "STOP App>W-300 stop x299",
            "RESTART App>W-1 restart 1 x300");
  }

  private static CascadeStep step(int number, long nanos) {
    return new CascadeStep(number, 10L * number, nanos, number, number, StepKind.CRASH, number - 1);
  }

  @Test
  void theFocusIsTheSelectedStepElseTheLatest() {
    var cascade = new CascadeGraph(70, List.of(step(1, 50), step(2, 60), step(3, 70)), List.of());

    assertThat(cascade.focus(new Moment(25, 65), 0)).isEqualTo(2);
    assertThat(cascade.focus(new Moment(25, 65), 30)).isEqualTo(3);
    assertThat(cascade.focus(Moment.START, 0)).isZero();
  }

  @Test
  void isOnStageFromItsFirstStepUntilALittleAfterItsLast() {
    var cascade = new CascadeGraph(60, List.of(step(1, 50), step(2, 60)), List.of());

    assertThat(cascade.isOnStage(new Moment(9, 49))).isFalse();
    assertThat(cascade.isOnStage(new Moment(10, 50))).isTrue();
    assertThat(cascade.isOnStage(new Moment(99, 1_000_000))).isTrue();
    assertThat(cascade.isOnStage(new Moment(99, 1_000_000_000))).isFalse();
  }

  @Test
  void causeAndEffectWalkTheCascadeBackAndForth() {
    TracedRun run = TracedRun.shipped("tasks/linked-task.json");
    CascadeGraph cascade = run.cascades().graph(0);
    long first = cascade.steps().get(0).seq();
    long second = cascade.steps().get(1).seq();
    long third = cascade.steps().get(2).seq();

    assertThat(cascade.effectOf(first)).isEqualTo(second);
    assertThat(cascade.effectOf(second)).isEqualTo(third);
    assertThat(cascade.effectOf(third)).isZero();
    assertThat(cascade.causeOf(run.log(), third)).isEqualTo(second);
    assertThat(cascade.causeOf(run.log(), second)).isEqualTo(first);
    assertThat(cascade.causeOf(run.log(), first)).isZero();
  }
}
