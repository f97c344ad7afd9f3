package crashlab.library.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.ExpectationCheck;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import crashlab.simulation.Simulation;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static void holds(String handlers, String steps, String rest, String expected) {
    String text =
        """
        {"format": 1, "name": "telemetry", "duration": "5s", "telemetry": [%s],
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": []},
         "load": [{"id": "n", "arrivals": {"at": ["1s"]}, "do": [%s]}]%s,
         "expect": [%s]}
        """
            .formatted(handlers, steps, rest, expected);
    var result = Scenarios.read("test.json", text, ReadOptions.DEFAULT, SourceLoader.none());
    if (!(result instanceof ReadResult.Read read)) {
      throw new AssertionError(((ReadResult.Refused) result).text());
    }
    var check = new ExpectationCheck(read.scenario().expectations());
    Simulation simulation = Simulation.of(read.scenario(), check);
    var outcome = simulation.run();
    check.evaluateEnd(outcome.end(), simulation.nowNanos(), simulation.readout());
    assertThat(check.verdicts())
        .allSatisfy(verdict -> assertThat(verdict.holds()).as(verdict.toString()).isTrue());
  }

  private static String measurements(String event, String equal) {
    return """
    {"trace": {"event": "telemetry", "kind": "execute", "of": ["r", "%s"]}, "read": "measurements", "equals": [%s]}
    """
        .formatted(event, equal);
  }

  /// Source: telemetry telemetry.erl, `span/3`: the start is read before `start` is executed.
  @Test
  void theDurationOfASpanHasWhatTheHandlersOfItsStartTook() {
    holds(
        "{\"id\": \"slow\", \"events\": [[\"r\", \"start\"]], \"do\": [{\"work\": \"100ms\"}]}",
        "{\"telemetry_span\": [\"r\"], \"do\": [{\"sleep\": \"10ms\"}]}",
        "",
        measurements("start", "{\"monotonic_time\": 1000000000, \"system_time\": 1000000000}")
            + ", "
            + measurements("stop", "{\"duration\": 110002821, \"monotonic_time\": 1110002821}"));
  }

  @Test
  void theDurationOfASpanHasNothingOfTheHandlersOfItsStop() {
    holds(
        "{\"id\": \"slow\", \"events\": [[\"r\", \"stop\"]], \"do\": [{\"work\": \"100ms\"}]}",
        "{\"telemetry_span\": [\"r\"], \"do\": []}",
        "",
        measurements("stop", "{\"duration\": 321, \"monotonic_time\": 1000000321}"));
  }

  @Test
  void aJumpOfTheClockCountsInTheDurationAsInTheTime() {
    holds(
        "",
        "{\"telemetry_span\": [\"r\"], \"do\": [{\"sleep\": \"500ms\"}]}",
        ", \"faults\": [{\"at\": \"1200ms\", \"clock_jump\": \"10s\"}]",
        measurements("stop", "{\"duration\": 10500000321, \"monotonic_time\": 11500000321}"));
  }

  @Test
  void namesOfEventsMatchWordByWord() {
    holds(
        "{\"id\": \"two\", \"events\": [[\"app\", \"b\"]], \"do\": []},"
            + " {\"id\": \"one\", \"events\": [[\"app.b\"]], \"do\": []}",
        "{\"telemetry\": [\"app\", \"b\"]}, {\"telemetry\": [\"app.b\"]},"
            + " {\"telemetry\": [\"app.b\"]}",
        "",
        "{\"metric\": \"telemetry.handler.two.runs\", \"equals\": 1},"
            + " {\"metric\": \"telemetry.handler.one.runs\", \"equals\": 2}");
  }

  @Test
  void thePathOfAMetricMeansTheEventWhoseWordsItsDotsPart() {
    String both = "{\"telemetry\": [\"app\", \"b\"]}, {\"telemetry\": [\"app.b\"]}";
    String path = "{\"metric\": \"telemetry.app.b.count\", \"equals\": ";

    holds("", both, "", path + "1}");
    holds("", "{\"repeat\": 3, \"do\": [{\"telemetry\": [\"app.b\"]}]}", "", path + "3}");
  }

  /// Source: telemetry telemetry_handler_table.erl, `detach/1` is a call.
  @Test
  void withoutTheTableOfHandlersAnEventIsExecutedAndNothingCanBeAttached() {
    holds(
        "{\"id\": \"a\", \"events\": [[\"x\"]], \"do\": []}",
        "{\"exit_signal\": \"telemetry_handler_table\", \"reason\": \"kill\"}, {\"sleep\": \"1ms\"},"
            + " {\"exit_signal\": \"telemetry_handler_table\", \"reason\": \"kill\"},"
            + " {\"sleep\": \"1ms\"}, {\"telemetry\": [\"x\"]}, {\"telemetry_attach\": \"z\","
            + " \"events\": [[\"x\"]], \"do\": [], \"rescue\": [{\"log\": \"no table\"}]}",
        ", \"application\": \"temporary\"",
        "{\"handlers\": []}, {\"metric\": \"telemetry.x.count\", \"equals\": 1},"
            + " {\"metric\": \"telemetry.handler.a.runs\", \"equals\": 0},"
            + " {\"trace\": {\"event\": \"log\", \"text\": \"no table\"}, \"equals\": 1}");
  }
}
