package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.cascade.StepKind;
import org.junit.jupiter.api.Test;

class ToldCascadeTest {
  private static ToldCascade first(TracedRun run) {
    return new ToldCascade(run.log(), run.cascades().all().getFirst(), run.cascades().graph(0));
  }

  @Test
  void stepsSayWhatKindTheyAre() {
    ToldCascade cascade = first(TracedRun.shipped("tasks/linked-task.json"));

    assertThat(cascade.lines())
        .extracting(line -> line.step().kind())
        .containsExactly(StepKind.CRASH, StepKind.LINK, StepKind.RESTART);
    assertThat(cascade.summary()).isEqualTo("began at 0.17 s · 2 processes ended · 1 restart");
    assertThat(cascade.text()).startsWith("1. 0.17 s  crash: Shop/Checkout>SendReceipt raised");
    assertThat(cascade.untold()).isEmpty();
  }

  @Test
  void aTableThatIsLostIsAStepOfItsOwn() {
    ToldCascade cascade = first(TracedRun.shipped("tables/table-dies.json"));

    assertThat(cascade.lines())
        .extracting(line -> line.step().kind())
        .containsExactly(StepKind.FAULT, StepKind.CRASH, StepKind.OWNED, StepKind.RESTART);
    assertThat(cascade.lines().get(2).sentence())
        .isEqualTo("Cache took the table :pages with it (rows: 100)");
  }

  @Test
  void whatIsNotToldIsCounted() {
    ToldCascade cascade =
        first(
            TracedRun.ofText(
                """
                {"format": 1, "name": "many", "title": "many", "seed": 1, "duration": "1s",
                 "modules": {"W": {"use": "gen_server", "handle_info": {}}},
                 "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all",
                   "children": [{"id": "W", "module": "W", "name": "W", "replicas": 300}]},
                 "faults": [{"at": "500ms", "kill": "W-1"}]}
                """));

    assertThat(cascade.lines()).hasSize(100);
    assertThat(cascade.untold()).isEqualTo("… and 202 more steps of the same kinds");
    assertThat(cascade.text()).endsWith(cascade.untold() + "\n");
  }
}
