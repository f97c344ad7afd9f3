package crashlab.world;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Text;
import crashlab.simulation.Experiment;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands still while a process is suspended, and what a time that ran out meanwhile does.
///
/// Source: erlang manual, `suspend_process/2`; OTP process_SUITE, `suspend_process_pausing_*`.
class SuspensionRulesTest {
  /// What the process `W` does, which may log when; it is suspended from 100 ms to 1 s.
  private static List<String> logged(int otp, String module, String more) {
    return logged(otp, module, more, "{\"at\": \"100ms\", \"suspend\": \"W\", \"for\": \"900ms\"}");
  }

  private static List<String> logged(int otp, String module, String more, String faults) {
    List<String> log = new ArrayList<>();
    TraceSink sink =
        (seq, time, type, pid, other, cause, detail) -> {
          if (type == EventType.LOG && detail instanceof Text text) {
            log.add(text.value() + " at " + time / 1_000_000);
          }
        };
    Experiment.run(
        Experiment.scenario(
            """
            {"format": 1, "name": "suspension", "duration": "10s", "otp": "%d", "vm": {"costs": %s},
             "modules": {"W": %s, "Slow": {"use": "gen_server", "handle_call": {"a": [{"sleep": 300}, {"reply": "b"}], "never": [{"noreply": true}]}},
                         "T": {"use": "task", "run": [%s {"sleep": "1h"}]}},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
               {"id": "Slow", "module": "Slow", "name": "Slow"},
               {"id": "W", "module": "W", "name": "W", "restart": "temporary"},
               {"id": "T", "module": "T"}]},
             "faults": [%s]}
            """
                .formatted(otp, Experiment.NO_COSTS, module, more, faults)),
        sink);
    return log;
  }

  private static String process(String steps) {
    return "{\"use\": \"process\", \"run\": [" + steps + "]}";
  }

  private static final String RECEIVE =
      "{\"receive\": {\"x\": [{\"log\": \"x\"}]}, \"timeout\": 500,"
          + " \"else\": [{\"log\": \"timeout\"}]}";

  private static String sendAt(int millis, String message) {
    return "{\"sleep\": %d}, {\"send\": \"W\", \"message\": \"%s\"},".formatted(millis, message);
  }

  @ParameterizedTest
  @CsvSource({"25, 1000", "27, 1000", "28, 1400", "29, 1400"})
  void theTimeLimitOfAReceiveStandsStillSince28(int otp, int millis) {
    assertThat(logged(otp, process(RECEIVE), "")).containsExactly("timeout at " + millis);
  }

  @ParameterizedTest
  @CsvSource({"27, 1000", "28, 1400"})
  void soDoesASleep(int otp, int millis) {
    assertThat(logged(otp, process("{\"sleep\": 500}, {\"log\": \"slept\"}"), ""))
        .containsExactly("slept at " + millis);
  }

  /// 300 ms: before the time was up; 800 ms: after it.
  @ParameterizedTest
  @ValueSource(ints = {300, 800})
  void upTo27ATimeThatRanOutBeatsWhatCame(int sent) {
    assertThat(logged(27, process(RECEIVE), sendAt(sent, "x"))).containsExactly("timeout at 1000");
    assertThat(logged(28, process(RECEIVE), sendAt(sent, "x"))).containsExactly("x at 1000");
  }

  /// A message that fits no clause does not begin the time anew.
  @Test
  void theRestOfTheTimeStaysTheRestThroughOtherMessages() {
    String more = sendAt(300, "y") + sendAt(800, "y");

    assertThat(logged(28, process(RECEIVE), more)).containsExactly("timeout at 1400");
    assertThat(logged(27, process(RECEIVE), more)).containsExactly("timeout at 1000");
  }

  @Test
  void theTimeThatIsUpWhenNobodyIsSuspendedBeatsNothing() {
    assertThat(logged(27, process(RECEIVE), sendAt(50, "x"))).containsExactly("x at 50");
  }

  /// gen looks once more for the answer; nobody else does.
  @ParameterizedTest
  @CsvSource({"27, answered at 1000", "28, answered at 1000"})
  void aCallThatIsAnsweredMeanwhileIsAnswered(int otp, String told) {
    String caller =
        process(
            "{\"call\": \"Slow\", \"message\": \"a\", \"timeout\": 500, \"rescue\": [{\"exit\":"
                + " \"normal\"}]}, {\"log\": \"answered\"}");

    assertThat(logged(otp, caller, "")).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource({"27, gave up at 1000", "28, gave up at 1200"})
  void aCallThatIsNotAnsweredFails(int otp, String told) {
    String caller =
        process(
            "{\"call\": \"Slow\", \"message\": \"never\", \"timeout\": 300, \"rescue\": [{\"log\":"
                + " \"gave up\"}]}");

    assertThat(logged(otp, caller, "")).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource({"27, gave up at 1000", "28, got it at 1000"})
  void anAwaitGivesUpThoughTheResultIsThere(int otp, String told) {
    String awaiting =
        process(
            "{\"task_async\": {\"run\": [{\"sleep\": 300}, {\"reply\": \"r\"}]}, \"await\": 500,"
                + " \"rescue\": [{\"log\": \"gave up\"}, {\"exit\": \"normal\"}]},"
                + " {\"log\": \"got it\"}");

    assertThat(logged(otp, awaiting, "")).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource({"27, 1000", "28, 1400"})
  void theTimeoutOfAGenServerIsThatOfAReceive(int otp, int millis) {
    String server =
        "{\"use\": \"gen_server\", \"init\": [{\"timeout\": 500}], \"handle_info\":"
            + " {\"timeout\": [{\"log\": \"timeout\"}], \"x\": [{\"log\": \"x\"}]}}";

    assertThat(logged(otp, server, "")).containsExactly("timeout at " + millis);
    assertThat(logged(otp, server, sendAt(700, "x")))
        .isEqualTo(otp < 28 ? List.of("timeout at 1000", "x at 1000") : List.of("x at 1000"));
  }

  /// Set at 0 ms for 500 ms: 400 are left.
  @ParameterizedTest
  @CsvSource({"27, 1000", "28, 1000", "29, 1400"})
  void aTimerThatSendsToAPidStandsStillSince29(int otp, int millis) {
    String server =
        "{\"use\": \"gen_server\", \"init\": [{\"send_after\": 500, \"to\": \"self\", \"message\":"
            + " \"x\"}], \"handle_info\": {\"x\": [{\"log\": \"x\"}]}}";
    String machine =
        "{\"use\": \"gen_statem\", \"initial\": \"a\", \"states\": {\"a\": {\"enter\":"
            + " [{\"state_timeout\": 500}], \"state_timeout\": [{\"log\": \"x\"}]}}}";

    assertThat(logged(otp, server, "")).containsExactly("x at " + millis);
    assertThat(logged(otp, machine, "")).containsExactly("x at " + millis);
  }

  @ParameterizedTest
  @ValueSource(ints = {27, 28, 29})
  void aTimerThatSendsToANameRunsOn(int otp) {
    String server =
        "{\"use\": \"gen_server\", \"init\": [{\"send_after\": 500, \"to\": \"W\", \"message\":"
            + " \"x\"}, {\"send_after\": 1500, \"to\": \"W\", \"message\": \"x\"}],"
            + " \"handle_info\": {\"x\": [{\"log\": \"x\"}]}}";

    assertThat(logged(otp, server, "")).containsExactly("x at 1000", "x at 1500");
  }

  @Test
  void ofManyTimersEachKeepsWhatIsLeftOfItThroughTwoSuspensions() {
    String server =
        "{\"use\": \"gen_server\", \"init\": [{\"repeat\": 3, \"do\": [{\"send_after\": 500, \"to\":"
            + " \"self\", \"message\": \"x\"}]}, {\"send_after\": 50, \"to\": \"self\", \"message\":"
            + " \"x\"}], \"handle_info\": {\"x\": [{\"log\": \"x\"}]}}";
    String faults =
        "{\"at\": \"100ms\", \"suspend\": \"W\", \"for\": \"200ms\"},"
            + "{\"at\": \"200ms\", \"suspend\": \"W\", \"for\": \"200ms\"},"
            + "{\"at\": \"450ms\", \"suspend\": \"W\", \"for\": \"100ms\"}";

    assertThat(logged(29, server, "", faults))
        .containsExactly("x at 50", "x at 900", "x at 900", "x at 900");
  }

  @Test
  void aTimerThatIsSetForASuspendedProcessBeginsWhenItIsResumed() {
    String server = "{\"use\": \"gen_server\", \"handle_info\": {\"x\": [{\"log\": \"x\"}]}}";
    String setting =
        "{\"sleep\": 300}, {\"send_after\": 50, \"to\": {\"child\": \"App/W\"}, \"message\": \"x\"},";

    assertThat(logged(29, server, setting)).containsExactly("x at 1050");
    assertThat(logged(28, server, setting)).containsExactly("x at 1000");
  }

  @ParameterizedTest
  @ValueSource(ints = {27, 29})
  void timeRunsOnForAProcessThatHangs(int otp) {
    assertThat(
            logged(
                otp,
                process("{\"sleep\": 500}, {\"log\": \"slept\"}"),
                "",
                "{\"at\": \"100ms\", \"hang\": \"W\", \"for\": \"900ms\"}"))
        .containsExactly("slept at 1000");
  }
}
