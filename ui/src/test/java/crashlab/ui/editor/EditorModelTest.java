package crashlab.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.Threads;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Without a window: the buffer is a string, and all that happens elsewhere happens when a test
/// says so.
class EditorModelTest {
  private static final String SHOP =
      """
      {
        "format": 1, "name": "shop", "duration": "1s", "seed": 1,
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one"}
      }
      """;
  private static final String EXERCISE =
      SHOP.replace(
          "\n}",
          ",\n  \"lesson\": {\"topic\": \"t\", \"goal\": \"g\", \"editable\": [\"/tree\"]}\n}");

  private final Tasks worker = new Tasks();
  private final ManualPause pause = new ManualPause();
  private final Buffer buffer = new Buffer();
  private final RunSession session = new RunSession(worker, worker, Runnable::run);
  private final EditorModel model =
      new EditorModel(session, buffer, new Threads(worker, Runnable::run), pause);

  EditorModelTest() {
    buffer.model = model;
    model.follow();
  }

  private void open(String name, String text) {
    session.open(new ScenarioText(name, null, null, text));
    worker.runAll();
  }

  private void edit(String part, String with) {
    int at = buffer.text.indexOf(part);
    buffer.change(new TextChange(at, at + part.length(), with));
  }

  private void waitAWhile() {
    pause.over();
    worker.runAll();
  }

  @Test
  void theTextOfTheShownBranchIsShown() {
    open("shop", SHOP);

    assertThat(buffer.text).isEqualTo(SHOP);
    assertThat(model.applicableProperty().get()).isFalse();
    assertThat(model.modifiedProperty().get()).isFalse();
  }

  @Test
  void aSoundChangeCanBeApplied() {
    open("shop", SHOP);

    edit("\"seed\": 1", "\"seed\": 2");
    assertThat(model.applicableProperty().get()).isFalse();
    waitAWhile();
    assertThat(model.applicableProperty().get()).isTrue();
    model.apply();
    worker.runAll();

    assertThat(session.main().recording().scenario().seed()).isEqualTo(2);
    assertThat(model.applicableProperty().get()).isFalse();
    assertThat(model.modifiedProperty().get()).isTrue();
  }

  @Test
  void whatEqualsTheRunningTextCannotBeApplied() {
    open("shop", SHOP);
    edit("\"seed\": 1", "\"seed\": 2");
    waitAWhile();
    edit("\"seed\": 2", "\"seed\": 1");
    waitAWhile();

    assertThat(model.applicableProperty().get()).isFalse();
    assertThat(model.modifiedProperty().get()).isFalse();
  }

  @Test
  void aMistakeIsMarkedAndKeepsTheLastValidRun() {
    open("shop", SHOP);
    var before = session.main().recording();

    edit("one_for_one", "one_for_on");
    waitAWhile();
    model.apply();
    worker.runAll();

    assertThat(model.isShowingLastValid()).isTrue();
    assertThat(model.applicableProperty().get()).isFalse();
    assertThat(session.main().recording()).isSameAs(before);
    assertThat(model.marksProperty().get().all())
        .singleElement()
        .satisfies(mark ->
            assertThat(buffer.text.substring(mark.from(), mark.to())).isEqualTo("\"one_for_on\""));
  }

  @Test
  void theFixMakesItSound() {
    open("shop", SHOP);
    edit("one_for_one", "one_for_on");
    waitAWhile();

    model.fix(model.verdictProperty().get().found().getFirst());
    worker.runAll();

    assertThat(buffer.text).isEqualTo(SHOP);
    assertThat(model.verdictProperty().get()).isEqualTo(new ReaderAnswer.Sound());
    assertThat(model.marksProperty().get().isEmpty()).isTrue();
  }

  @Test
  void marksMoveWithTheTextUntilItIsReadAgain() {
    open("shop", SHOP);
    edit("one_for_one", "one_for_on");
    waitAWhile();

    edit("\"seed\": 1", "\"seed\": 12345");

    assertThat(model.marksProperty().get().all())
        .singleElement()
        .satisfies(mark ->
            assertThat(buffer.text.substring(mark.from(), mark.to())).isEqualTo("\"one_for_on\""));
  }

  @Test
  void whatTheReaderSaysOfAnOlderTextIsDropped() {
    open("shop", SHOP);
    edit("one_for_one", "one_for_on");
    pause.over();

    edit("one_for_on\"", "one_for_one\"");
    pause.over();
    Runnable older = worker.waiting.poll();
    worker.runAll();
    older.run();

    assertThat(model.verdictProperty().get()).isEqualTo(new ReaderAnswer.Sound());
  }

  @Test
  void applyingBeforeTheTextWasReadWaitsForTheReader() {
    open("shop", SHOP);

    edit("\"seed\": 1", "\"seed\": 7");
    model.apply();
    worker.runAll();

    assertThat(session.main().recording().scenario().seed()).isEqualTo(7);
  }

  @Test
  void eachBranchKeepsItsOwnEdits() {
    open("shop", SHOP);
    var opened = session.current();
    edit("\"seed\": 1", "\"seed\": 1, \"otp\": \"2");

    session.branchOff(SHOP.replace("\"seed\": 1", "\"seed\": 3"), "another seed");
    worker.runAll();
    assertThat(buffer.text).contains("\"seed\": 3");
    edit("\"seed\": 3", "\"seed\": 4");
    var branch = session.current();
    session.show(opened);
    worker.runAll();

    assertThat(buffer.text).contains("\"otp\": \"2").contains("\"seed\": 1");
    assertThat(model.modifiedProperty().get()).isTrue();
    session.show(branch);
    assertThat(buffer.text).contains("\"seed\": 4");
  }

  @Test
  void editsOutliveAnotherRunOfTheSameText() {
    open("shop", SHOP);
    edit("\"seed\": 1", "\"seed\": 9");

    session.runAgain();
    worker.runAll();

    assertThat(buffer.text).contains("\"seed\": 9");
    assertThat(model.applicableProperty().get()).isFalse();
    waitAWhile();
    assertThat(model.applicableProperty().get()).isTrue();
  }

  @Test
  void whatWasTypedWhileItRanStays() {
    open("shop", SHOP);
    edit("\"seed\": 1", "\"seed\": 2");
    waitAWhile();
    model.apply();
    edit("\"seed\": 2", "\"seed\": 23");
    worker.runAll();

    assertThat(session.main().recording().scenario().seed()).isEqualTo(2);
    assertThat(buffer.text).contains("\"seed\": 23");
  }

  @Test
  void anotherTextThatSomebodyElseRunsIsShownAndCanBeUndone() {
    open("shop", SHOP);

    String other = SHOP.replace("\"seed\": 1", "\"seed\": 5");
    session.apply(session.current().source().withText(other));
    worker.runAll();

    assertThat(buffer.text).isEqualTo(other);
    assertThat(buffer.changes).isPositive();
    assertThat(model.modifiedProperty().get()).isTrue();
  }

  @Test
  void aRefusedTextIsShownWithItsProblemsAndOpensOnceMended() {
    open("shop", SHOP);

    open("broken", SHOP.replace("\"shop\"", "\"broken\"").replace("one_for_one", "one"));

    assertThat(buffer.text).contains("\"strategy\": \"one\"");
    assertThat(model.verdictProperty().get().found()).hasSize(1);
    assertThat(model.isShowingLastValid()).isFalse();
    edit("\"one\"", "\"one_for_all\"");
    model.apply();
    worker.runAll();
    assertThat(session.current().name()).isEqualTo("broken");
    assertThat(session.branches()).hasSize(1);
    assertThat(buffer.text).contains("one_for_all");
    assertThat(model.applicableProperty().get()).isFalse();
  }

  @Test
  void anExerciseAllowsOnlyItsOwnPart() {
    open("shop", EXERCISE);
    int seed = buffer.text.indexOf("\"seed\"");
    int strategy = buffer.text.indexOf("one_for_one");

    assertThat(model.mayChange(seed, seed + 3)).isFalse();
    assertThat(model.noticeProperty().get()).startsWith("Locked here");
    assertThat(model.firstEditable()).contains("/tree");
    assertThat(model.mayChange(strategy, strategy + 3)).isTrue();
    edit("one_for_one", "rest_for_one_and_more");
    int duration = buffer.text.indexOf("\"lesson\"");
    assertThat(model.mayChange(duration, duration)).isFalse();
    int end = buffer.text.indexOf("more");
    assertThat(model.mayChange(end, end + 4)).isTrue();
  }

  @Test
  void anExerciseIsNotAppliedWithMoreThanItsOwnPartChanged() {
    open("shop", EXERCISE);

    edit("\"one_for_one\"}", "\"one_for_one\"}, \"otp\": \"27\"");
    waitAWhile();

    assertThat(model.applicableProperty().get()).isFalse();
    assertThat(model.verdictProperty().get().found().getFirst().message()).contains("/tree");
  }

  @Test
  void resetBringsBackWhatWasGivenAndTheRangesWithIt() {
    open("shop", EXERCISE);
    edit("\"one_for_one\"", "\"");
    model.reset();

    assertThat(buffer.text).isEqualTo(EXERCISE);
    int strategy = buffer.text.indexOf("one_for_one");
    int seed = buffer.text.indexOf("\"seed\"");
    assertThat(model.mayChange(strategy, strategy + 11)).isTrue();
    assertThat(model.mayChange(seed, seed + 1)).isFalse();
  }

  @Test
  void windowsLinesAreNoChange() {
    open("shop", SHOP.replace("\n", "\r\n"));

    assertThat(buffer.text).isEqualTo(SHOP);
    assertThat(model.modifiedProperty().get()).isFalse();
    assertThat(model.applicableProperty().get()).isFalse();
    assertThat(model.shown().forFile(SHOP)).contains("\r\n");
  }

  @Test
  void aTextThatIsExtendedIsReadFromItsFolder() throws Exception {
    session.open(ScenarioText.load(Path.of("../scenarios/supervision/one-for-all.json")));
    worker.runAll();

    edit("\"one_for_all\"", "\"rest_for_one\"");
    waitAWhile();

    assertThat(model.applicableProperty().get()).isTrue();
  }

  /// Keeps tasks until they are asked for; those of a run ask for more.
  private static final class Tasks implements Executor {
    final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      waiting.add(task);
    }

    void runAll() {
      for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
        task.run();
      }
    }
  }

  private static final class ManualPause implements Pause {
    private @Nullable Runnable then;

    @Override
    public void restart(Runnable next) {
      then = next;
    }

    @Override
    public void stop() {
      then = null;
    }

    void over() {
      Runnable next = then;
      then = null;
      if (next != null) {
        next.run();
      }
    }
  }

  private static final class Buffer implements TextBuffer {
    private String text = "";
    private int changes;
    private @Nullable EditorModel model;

    @Override
    public String text() {
      return text;
    }

    @Override
    public void load(String other, int caret) {
      text = other;
    }

    @Override
    public void change(TextChange change) {
      text = change.applyTo(text);
      changes++;
      if (model != null) {
        model.changed(change.from(), change.to() - change.from(), change.with().length());
      }
    }

    @Override
    public int caret() {
      return 0;
    }
  }
}
