package crashlab.library.distribution;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static crashlab.simulation.ScenarioParts.expect;
import static crashlab.simulation.ScenarioParts.faults;
import static crashlab.simulation.ScenarioParts.load;
import static crashlab.simulation.ScenarioParts.loads;
import static crashlab.simulation.ScenarioParts.values;

import org.junit.jupiter.api.Test;

/// Names that hold on all nodes.
///
/// Source: OTP global.erl; what becomes of conflicts was recorded on OTP 25.2.3 with two nodes.
class GlobalRulesTest {
  private static final String TREE =
      """
      "modules": {
        "Leader": {"use": "gen_server",
          "handle_call": {"who": [{"reply": "me"}]},
          "handle_cast": {"lead": [{"global_register": "leader", "resolve": "%s"}],
            "lead2": [{"global_register": "second"}],
            "resign": [{"global_unregister": "leader"}],
            "look": [{"global_whereis": "leader"}]},
          "handle_info": {"global_name_conflict": [{"log": "conflict"}]}}},
      "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
        {"id": "Leader", "module": "Leader", "name": "Leader", "restart": "temporary"}]}\
      """;

  private static void on(String resolve, String nodes, String... parts) {
    String text =
        "{\"format\": 1, \"name\": \"n\", \"duration\": \"60s\", \"nodes\": "
            + nodes
            + ", "
            + TREE.formatted(resolve)
            + ", "
            + String.join(", ", parts)
            + "}";
    assertHolds(text);
  }

  private static final String TWO = "[\"a\", \"b\"]";
  private static final String THREE = "[\"a\", \"b\", \"c\"]";
  private static final String EXIT = "random_exit_name";

  private static String tell(String node, String at, String message) {
    return load(
        message + "_" + node + "_" + at,
        node,
        at,
        "{\"cast\": \"Leader\", \"message\": \"%s\"}".formatted(message));
  }

  private static String steps(String node, String at, String steps) {
    return load("l_" + node + "_" + at, node, at, steps);
  }

  @Test
  void aNameIsKnownOnAllNodesOnceItIsRegistered() {
    on(
        EXIT,
        TWO,
        loads(tell("a", "1s", "lead"), tell("a", "2s", "look"), tell("b", "2s", "look")),
        expect(
            values("global_register", "[\"yes\"]"),
            values("global_whereis", "[\"App/Leader@a#1\", \"App/Leader@a#1\"]")));
  }

  /// Source: OTP global.erl, `register_name/3`, `check_dupname/2`.
  @Test
  void aNameThatIsTakenAndASecondNameAreRefused() {
    on(
        EXIT,
        TWO,
        loads(tell("a", "1s", "lead"), tell("b", "2s", "lead"), tell("a", "3s", "lead2")),
        expect(values("global_register", "[\"yes\", \"no\", \"no\"]")));
  }

  @Test
  void ofTwoThatRegisterAtOnceOneGetsTheName() {
    on(
        EXIT,
        THREE,
        loads(tell("a", "1s", "lead"), tell("b", "1s", "lead"), tell("c", "1s", "lead")),
        expect(
            "{\"trace\": {\"event\": \"result\", \"verb\": \"global_register\"}, \"read\": \"value\", \"take\": \"sorted\","
                + " \"equals\": [\"no\", \"no\", \"yes\"]}"));
  }

  @Test
  void registeringTakesTheTimeOfTheMessagesThatItTakes() {
    on(
        EXIT,
        TWO,
        loads(tell("a", "1s", "lead")),
        expect(
            "{\"trace\": {\"event\": \"result\", \"verb\": \"global_register\"}, \"read\": \"t\","
                + " \"each\": [\"1003ms\", \"1004ms\"]}"));
  }

  @Test
  void anUnregisteredNameIsFreeEverywhere() {
    on(
        EXIT,
        TWO,
        loads(
            tell("a", "1s", "lead"),
            tell("b", "2s", "resign"),
            tell("a", "3s", "look"),
            tell("b", "3s", "look"),
            tell("b", "4s", "lead")),
        expect(
            values("global_unregister", "[\"ok\"]"),
            values("global_whereis", "[\"undefined\", \"undefined\"]"),
            values("global_register", "[\"yes\", \"yes\"]")));
  }

  @Test
  void theNameOfAProcessThatEndedIsFree() {
    on(
        EXIT,
        TWO,
        loads(tell("a", "1s", "lead"), tell("b", "3s", "look"), tell("b", "4s", "lead")),
        faults("{\"at\": \"2s\", \"kill\": \"Leader@a\"}"),
        expect(
            values("global_whereis", "[\"undefined\"]"),
            values("global_register", "[\"yes\", \"yes\"]")));
  }

  @Test
  void theNameOfAProcessOfANodeThatIsGoneIsFree() {
    on(
        EXIT,
        TWO,
        loads(tell("a", "1s", "lead"), tell("b", "3s", "look")),
        faults("{\"at\": \"2s\", \"node_down\": \"a\"}"),
        expect(values("global_whereis", "[\"undefined\"]")));
  }

  @Test
  void aNodeThatConnectsLaterLearnsTheNames() {
    on(
        EXIT,
        "{\"a\": {}, \"b\": {\"starts\": \"5s\"}}",
        loads(tell("a", "1s", "lead"), tell("b", "6s", "look")),
        expect(values("global_whereis", "[\"App/Leader@a#1\"]")));
  }

  @Test
  void itCanBeCalledByItsName() {
    on(
        EXIT,
        TWO,
        loads(
            tell("a", "1s", "lead"),
            steps(
                "b",
                "2s",
                "{\"call\": {\"global\": \"leader\"}, \"message\": \"who\"}, {\"log\": \"called\"}"),
            steps(
                "b",
                "3s",
                "{\"call\": {\"global\": \"nobody\"}, \"message\": \"who\", \"rescue\": []}")),
        expect(
            "{\"trace\": {\"event\": \"log\", \"text\": \"called\"}, \"equals\": 1}",
            "{\"trace\": {\"event\": \"rescued\"}, \"read\": \"reason\","
                + " \"equals\": [[\"noproc\", [\"GenServer\", \"call\", [[\"global\", \"nobody\"], \"who\", 5000]]]]}"));
  }

  private static final String SPLIT =
      "{\"at\": \"2s\", \"partition\": [[\"a\"], [\"b\"]], \"for\": \"5s\"}";

  private static String splitLoads() {
    return loads(
        tell("b", "3s", "lead"),
        tell("a", "4s", "lead"),
        steps("b", "10s", "{\"connect_node\": \"a\"}"),
        tell("a", "12s", "look"),
        tell("b", "12s", "look"));
  }

  /// Source: recorded: the process on the greater node is killed, whoever was first.
  @Test
  void afterASplitTheOneOnTheGreaterNodeIsKilled() {
    on(
        EXIT,
        TWO,
        faults(SPLIT),
        splitLoads(),
        expect(
            values("global_register", "[\"yes\", \"yes\"]"),
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/Leader\"}, \"read\": [\"node\", \"reason\"], \"equals\": [[\"b\", \"killed\"]]}",
            "{\"trace\": {\"event\": \"result\", \"verb\": \"global_whereis\", \"node\": \"a\"}, \"read\": \"value\", \"equals\": [\"App/Leader@a#1\"]}"));
  }

  @Test
  void orItIsToldOnly() {
    on(
        "random_notify_name",
        TWO,
        faults(SPLIT),
        splitLoads(),
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"info\"}, \"read\": [\"node\", \"message\"],"
                + " \"equals\": [[\"b\", [\"global_name_conflict\", \"leader\"]]]}",
            values("global_whereis", "[\"App/Leader@a#1\", \"App/Leader@a#1\"]")));
  }

  /// Source: recorded: `{global_name_conflict, Name, OtherPid}` to both.
  @Test
  void orBothAreToldAndTheNameIsFree() {
    on(
        "notify_all_name",
        TWO,
        faults(SPLIT),
        splitLoads(),
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"info\"}, \"read\": [\"node\", \"message\"], \"take\": \"sorted\","
                + " \"equals\": [[\"a\", [\"global_name_conflict\", \"leader\", \"App/Leader@b#1\"]],"
                + " [\"b\", [\"global_name_conflict\", \"leader\", \"App/Leader@a#1\"]]]}",
            values("global_whereis", "[\"undefined\", \"undefined\"]")));
  }

  @Test
  void ofTwoSidesOfSeveralNodesAConflictIsDecidedOnce() {
    on(
        "notify_all_name",
        "[\"a\", \"b\", \"c\", \"d\"]",
        faults(
            "{\"at\": \"2s\", \"partition\": [[\"a\", \"b\"], [\"c\", \"d\"]], \"for\": \"5s\"}"),
        loads(
            tell("d", "3s", "lead"),
            tell("b", "4s", "lead"),
            steps("c", "10s", "{\"connect_node\": \"a\"}"),
            tell("a", "20s", "look")),
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"info\"}, \"read\": \"node\", \"take\": \"sorted\","
                + " \"equals\": [\"b\", \"d\"]}",
            "{\"connected\": \"d\", \"equals\": [\"a\", \"b\", \"c\"]}",
            values("global_whereis", "[\"undefined\"]")));
  }

  @Test
  void aNodeAloneNeedsNobody() {
    on(
        EXIT,
        "[\"a\"]",
        loads(tell("a", "1s", "lead"), tell("a", "2s", "look")),
        expect(
            values("global_register", "[\"yes\"]"),
            values("global_whereis", "[\"App/Leader@a#1\"]")));
  }
}
