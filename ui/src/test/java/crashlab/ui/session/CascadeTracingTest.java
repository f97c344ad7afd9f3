package crashlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(words(run, cascade.near(6)))
        .containsExactly("STOP App>Metrics stop");
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

    List<CascadeArrow> drawn =
        CascadeArrows.merged(cascade.arrows(), run.roster()::parent);

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
}
