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
import crashlab.simulation.Simulation;
import crashlab.trace.EventType;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Recordings;
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
  private static final int MOST_STRUCK = 100;

  @TempDir Path folder;

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
      if (!run.roster().kind(slot).supervises()) {
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

  private static Scenario read(String name, String text) {
    ReadResult result = Scenarios.read(name, text, ReadOptions.DEFAULT, SourceLoader.none());
    if (result instanceof ReadResult.Refused refused) {
      throw new AssertionError(refused.text());
    }
    return ((ReadResult.Read) result).scenario();
  }

  @TestFactory
  Stream<DynamicTest> branchesStrikeWhomTheyNameAndRunTheSameWhenSaved() throws IOException {
    return Recordings.shipped()
        .map(file ->
            DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()),
                () -> {
                  RunSession session = session();
                  session.open(ScenarioText.load(file));
                  everyProcessCanBeStruckWhicheverItIs(session);
                  aSavedBranchHasTheFingerprintThatTheWindowShows(session);
                }));
  }

  private void aSavedBranchHasTheFingerprintThatTheWindowShows(RunSession session)
      throws IOException {
    var palette = new FaultPalette(session);
    String opened = shown(session).fingerprint();
    int victim = victim(session);
    assertThat(victim).isNotNegative();
    palette.pick(FaultKind.of("crash"));
    assertThat(palette.strike(victim)).as(session.noticeProperty().get()).isTrue();
    assertThat(session.branches()).as(session.noticeProperty().get()).hasSize(2);
    palette.pick(FaultKind.of("hang"));
    List<Integer> left = living(session);
    assertThat(left.isEmpty() || palette.strike(left.getLast())).isTrue();

    for (Branch branch : session.branches()) {
      Path file = folder.resolve(branch.name() + ".json");
      Files.writeString(file, branch.source().standalone());
      Scenario saved = read(file.toString(), Files.readString(file));
      String again = new ScenarioRun(saved).run(List.of()).facts().fingerprint();
      assertThat(again).as(branch.name()).isEqualTo(branch.recording().fingerprint());
    }
    assertThat(session.branches().get(1).recording().fingerprint()).isNotEqualTo(opened);
  }

  /// Suspends all that live for a nanosecond and looks who was struck, at three instants.
  private static void everyProcessCanBeStruckWhicheverItIs(RunSession session) {
    Moment opened = session.main().moment();
    for (int quarter = 1; quarter <= 3; quarter++) {
      Recording run = shown(session);
      session.main().player().seekSeq(run.events() * quarter / 4);
      long next = session.main().moment().timeNanos() + 1;
      List<Integer> struck = new ArrayList<>();
      String text = suspendingAll(session, next, struck);

      assertThat(struckAt(text, next)).isEqualTo(struck);
    }
    session.main().player().seek(opened);
  }

  /// Returns the text of the run with faults that strike all that live now.
  ///
  /// @param struck takes their pids
  private static String suspendingAll(RunSession session, long timeNanos, List<Integer> struck) {
    Recording run = shown(session);
    Moment now = session.main().moment();
    String text = run.source().standalone();
    for (int slot : living(session)) {
      if (struck.size() < MOST_STRUCK) {
        int pid = run.roster().pidAt(slot, now.seq());
        struck.add(pid);
        String fault =
            "{\"at\": \"%dns\", \"suspend\": %s, \"for\": \"1ns\"}"
                .formatted(timeNanos, FaultTarget.json(run, now, pid));
        text = JsonEdit.append(text, "/faults", fault).orElseThrow();
      }
    }
    return text;
  }

  /// Runs a text up to a time and returns the pids that a fault struck then.
  private static List<Integer> struckAt(String text, long timeNanos) {
    List<Integer> pids = new ArrayList<>();
    Simulation simulation =
        Simulation.of(
            read("struck.json", text),
            (seq, time, type, pid, other, cause, detail) -> {
              if (type == EventType.FAULT && time == timeNanos) {
                pids.add(pid);
              }
            });
    simulation.runUntil(timeNanos);
    return pids;
  }
}
