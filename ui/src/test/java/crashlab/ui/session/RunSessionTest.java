package crashlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RunSessionTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final RunSession session = new RunSession(later::add, Runnable::run, Runnable::run);

  @Test
  void whatIsOpenedIsShownAtItsFirstFailure() {
    open("tasks/linked-task.json");

    assertThat(session.branches()).hasSize(1);
    assertThat(session.main().moment()).isGreaterThan(Moment.START);
    assertThat(session.main().selection().cascade()).isZero();
  }

  @Test
  void aTextWithMistakesIsRefusedAndWhatIsShownStays() {
    open("tasks/linked-task.json");
    Branch before = session.current();

    session.apply(before.source().withText("{\"format\": 1, \"nmae\": \"x\"}"));
    work();

    assertThat(session.current()).isSameAs(before);
    assertThat(session.refusalProperty().get()).isNotNull();
    assertThat(session.refusalProperty().get().problems()).isNotEmpty();
  }

  @Test
  void anotherTextKeepsTheInstantAndTheSelectedProcess() {
    open("supervision/one-for-one.json");
    session.main().player().seekTime(1_000_000);
    int slot = session.main().recording().roster().size() - 1;
    session.main().selection().selectSlot(slot);
    String path = session.main().recording().roster().identity(slot).path();

    session.runAgain();
    work();

    assertThat(session.main().moment().timeNanos()).isEqualTo(1_000_000);
    int again = session.main().selection().slot();
    assertThat(session.main().recording().roster().identity(again).path()).isEqualTo(path);
  }

  @Test
  void anotherBranchIsShownAtTheSameInstantAndNotAtTheSameNumberOfEvents() {
    open("supervision/rest-for-one.json");
    session.main().player().seekTime(1_005_000_000L);
    Moment before = session.main().moment();
    Branch opened = session.current();
    session.inject("{\"kill\": \"Metrics\"}", "kill Metrics");
    work();
    session.main().player().seekTime(2_000_000_000L);

    session.show(opened);

    assertThat(session.main().moment()).isEqualTo(opened.recording().momentAt(2_000_000_000L));
    session.main().player().seek(before);
    session.show(session.branches().getLast());
    assertThat(session.main().moment()).isEqualTo(before);
  }

  @Test
  void aFaultMakesABranchThatCanBeTakenBack() {
    open("supervision/one-for-one.json");
    Branch opened = session.current();
    session.main().player().seekTime(5_000_000);

    session.inject("{\"exit\": \"Database\", \"reason\": \"boom\"}", "Database exits: boom");
    work();

    assertThat(session.refusalProperty().get()).isNull();
    assertThat(session.branches()).hasSize(2);
    assertThat(session.current().origin()).isEqualTo(opened);
    assertThat(session.main().moment().timeNanos()).isEqualTo(5_000_001);
    session.removeCurrent();
    assertThat(session.current()).isEqualTo(opened);
    assertThat(session.branches()).hasSize(1);
  }

  @Test
  void whatWasOpenedLastIsShownThoughTheEarlierOneIsReadyLater() throws IOException {
    session.open(ScenarioText.load(SCENARIOS.resolve("genserver/bottleneck.json")));
    session.open(ScenarioText.load(SCENARIOS.resolve("tasks/linked-task.json")));
    List<Runnable> tasks = new ArrayList<>(later);
    later.clear();

    tasks.reversed().forEach(Runnable::run);

    assertThat(session.current().name()).isEqualTo("linked-task");
    assertThat(session.openingProperty().get()).isNull();
  }

  @Test
  void whatIsComparedHasTheSameLuck() {
    session.open(new ScenarioText("a", null, null, seeded(7)));
    work();

    session.compareWithScenario(new ScenarioText("b", null, null, seeded(8)));
    work();

    Branch beside = session.comparedProperty().get();
    assertThat(beside.recording().scenario().seed()).isEqualTo(7);
    assertThat(beside.recording().fingerprint())
        .isEqualTo(session.current().recording().fingerprint());
    assertThat(beside.source().file()).isNull();
    assertThat(session.noticeProperty().get()).contains("seed 7");
    assertThat(fingerprint(8)).isNotEqualTo(fingerprint(7));
  }

  private static String fingerprint(int seed) {
    return Recordings.ofText(seeded(seed)).fingerprint();
  }

  private static String seeded(int seed) {
    return """
    {"format": 1, "name": "luck", "seed": %d, "duration": "1s",
     "modules": {"W": {"use": "gen_server",
       "init": [{"send_after": {"uniform": ["1ms", "900ms"]}, "to": "self", "message": "tick"}],
       "handle_info": {"tick": [{"work": "2ms"}]}}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
       "children": [{"id": "W", "module": "W"}]}}
    """
        .formatted(seed);
  }

  @Test
  void aRecordingCanBeCancelled() {
    open("tasks/linked-task.json");
    Branch before = session.current();
    session.runAgain();

    session.cancel();
    work();

    assertThat(session.current()).isSameAs(before);
    assertThat(session.openingProperty().get()).isNull();
  }

  @Test
  void theInsideOfAProcessIsThatOfTheInstant() {
    open("genserver/mailbox-death-spiral.json");
    Recording run = session.main().recording();
    List<Integer> sizes = new ArrayList<>();
    for (long time = run.endNanos(); time >= 0; time -= run.endNanos() / 8) {
      session.main().player().seekTime(time);
      for (int slot = 0; slot < run.roster().size(); slot++) {
        int pid = run.roster().pidAt(slot, session.main().moment().seq());
        int expected = session.main().frame().mailbox(slot);
        session.inspect(
            List.of(pid),
            states ->
                states.forEach(state -> {
                  assertThat(state.mailboxSize()).isEqualTo(expected);
                  sizes.add(expected);
                }));
      }
    }

    assertThat(sizes).isNotEmpty().anyMatch(size -> size > 0);
  }

  private void open(String file) {
    try {
      session.open(ScenarioText.load(SCENARIOS.resolve(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    work();
  }

  private void work() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }
}
