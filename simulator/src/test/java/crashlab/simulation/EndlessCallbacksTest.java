package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.RunEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that keeps itself busy for ever: time passes all the same, so that callers give up and
/// the run comes to its end.
class EndlessCallbacksTest {
  private static final String CALL = "\"ping\": [{\"reply\": \"pong\"}]";

  /// A name and a module of each kind that never gets to its mailbox.
  private static final String MODULES =
      """
      continue | {"use": "gen_server", "init": [{"continue": "c"}], \
        "handle_continue": {"c": [{"continue": "c"}]}, "handle_call": {#}}
      internal event | {"use": "gen_statem", "initial": "a", "states": {"a": { \
        "enter": [{"event_timeout": 0}], "timeout": [{"next_event": "e"}], \
        "internal": {"e": [{"next_event": "e"}]}, "call": {#}}}}
      event timeout | {"use": "gen_statem", "initial": "a", "states": {"a": { \
        "enter": [{"event_timeout": 0}], "timeout": [{"event_timeout": 0}], "call": {#}}}}
      state timeout | {"use": "gen_statem", "initial": "a", "states": {"a": { \
        "enter": [{"state_timeout": 0}], "state_timeout": [{"state_timeout": 0}], "call": {#}}}}
      change of state | {"use": "gen_statem", "initial": "a", "states": { \
        "a": {"enter": [{"state_timeout": 0}], "state_timeout": [{"next_state": "b"}], "call": {#}}, \
        "b": {"enter": [{"state_timeout": 0}], "state_timeout": [{"next_state": "a"}], "call": {#}}}}
      repeated state | {"use": "gen_statem", "initial": "a", "states": {"a": { \
        "enter": [{"repeat_state": true}], "call": {#}}}}\
      """;

  private static Experiment of(String module, String vm) {
    return Experiment.run(
        Experiment.scenario(
            """
            {"format": 1, "name": "endless", "duration": "30ms", "modules": {"P": %s}, "vm": {%s},
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
               {"id": "P", "module": "P", "name": "P"}]},
             "load": [{"id": "caller", "arrivals": {"at": ["10ms"]},
                       "do": [{"call": "P", "message": "ping", "timeout": 10}]}]}
            """
                .formatted(module.replace("#", CALL), vm)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = MODULES)
  void aCallerGivesUp(String kind, String module) {
    Experiment run = of(module, "");

    assertThat(run.metric("load.caller.failed.timeout")).as(kind).isEqualTo(1);
    assertThat(run.simulation().run().end()).isEqualTo(RunEnd.COMPLETED);
    assertThat(run.alive()).contains("App/P#1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = MODULES)
  void aCallerGivesUpWhereOperationsCostNothing(String kind, String module) {
    Experiment run = of(module, "\"costs\": " + Experiment.NO_COSTS);

    assertThat(run.metric("load.caller.failed.timeout")).as(kind).isEqualTo(1);
  }

  @Test
  void aServerWithATimeoutOfNoTimeTakesWhatComes() {
    Experiment run =
        of(
            "{\"use\": \"gen_server\", \"init\": [{\"timeout\": 0}], \"handle_call\": {#},"
                + " \"handle_info\": {\"timeout\": [{\"timeout\": 0}]}}",
            "");

    assertThat(run.metric("load.caller.completed")).isEqualTo(1);
    assertThat(run.simulation().run().end()).isEqualTo(RunEnd.COMPLETED);
  }
}
