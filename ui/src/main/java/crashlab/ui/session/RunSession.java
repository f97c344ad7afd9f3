package crashlab.ui.session;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.scenario.JsonEdit;
import crashlab.scenario.ScenarioProblem;
import crashlab.simulation.ProcessState;
import crashlab.simulation.SystemObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What one window works on: a scenario, the branches that were made of it, the run that is shown,
/// and one to compare it with.
///
/// All methods are called on the UI thread and return at once; runs are recorded on another one,
/// and what they come to appears in the properties. What is under way when something else is opened
/// is cancelled.
public final class RunSession {
  private final RecordingDesk recorder;
  private final ProbeDesk prober;
  private final ViewedRun main = new ViewedRun();
  private final ViewedRun other = new ViewedRun();
  private final BranchList branches = new BranchList();
  private final ObjectProperty<@Nullable String> notice = new SimpleObjectProperty<>();

  /// A text that could not be run.
  ///
  /// @param more how many problems there are besides
  public record RefusedText(ScenarioText source, List<ScenarioProblem> problems, int more) {}

  /// @param worker runs one task after the other, off the UI thread
  /// @param prober the same, for looks into processes
  /// @param ui runs tasks on the UI thread
  public RunSession(Executor worker, Executor prober, Executor ui) {
    this.recorder = new RecordingDesk(worker, ui, notice::set);
    this.prober = new ProbeDesk(prober, ui);
    other.player().followTime(main.player());
  }

  /// The run that is shown; the left one of two.
  public ViewedRun main() {
    return main;
  }

  /// The run that it is compared with; its time follows that of [#main].
  public ViewedRun other() {
    return other;
  }

  /// All branches; the first is what was opened.
  public ObservableList<Branch> branches() {
    return branches.all();
  }

  /// The branch that is shown.
  public ObjectProperty<@Nullable Branch> currentProperty() {
    return branches.currentProperty();
  }

  public @Nullable Branch current() {
    return branches.current();
  }

  /// The branch that it is compared with; null if there is no comparison.
  public ObjectProperty<@Nullable Branch> comparedProperty() {
    return branches.comparedProperty();
  }

  /// How far a run that is being recorded is; null if none is.
  public ReadOnlyObjectProperty<@Nullable Opening> openingProperty() {
    return recorder.openingProperty();
  }

  /// What is wrong with the text that was last to be run; null if nothing is.
  public ReadOnlyObjectProperty<@Nullable RefusedText> refusalProperty() {
    return recorder.refusalProperty();
  }

  /// Something to tell the user in one line; null for nothing.
  public ObjectProperty<@Nullable String> noticeProperty() {
    return notice;
  }

  /// Opens a scenario in place of all branches. The cursor goes to the first failure, if there is
  /// one, and selects its cascade.
  public void open(ScenarioText source) {
    recorder.record(
        source,
        recording -> {
          var opened = new Branch(source.name(), null, Moment.START, "", recording);
          branches.beginWith(opened);
          show(opened, recording.firstFailure());
          main.selectFirstFailure(recording);
        });
  }

  /// Runs another text of the current branch; the cursor and what is selected stay where they are
  /// as far as the new run has them.
  public void apply(ScenarioText source) {
    Branch before = branches.current();
    if (before == null) {
      open(source);
      return;
    }
    recorder.record(
        source,
        recording -> {
          var edited =
              new Branch(before.name(), before.origin(), before.from(), before.change(), recording);
          replace(before, edited);
          keepSelection(edited);
        });
  }

  /// Runs the current text again: the same seed, the same run.
  public void runAgain() {
    Branch branch = branches.current();
    if (branch != null) {
      apply(branch.source());
    }
  }

  private void replace(Branch before, Branch after) {
    branches.replace(before, after);
    if (branches.isCompared(before)) {
      compareWith(after);
    }
  }

  /// Shows a branch at the present instant.
  public void show(Branch branch) {
    if (branches.isCurrent(branch)) {
      return;
    }
    keepSelection(branch);
  }

  private void keepSelection(Branch branch) {
    String path = main.selectedPath();
    show(branch, main.moment());
    main.select(branch.recording(), path);
  }

  private void show(Branch branch, Moment at) {
    main.selection().clear();
    main.load(branch.recording(), at);
    branches.currentProperty().set(branch);
  }

  /// Injects a fault at the present instant: makes a branch from it and shows it there.
  ///
  /// @param fault a fault's JSON object without `at`, such as `{"kill": "Cache"}`
  /// @param words what it does, for people
  public void inject(String fault, String words) {
    Branch branch = branches.current();
    if (branch == null) {
      return;
    }
    Moment now = main.moment();
    String timed = "{\"at\": \"" + (now.timeNanos() + 1) + "ns\", " + fault.strip().substring(1);
    Optional<String> text = JsonEdit.append(branch.source().standalone(), "/faults", timed);
    if (text.isEmpty()) {
      notice.set("This scenario has no place for a fault.");
      return;
    }
    branchOff(branch, text.get(), words, new Moment(now.seq(), now.timeNanos() + 1));
  }

  /// Makes a branch with another text from the present instant.
  public void branchOff(String text, String words) {
    Branch branch = branches.current();
    if (branch != null) {
      branchOff(branch, text, words, main.moment());
    }
  }

  private void branchOff(Branch origin, String text, String words, Moment at) {
    String name = branches.freeName(origin.source().name());
    var source = new ScenarioText(name, null, origin.source().folder(), text);
    recorder.record(
        source,
        recording -> {
          var made = new Branch(name, origin, main.moment(), words, recording);
          branches.all().add(made);
          int slot = main.selection().slot();
          keepSelection(made);
          main.player().seek(recording.momentAt(at.timeNanos()));
          main.selectCascadeAfter(recording, at.timeNanos());
          notice.set("Branched at " + Wording.instant(at.timeNanos()) + ": " + words + ".");
          if (slot >= 0) {
            main.player().pause();
          }
        });
  }

  /// Takes the current branch away and shows where it came from. What was opened stays.
  public void removeCurrent() {
    Branch branch = branches.current();
    if (branch != null && branch.origin() != null) {
      remove(branch);
    }
  }

  /// Takes a branch away, and shows its origin if it was shown.
  public void remove(Branch branch) {
    Branch origin = branch.origin();
    if (origin == null) {
      return;
    }
    branches.all().remove(branch);
    if (branches.isCompared(branch)) {
      compareWith(null);
    }
    if (branches.isCurrent(branch)) {
      show(branches.all().contains(origin) ? origin : branches.all().getFirst());
    }
  }

  /// Gives a branch another name.
  public void rename(Branch branch, String name) {
    Branch renamed = branch.renamed(name);
    boolean shown = branches.isCurrent(branch);
    replace(branch, renamed);
    if (shown) {
      branches.currentProperty().set(renamed);
    }
  }

  /// Compares the current branch with another; null ends the comparison.
  public void compareWith(@Nullable Branch branch) {
    if (branch != null) {
      other.load(branch.recording(), branch.recording().momentAt(main.moment().timeNanos()));
    }
    branches.comparedProperty().set(branch);
  }

  /// Records a scenario to compare with, with the seed of the current run, and shows it beside
  /// that, without making it a branch of it.
  public void compareWithScenario(ScenarioText source) {
    Recording shown = main.recording();
    if (shown == null) {
      return;
    }
    long seed = shown.scenario().seed();
    recorder.record(
        source,
        text -> text.withSeed(seed),
        recording -> {
          boolean asItWas = recording.source().equals(source);
          String how = "opened beside" + (asItWas ? "" : ", with the same seed " + seed);
          var made = new Branch(source.name(), null, Moment.START, how, recording);
          branches.all().add(made);
          compareWith(made);
          if (!asItWas) {
            notice.set(
                source.name() + " runs with seed " + seed + " here: both have the same luck.");
          }
        });
  }

  /// Asks for the state of each of these processes at the present instant. `then` gets, on the UI
  /// thread, those that live; it is not called if something else was asked for meanwhile.
  public void inspect(List<Integer> pids, Consumer<List<ProcessState>> then) {
    inspect(this, pids, then);
  }

  /// The same for one of several askers: only what the same one asks for later calls it off.
  public void inspect(Object asker, List<Integer> pids, Consumer<List<ProcessState>> then) {
    Recording recording = main.recording();
    if (recording != null) {
      prober.ask(asker, recording, main.moment(), pids, then);
    }
  }

  /// Asks what the systems have on the nodes besides processes at the present instant; likewise.
  public void inspectObjects(Object asker, Consumer<List<SystemObject>> then) {
    Recording recording = main.recording();
    if (recording != null) {
      prober.askForObjects(asker, recording, main.moment(), then);
    }
  }

  /// Stops what is being recorded; what is shown stays.
  public void cancel() {
    recorder.cancel();
  }
}
