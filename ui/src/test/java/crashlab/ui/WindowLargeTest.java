package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.cascade.Cascade;
import crashlab.analysis.state.Moment;
import crashlab.trace.EventType;
import crashlab.ui.control.Ink;
import crashlab.ui.session.Recording;
import crashlab.ui.session.ScenarioText;
import java.util.Arrays;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The window with runs that are as large as people will have them. How long things took is written
/// to the report of the tests; no test fails because a machine was busy.
@OnStage
class WindowLargeTest {
  private static void took(String what, long nanos) {
    System.out.println(String.format(Locale.ROOT, "%s: %.1f ms", what, nanos / 1e6));
  }

  /// A server that many clients keep busy: some hundred thousand events each second.
  private static String busy(String duration) {
    return """
    {"format": 1, "name": "busy", "duration": "%s", "limits": {"events": 200000000},
     "modules": {"S": {"use": "gen_server", "handle_call": {"get": [{"reply": "ok"}]}}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 1000,
              "children": [{"id": "S", "module": "S", "name": "S"}]},
     "load": [{"id": "readers", "arrivals": {"constant": "20000/s"},
               "do": [{"call": "S", "message": "get"}]}],
     "faults": [{"at": "100ms", "every": "1s", "times": 5, "kill": "S"}]}
    """
        .formatted(duration);
  }

  @Test
  void aLongRunShowsItsProgressCanBeCancelledAndTheWindowAnswersMeanwhile() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    String before = on.recording().fingerprint();
    on.run(() -> on.session.open(new ScenarioText("busy", null, null, busy("1h"))));
    ProgressBar bar = (ProgressBar) on.hand.<Node>find("#progress").lookup(".progress-bar");
    Stagehand.await(() -> on.text("#recording").contains("running busy") && bar.getProgress() > 0);
    assertThat(Stagehand.onFx(() -> on.hand.find("#progress").isVisible())).isTrue();
    on.hand.picture("12-progress");

    on.hand.press(KeyCode.HOME);
    Moment start = on.now();
    on.hand.press(KeyCode.PERIOD);
    assertThat(on.now()).as("the window answers").isGreaterThan(start);
    double share = Stagehand.onFx(bar::getProgress);
    Stagehand.await(() -> bar.getProgress() > share);
    on.hand.click("#cancel");

    Stagehand.await(() -> on.session.openingProperty().get() == null);
    assertThat(Stagehand.onFx(() -> on.hand.find("#progress").isVisible())).isFalse();
    assertThat(on.recording().fingerprint()).isEqualTo(before);
    on.run(() -> on.session.open(new ScenarioText("busy", null, null, busy("1h"))));
    on.hand.press(KeyCode.ESCAPE);
    assertThat(Stagehand.onFx(() -> on.session.openingProperty().get())).isNull();
  }

  @Test
  void anyInstantOfAMillionEventsIsThereAtOnce() {
    var on = WindowOnStage.withText("busy", busy("10s"));
    Recording run = on.recording();
    assertThat(run.events()).isGreaterThan(1_000_000);
    on.hand.picture("27-million");
    long longest = 0;
    for (int i = 0; i < 20; i++) {
      long time = i * 7919L * 1_000_003 % run.endNanos();
      long began = System.nanoTime();
      on.run(() -> on.session.main().player().seekTime(time));
      longest = Math.max(longest, System.nanoTime() - began);
      assertThat(on.now().timeNanos()).isEqualTo(time);
    }
    took("longest seek in " + run.events() + " events, with three frames", longest);
  }

  private static String hundredThousand() {
    var children = new StringBuilder();
    for (int i = 1; i <= 250; i++) {
      children
          .append(i == 1 ? "" : ",\n") // as people write it: the editor lays out a whole line
          .append("{\"id\": \"Sup")
          .append(i)
          .append("\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\", ")
          .append("\"children\": [{\"id\": \"W\", \"module\": \"W\", \"replicas\": 398}]}");
    }
    return """
    {"format": 1, "name": "huge", "duration": "2s",
     "modules": {"W": {"use": "gen_server"}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
       {"id": "Frail", "module": "W", "name": "Frail", "restart": "temporary"}, %s]},
     "faults": [{"at": "500ms", "kill": "Frail"}]}
    """
        .formatted(children);
  }

  @Test
  void oneCrashAmongAHundredThousandIsSeenAndFoundByAKey() {
    var on = WindowOnStage.withText("huge", hundredThousand());
    assertThat(on.recording().roster().size()).isGreaterThan(99_700);
    on.hand.press(KeyCode.HOME);
    on.hand.press(KeyCode.N);
    while (!on.selected().equals("Frail")) {
      Moment before = on.now();
      on.hand.press(KeyCode.N);
      assertThat(on.now()).isGreaterThan(before);
    }
    on.hand.settle().settle();

    assertThat(on.eventNow()).isIn(EventType.EXIT, EventType.FAULT);
    on.hand.press(KeyCode.J);
    on.run(() -> on.session.main().player().seekTime(600_000_000L));
    on.run(() -> on.session.main().selection().clear());
    int[] tree = on.hand.picture("21-hundred-thousand", on.window.views.tree().canvas());
    assertThat(Arrays.stream(tree).filter(p -> p == Ink.CRASHED.argb(true)).count()).isPositive();
    on.hand.picture("21-hundred-thousand-window");
  }

  /// One for all among eleven hundred: each is stopped and started again, in one cascade.
  private static String longCascade() {
    return """
    {"format": 1, "name": "long", "duration": "2s",
     "modules": {"W": {"use": "gen_server"}},
     "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_all", "children": [
       {"id": "Root", "module": "W", "name": "Root"},
       {"id": "W", "module": "W", "replicas": 1100}]},
     "faults": [{"at": "500ms", "kill": "Root"}]}
    """;
  }

  @Test
  void theWholeChainOfAThousandStepsStaysUsable() {
    var on = WindowOnStage.withText("long", longCascade());
    ListView<?> list = on.hand.find("#cascade-list");
    Cascade cascade = on.recording().cascades().all().getFirst();
    assertThat(cascade.told().size() + cascade.untold()).isGreaterThan(1_000);
    assertThat(list.getItems()).as("the list tells the first ones").hasSize(100);
    ToggleButton chain = on.hand.find("#tree-whole-chain");
    on.run(chain::fire);
    on.hand.press(KeyCode.DIGIT1);
    long longest = 0;
    long all = 0;
    int keys = 12;
    for (int i = 0; i < keys; i++) {
      Moment before = on.now();
      String command = i % 2 == 0 ? "step-forward" : "to-effect";
      long began = System.nanoTime();
      on.run(on.window.commands.get(command)::run); // the robot itself takes longer than a key
      long nanos = System.nanoTime() - began;
      longest = Math.max(longest, nanos);
      all += nanos;
      assertThat(on.now()).isGreaterThanOrEqualTo(before);
    }
    on.hand.press(KeyCode.PERIOD).press(KeyCode.CLOSE_BRACKET);
    on.hand.picture("39-thousand-steps");
    on.hand.press(KeyCode.END);
    on.hand.picture("39-thousand-steps-end");
    took("a key in a cascade of 1,100 steps, with three frames, in the mean", all / keys);
    took("the longest of them", longest);
  }
}
