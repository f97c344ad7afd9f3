package crashlab.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Steps that address whom the process keeps in its state.
class StateTargetTest {
  private static Experiment of(String steps) {
    return Experiment.of(
        """
        "modules": {
          "W": {"use": "gen_server",
            "init": [{"registry_register": "Names", "key": "w"}],
            "handle_call": {"ping": [{"reply": "pong"}]},
            "handle_cast": {"end": [{"stop": "normal"}]}, "handle_info": {"hello": [{"log": "hello"}]}},
          "T": {"use": "task", "run": [{"sleep": "infinity"}]},
          "C": {"use": "process", "trap_exit": true, "run": [%s, {"log": "on"}, {"sleep": "infinity"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Names", "type": "registry"},
          {"id": "Pool", "type": "dynamic_supervisor"},
          {"id": "Tasks", "type": "task_supervisor"},
          {"id": "C", "module": "C", "restart": "temporary"}
        ]}
        """
            .formatted(steps));
  }

  private static final String START =
      "{\"start_child\": \"Pool\", \"child\": {\"id\": \"W\", \"module\": \"W\", \"restart\": \"temporary\"}, \"into\": \"w\"}, ";
  private static final String END =
      "{\"cast\": {\"state\": \"w\"}, \"message\": \"end\"}, {\"sleep\": 10}, ";
  private static final String CALL = "{\"call\": {\"state\": \"w\"}, \"message\": \"ping\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        START,
        "{\"start_link\": \"W\", \"into\": \"w\"}, ",
        START + "{\"which_children\": \"Pool\", \"into\": \"w\"}, ",
        START + "{\"registry_lookup\": \"Names\", \"key\": \"w\", \"into\": \"w\"}, ",
        "{\"spawn\": \"T\", \"into\": \"t\"}, " + START,
        START
            + "{\"set\": \"v\", \"to\": {\"state\": \"w\"}}, {\"set\": \"w\", \"to\": {\"state\": \"v\"}}, "
      })
  void aPidInWhatAStepReturnedIsATarget(String start) {
    assertThat(of(start + CALL).events("App/C#1"))
        .contains("[\"reply\", \"pong\"]", "[\"log\", \"on\"]");
  }

  @Test
  void anAtomIsARegisteredName() {
    Experiment run =
        of("{\"set\": \"pool\", \"to\": \"Pool\"}, {\"which_children\": {\"state\": \"pool\"}}");

    assertThat(run.events("App/C#1")).contains("[\"result\", \"which_children\", []]");
  }

  @Test
  void aPidOutlivesItsProcess() {
    Experiment run = of(START + END + CALL);

    assertThat(run.events("App/C#1"))
        .last()
        .isEqualTo(
            "[\"exit\", [\"noproc\", [\"GenServer\", \"call\", [\"App/Pool/W#1\", \"ping\", 5000]]]]");
  }

  @Test
  void whatIsSentToItThenIsLostAndAMonitorFiresAtOnce() {
    Experiment run =
        of(
            START
                + END
                + "{\"send\": {\"state\": \"w\"}, \"message\": \"hello\"}, {\"monitor\": {\"state\": \"w\"}},"
                + "{\"receive\": {\"DOWN\": [{\"log\": \"down\"}]}}");

    assertThat(run.events("App/C#1")).contains("[\"log\", \"down\"]", "[\"log\", \"on\"]");
  }

  @Test
  void whatIsNoPidIsNobody() {
    assertThat(of("{\"send\": {\"state\": \"w\"}, \"message\": \"hello\"}").events("App/C#1"))
        .last()
        .isEqualTo("[\"exit\", [\"badarg\", \"stack\"]]");
  }

  @Test
  void aDynamicChildIsEndedByThePidThatItsStartReturned() {
    Experiment run = of(START + "{\"terminate_child\": \"Pool\", \"child\": {\"state\": \"w\"}}");

    assertThat(run.events("App/Pool/W#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
  }

  @Test
  void aStreamUsesTheSupervisorThatItsOwnerKeeps() {
    Experiment run =
        of(
            "{\"set\": \"tasks\", \"to\": \"Tasks\"}, {\"task_supervisor_async_stream\": {\"run\": [{\"reply\": 1}]},"
                + " \"supervisor\": {\"state\": \"tasks\"}}");

    assertThat(run.events("App/C#1"))
        .contains("[\"result\", \"task_supervisor_async_stream\", [[\"ok\", 1]]]");
  }
}
