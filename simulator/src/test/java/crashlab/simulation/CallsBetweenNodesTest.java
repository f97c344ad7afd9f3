package crashlab.simulation;

import static crashlab.simulation.ScenarioParts.assertHolds;

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
}
