package crashlab.ui.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.JsonEdit;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import crashlab.trace.EventType;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the window shows can be saved and runs the same without it, and strikes whom it struck.
class SavedBranchTest {
  private static final Path SCENARIOS = Path.of("../scenarios");
  private static final int MOST_STRUCK = 100;

  @TempDir Path folder;

  private static Stream<Path> shipped() throws IOException {
    try (Stream<Path> found = Files.walk(SCENARIOS)) {
      return found.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  private static RunSession session() {
    return new RunSession(Runnable::run, Runnable::run, Runnable::run);
  }

  private static Recording shown(RunSession session) {
    Recording run = session.main().recording();
    assertThat(run).as(String.valueOf(session.refusalProperty().get())).isNotNull();
    return run;
  }

  /// A process of the scenario that lives in the middle of the first cascade, else at half time.
  private static int victim(RunSession session) {
    Recording run = shown(session);
    if (run.cascades().all().isEmpty() || living(session).isEmpty()) {
      session.main().player().seekTime(run.endNanos() / 2);
    }
    for (int slot : living(session)) {
      if (!run.roster().kind(slot).isSupervisor()) {
        return slot;
      }
    }
    return living(session).isEmpty() ? -1 : living(session).getFirst();
  }

  private static List<Integer> living(RunSession session) {
    Recording run = shown(session);
    Moment now = session.main().moment();
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < run.roster().size(); slot++) {
      if (FaultTarget.whyNobody(run, now, slot).isEmpty()) {
        slots.add(slot);
      }
    }
    return slots;
  }

  private static Scenario read(Path file) throws IOException {
    ReadResult result =
        Scenarios.read(
            file.toString(), Files.readString(file), ReadOptions.DEFAULT, SourceLoader.none());
    if (result instanceof ReadResult.Refused refused) {
      throw new AssertionError(refused.text());
    }
    return ((ReadResult.Read) result).scenario();
  }

  @TestFactory
  Stream<DynamicTest> theSavedBranchOfAScenarioHasTheFingerprintThatTheWindowShows()
      throws IOException {
    return shipped()
        .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> save(file)));
  }

  private void save(Path shipped) throws IOException {
    RunSession session = session();
    var palette = new FaultPalette(session);
    session.open(ScenarioText.load(shipped));
    String opened = shown(session).fingerprint();
    int victim = victim(session);
    assertThat(victim).isNotNegative();
    palette.pick(FaultKind.CRASH);
    assertThat(palette.strike(victim)).as(session.noticeProperty().get()).isTrue();
    assertThat(session.branches()).as(session.noticeProperty().get()).hasSize(2);
    palette.pick(FaultKind.HANG);
    List<Integer> left = living(session);
    assertThat(left.isEmpty() || palette.strike(left.getLast())).isTrue();

    for (Branch branch : session.branches()) {
      Path file = folder.resolve(branch.name() + ".json");
      Files.writeString(file, branch.source().standalone());
      String again = new ScenarioRun(read(file)).run(List.of()).facts().fingerprint();
      assertThat(again).as(branch.name()).isEqualTo(branch.recording().fingerprint());
    }
    assertThat(session.branches().get(1).recording().fingerprint()).isNotEqualTo(opened);
  }

  @TestFactory
  Stream<DynamicTest> everyProcessOfAScenarioCanBeStruckWhicheverItIs() throws IOException {
    return shipped()
        .map(file ->
            DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> strike(file)));
  }

  /// Suspends all that live for a nanosecond and looks who was struck.
  private void strike(Path file) throws IOException {
    for (int part = 1; part <= 3; part++) {
      RunSession session = session();
      session.open(ScenarioText.load(file));
      Recording run = shown(session);
      session.main().player().seekSeq(run.events() * part / 4);
      Moment now = session.main().moment();
      String text = run.source().standalone();
      List<Integer> struck = new ArrayList<>();
      for (int slot : living(session)) {
        int pid = run.roster().pidAt(slot, now.seq());
        if (struck.size() < MOST_STRUCK) {
          struck.add(pid);
          String fault =
              "{\"at\": \"%dns\", \"suspend\": %s, \"for\": \"1ns\"}"
                  .formatted(now.timeNanos() + 1, FaultTarget.json(run, now, pid));
          text = JsonEdit.append(text, "/faults", fault).orElseThrow();
        }
      }
      if (!struck.isEmpty()) {
        session.branchOff(text, "suspend all");
        Recording branch = shown(session);
        assertThat(session.refusalProperty().get()).isNull();
        assertThat(struckIn(branch, now.timeNanos() + 1)).isEqualTo(struck);
      }
    }
  }

  private static List<Integer> struckIn(Recording run, long timeNanos) {
    List<Integer> pids = new ArrayList<>();
    for (int i = 0; i < run.log().size(); i++) {
      if (run.log().type(i) == EventType.FAULT && run.log().timeNanos(i) == timeNanos) {
        pids.add(run.log().pid(i));
      }
    }
    return pids;
  }
}
