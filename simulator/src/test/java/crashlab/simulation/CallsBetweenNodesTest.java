package crashlab.simulation;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.Palette;
import crashlab.analysis.Story;
import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls to another node that follow close upon each other: what belongs to one must not reach the
/// next.
class CallsBetweenNodesTest {
  /// The way takes 10 ms. `S` dies after its reply and before its node has learnt that the call is
  /// over, so that a DOWN is sent, which arrives while the caller is in its third call.
  private static void holds(String third, String expectations) {
    String text =
        """
        {"format": 1, "name": "close-calls", "duration": "200ms", "network": {"latency": "10ms"},
         "modules": {
           "S": {"use": "gen_server", "handle_call": {"get": [{"reply": "one"}]}},
           "T": {"use": "gen_server", "handle_call": {
             "never": [], "get": [{"sleep": "5ms"}, {"reply": "three"}],
             "die": [{"sleep": "5ms"}, {"exit": "boom"}]}},
           "Client": {"use": "process", "run": [
             {"sleep": "20ms"},
             {"call": "S@b", "message": "get"},
             {"call": "T@b", "message": "never", "timeout": "12ms", "rescue": []},
             {"call": "T@b", "message": "%s", "rescue": [{"log": "failed"}]},
             {"receive": {"_": [{"log": "a message"}]}, "timeout": "50ms", "else": [{"log": "nothing"}]}]}},
         "nodes": {
           "a": {"tree": {"id": "A", "type": "supervisor", "strategy": "one_for_one", "children": [
             {"id": "Client", "module": "Client", "restart": "temporary"}]}},
           "b": {"tree": {"id": "B", "type": "supervisor", "strategy": "one_for_one", "children": [
             {"id": "S", "module": "S", "name": "S", "restart": "temporary"},
             {"id": "T", "module": "T", "name": "T"}]}}},
         "faults": [{"at": "49ms", "kill": "S@b"}],
         "expect": [%s, {"logged": "nothing", "times": 1}]}
        """
            .formatted(third, expectations);
    assertHolds(text);
  }

  @Test
  void theDownOfACallThatIsOverComesToNobody() {
    holds("get", "{\"never\": {\"logged\": \"failed\"}}");
  }

  @Test
  void theDownOfTheCallInHandStillComes() {
    holds("die", "{\"logged\": \"failed\", \"times\": 1}");
  }

  /// The caller knows a name only; who reads the story wants to know who did not answer, and why.
  @Test
  void aCallToANameThatIsNotAnsweredIsToldWithWhomItWasFor() {
    String text =
        """
        {"format": 1, "name": "no-answer", "duration": "1s", "network": {"latency": "10ms"},
         "modules": {
           "T": {"use": "gen_server", "handle_call": {"never": []}},
           "Client": {"use": "process", "run": [{"call": "T@b", "message": "never", "timeout": "50ms"}]}},
         "nodes": {
           "a": {"tree": {"id": "A", "type": "supervisor", "strategy": "one_for_one", "children": [
             {"id": "Client", "module": "Client", "restart": "temporary"}]}},
           "b": {"tree": {"id": "B", "type": "supervisor", "strategy": "one_for_one", "children": [
             {"id": "T", "module": "T", "name": "T"}]}}}}
        """;

    FinishedRun run = new ScenarioRun(Experiment.scenario(text)).run(List.of());

    assertThat(Story.of(run.facts(), run.log(), run.verdicts(), Palette.PLAIN))
        .contains(
            "A/Client@a's GenServer.call to T@b (:never) timed out after 50 ms: T@b had taken it up")
        .doesNotContain("somebody outside");
  }
}
