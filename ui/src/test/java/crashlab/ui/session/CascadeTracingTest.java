package crashlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.ui.session.CascadeArrow.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CascadeTracingTest {
  private static CascadeArrows arrows(Recording run, int cascade) {
    return CascadeArrows.of(run, run.cascades().all().get(cascade));
  }

  private static List<String> words(Recording run, List<CascadeArrow> arrows) {
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
    Recording run = Recordings.of("tasks/linked-task.json");
    CascadeArrows cascade = arrows(run, 0);

    assertThat(words(run, cascade.arrows()))
        .containsExactly(
            "LINK SendReceipt>Checkout link",
            "DECISION Checkout>Shop one_for_one",
            "RESTART Shop>Checkout restart 1");
    assertThat(run.roster().label(cascade.rootSlot())).isEqualTo("SendReceipt");
  }

  @Test
  void oneForAllStopsTheOthersInReverseOrderAndStartsAllInOrder() {
    Recording run = Recordings.of("supervision/one-for-all.json");

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
    Recording run = Recordings.of("supervision/nested-escalation.json");

    assertThat(words(run, arrows(run, 3).arrows()))
        .startsWith(
            "DECISION StripeClient>Gateways gives up",
            "ESCALATION Gateways>Payments 3/3 in 5 s",
            "RESTART Payments>Gateways restart 1");
  }

  @Test
  void aTrappedExitGoesNoFurther() {
    Recording run = Recordings.of("signals/trap-exit-surprise.json");

    CascadeArrow trapped =
        arrows(run, 0).arrows().stream().filter(CascadeArrow::stopped).findFirst().orElseThrow();

    assertThat(trapped.kind()).isEqualTo(Kind.LINK);
    assertThat(run.roster().label(trapped.to().slot())).isEqualTo("PaymentGateway");
  }

  @Test
  void monitorsAndTimeOutsHaveTheirOwnArrows() {
    Recording monitors = Recordings.of("signals/monitors-are-one-way.json");
    Recording timeouts = Recordings.of("genserver/timeout-dominoes.json");

    assertThat(words(monitors, arrows(monitors, 0).arrows()))
        .contains("MONITOR Anna>LockServer DOWN");
    assertThat(words(timeouts, arrows(timeouts, 1).arrows()))
        .contains("MESSAGE Warehouse>Orders call timeout");
  }

  @Test
  void onlyWhatHasHappenedIsDrawn() {
    Recording run = Recordings.of("supervision/one-for-all.json");
    CascadeArrows cascade = arrows(run, 0);
    Moment before = run.momentOf(303);
    Moment firstStop = run.momentOf(308);

    assertThat(cascade.isOnStage(run.momentOf(298))).isFalse();
    assertThat(CascadeArrows.until(before, cascade.arrows())).isEmpty();
    assertThat(words(run, CascadeArrows.until(firstStop, cascade.arrows())))
        .containsExactly("DECISION Database>App one_for_all: stop 3", "STOP App>Mailer stop");
    assertThat(cascade.reached(firstStop)).isEqualTo(4);
    assertThat(cascade.involvedAt(before).cardinality()).isEqualTo(1);
    assertThat(cascade.isOnStage(new Moment(run.events(), run.endNanos()))).isFalse();
  }

  @Test
  void byDefaultOneHopEachWayOfTheFocus() {
    Recording run = Recordings.of("supervision/one-for-all.json");
    CascadeArrows cascade = arrows(run, 0);
    Moment end = run.momentOf(340);

    assertThat(cascade.focus(end, 0)).as("the latest step").isEqualTo(6);
    assertThat(words(run, cascade.near(6))).containsExactly("STOP App>Metrics stop");
    assertThat(cascade.focus(end, 304)).as("the selected event's step").isEqualTo(3);
    assertThat(cascade.near(3)).hasSize(8);
  }

  @Test
  void ninetySixRestartedWorkersAreOneArrow() {
    Recording run =
        Recordings.ofText(
            """
            {"format": 1, "name": "many", "title": "many", "seed": 1, "duration": "1s",
             "modules": {"W": {"use": "gen_server", "handle_info": {}}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all",
               "children": [{"id": "W", "module": "W", "name": "W", "replicas": 96}]},
             "faults": [{"at": "500ms", "kill": "W-1"}]}
            """);
    CascadeArrows cascade = arrows(run, 0);

    List<CascadeArrow> drawn = CascadeArrows.merged(cascade.arrows(), run.roster()::parent);

    assertThat(words(run, drawn))
        .containsExactly(
            "DECISION W-1>App one_for_all: stop 95",
            "STOP App>W-96 stop x95",
            "RESTART App>W-1 restart 1 x96");
  }

  @Test
  void stepsAreNumberedInTimeAndArrowsLeadOnwardInEveryScenario() throws java.io.IOException {
    List<java.nio.file.Path> files = new ArrayList<>();
    try (var found = java.nio.file.Files.walk(java.nio.file.Path.of("../scenarios"))) {
      found.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
    }
    for (java.nio.file.Path file : files) {
      Recording run = Recordings.of(ScenarioText.load(file));
      for (int i = 0; i < Math.min(20, run.cascades().all().size()); i++) {
        CascadeArrows cascade = arrows(run, i);
        long last = 0;
        for (CascadeStep step : cascade.steps()) {
          assertThat(step.seq()).as(file.toString()).isGreaterThan(last);
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

  // ---- what an arrow is, and what it comes from

  private static List<String> story(Recording run, int cascade) {
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

  private static List<Integer> causes(Recording run, int cascade) {
    return arrows(run, cascade).steps().stream().map(CascadeStep::cause).toList();
  }

  @Test
  void aStartThatFailsIsWhatTheNextDecisionComesFrom() {
    Recording run = Recordings.of("startup/connect-with-backoff.json");

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
    Recording run = Recordings.of("supervision/killed-supervisor.json");

    assertThat(story(run, 0))
        .startsWith("2-3 DECISION Billing>App one_for_one")
        .noneMatch(words -> words.contains("ESCALATION"));
  }

  @Test
  void theEndOfASupervisorComesFromWhoStoppedItOrFromItsOwnDecision() {
    Recording stopped = Recordings.of("supervision/save-the-drafts.json");
    Recording gaveUp = Recordings.of("vm/application-end.json");

    assertThat(story(stopped, 0))
        .containsExactly("1-3 STOP App>Editor stop", "1-2 STOP Editor>DraftStore stop");
    assertThat(story(gaveUp, 3)).noneMatch(words -> words.contains("MONITOR"));
    assertThat(causes(gaveUp, 3)).containsExactly(0, 1, 2, 3, 3, 3, 6, 7);
  }

  @Test
  void ordersAfterGivingUpComeFromThatDecision() {
    Recording run = Recordings.of("supervision/one-shot-task-permanent.json");

    assertThat(story(run, 3))
        .containsExactly(
            "1-2 DECISION SeedCatalogue>App gives up: stop 2",
            "2-3 STOP App>Shop stop",
            "2-4 STOP App>Database stop");
  }

  @Test
  void whoHadEndedBeforeIsRestartedAsWell() {
    Recording run = Recordings.of("supervision/one-shot-task-rest-for-one.json");

    assertThat(story(run, 0)).contains("3-0 RESTART App>SeedCatalogue restart 1");
  }

  @Test
  void theFirstStartIsNoRestart() {
    Recording run = Recordings.of("supervision/nested-escalation.json");

    assertThat(story(run, 0))
        .containsExactly(
            "2-3 DECISION StripeClient>Gateways one_for_one",
            "3-0 RESTART Gateways>StripeClient restart 1");
  }

  @Test
  void aMessageIsInTheCascadeIfItsSendingIs() {
    Recording before = Recordings.of("signals/monitors-are-one-way.json");
    Recording within = Recordings.of("signals/linked-to-a-third-process.json");
    Recording load = Recordings.of("genserver/unknown-cast.json");

    assertThat(story(before, 0)).containsExactly("2-3 MONITOR Anna>LockServer DOWN");
    assertThat(story(within, 0)).startsWith("2-3 MESSAGE PdfRenderer>Exporter reply");
    assertThat(story(load, 0)).startsWith("0-1 MESSAGE caster>PriceFeed cast");
  }

  @Test
  void aFailedCallDoesNotComeFromAnEarlierMessage() {
    assertThat(story(Recordings.of("tasks/charged-twice.json"), 0))
        .containsExactly(
            "1-2 DECISION Checkout>Shop one_for_one", "2-0 RESTART Shop>Checkout restart 1");
  }

  @Test
  void whoDoesNotEndInTimeIsToldTwice() {
    Recording run = Recordings.of("supervision/shutdown-timeouts.json");

    assertThat(story(run, 0))
        .contains(
            "1-3 STOP Services>OrderBuffer stop",
            "1-3 STOP Services>OrderBuffer kill",
            "1-4 STOP Services>AuditLog stop",
            "1-5 STOP App>Services stop");
  }

  @Test
  void aStartThatFailsTakesTheSupervisorsWithItOneAfterTheOther() {
    Recording run = Recordings.of("startup/boot-failure.json");

    assertThat(story(run, 0))
        .containsExactly(
            "1-2 STOP Storage>Cache stop",
            "1-3 DECISION Repo>Storage start failed",
            "3-4 STOP App>Metrics stop",
            "3-5 DECISION Storage>App start failed");
  }

  @Test
  void whatStandsBehindTheScenesHasArrowsToo() {
    assertThat(story(Recordings.of("naming/registry-dies.json"), 0))
        .contains("2-3 LINK Rooms.PIDPartition0>Lobby link");
  }

  @Test
  void ofALongCascadeAlsoWhatIsNotTold() {
    Recording run =
        Recordings.ofText(
            """
            {"format": 1, "name": "many", "title": "many", "seed": 1, "duration": "1s",
             "modules": {"W": {"use": "gen_server", "handle_info": {}}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all",
               "children": [{"id": "W", "module": "W", "name": "W", "replicas": 300}]},
             "faults": [{"at": "500ms", "kill": "W-1"}]}
            """);
    CascadeArrows cascade = arrows(run, 0);

    assertThat(run.cascades().all().getFirst().untold()).isPositive();
    assertThat(words(run, CascadeArrows.merged(cascade.arrows(), run.roster()::parent)))
        .containsExactly(
            "DECISION W-1>App one_for_all: stop 299",
            "STOP App>W-300 stop x299",
            "RESTART App>W-1 restart 1 x300");
  }
}
