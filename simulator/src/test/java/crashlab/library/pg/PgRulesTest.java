package crashlab.library.pg;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static crashlab.simulation.ScenarioParts.expect;
import static crashlab.simulation.ScenarioParts.faults;
import static crashlab.simulation.ScenarioParts.loads;
import static crashlab.simulation.ScenarioParts.values;

import crashlab.simulation.ScenarioParts;
import org.junit.jupiter.api.Test;

/// Process groups. Source: OTP pg.erl; recorded on OTP 25.2.3 with three nodes.
class PgRulesTest {
  private static final String TWO = "[\"a\", \"b\"]";
  private static final String THREE = "[\"a\", \"b\", \"c\"]";

  private static void on(String nodes, String... parts) {
    String text =
        """
        {"format": 1, "name": "n", "duration": "20s", "nodes": %s,
         "network": {"latency": "1ms", "prevent_overlapping_partitions": false},
         "modules": {"M": {"use": "gen_server",
           "handle_call": {"who": [{"reply": "me"}]},
           "handle_cast": {"join": [{"pg_join": "g"}], "leave": [{"pg_leave": "g"}],
             "other": [{"pg_join": "other"}], "watch": [{"pg_monitor": "g"}],
             "look": [{"pg_get_members": "g"}]},
           "handle_info": {"join": [{"log": "joined"}], "leave": [{"log": "left"}], "hello": [{"log": "hello"}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "Groups", "type": "pg"},
           {"id": "M1", "module": "M", "name": "M1", "restart": "temporary"},
           {"id": "M2", "module": "M", "name": "M2", "restart": "temporary"}]},
         %s}
        """
            .formatted(nodes, String.join(", ", parts));
    assertHolds(text);
  }

  private static String tell(String node, String at, String whom, String message) {
    return load(node, at, "{\"cast\": \"%s\", \"message\": \"%s\"}".formatted(whom, message));
  }

  private static String load(String node, String at, String steps) {
    String id = "l%s_%s".formatted(Integer.toHexString(steps.hashCode()), node + at);
    return ScenarioParts.load(id, node, at, steps);
  }

  private static String members(String node, String at, String equals) {
    return "{\"members\": \"g\", \"node\": \"%s\", \"at\": \"%s\", \"equals\": %s}"
        .formatted(node, at, equals);
  }

  private static String rescued(String equals) {
    return "{\"trace\": {\"event\": \"rescued\"}, \"read\": \"reason\", \"equals\": "
        + equals
        + "}";
  }

  /// Source: OTP pg.erl, `handle_call/3`: the reply comes when the own table has it, the others are
  /// told by a message.
  @Test
  void whoJoinsIsKnownHereAtOnceAndElsewhereAfterTheLatency() {
    on(
        TWO,
        loads(
            load(
                "a",
                "1s",
                "{\"pg_join\": \"g\"}, {\"pg_get_members\": \"g\"}, {\"sleep\": \"9s\"}")),
        expect(
            "{\"trace\": {\"event\": \"result\", \"verb\": \"pg_get_members\"}, \"read\": \"value\", \"equals\": [[\"_\"]]}",
            members("b", "1001ms", "[]"),
            members("b", "1002ms", "[\"a\"]")));
  }

  /// Source: OTP pg manual: "A process can join a group many times".
  @Test
  void whoJoinsTwiceIsInItTwiceAndLeavesTwice() {
    on(
        TWO,
        loads(
            tell("a", "1s", "M1", "join"),
            tell("a", "2s", "M1", "join"),
            tell("a", "4s", "M1", "leave"),
            tell("a", "6s", "M1", "leave"),
            tell("a", "7s", "M1", "leave")),
        expect(
            members("b", "3s", "[\"a\", \"a\"]"),
            members("b", "5s", "[\"a\"]"),
            members("b", "8s", "[]"),
            values("pg_leave", "[\"ok\", \"ok\", \"not_joined\"]"),
            "{\"metric\": \"pg.pg.g.members\", \"at\": \"3s\", \"equals\": 2}"));
  }

  /// Source: OTP pg.erl, `handle_info/2`, `DOWN` of a local pid.
  @Test
  void theDeadLeaveAllTheirGroupsEverywhere() {
    on(
        TWO,
        loads(
            tell("a", "1s", "M1", "join"),
            tell("a", "1s", "M1", "other"),
            tell("a", "1500ms", "M1", "join"),
            load("b", "3s", "{\"pg_which_groups\": true}")),
        faults("{\"at\": \"2s\", \"kill\": \"M1@a\"}"),
        expect(
            members("b", "1900ms", "[\"a\", \"a\"]"),
            members("a", "2100ms", "[]"),
            members("b", "2100ms", "[]"),
            values("pg_which_groups", "[[]]")));
  }

  /// Source: OTP pg.erl, `ensure_local/1`.
  @Test
  void aProcessOfAnotherNodeIsNotTaken() {
    String join = "{\"pg_join\": \"g\", \"member\": %s, \"rescue\": []}";
    on(
        TWO,
        loads(
            load("a", "1s", join.formatted("\"M1@b\"")),
            load("a", "2s", join.formatted("{\"child\": \"App/M2\", \"node\": \"b\"}")),
            load("a", "3s", join.formatted("\"M1\""))),
        expect(
            rescued(
                "[[[\"nolocal\", \"App/M1@b#1\"], \"stack\"], [[\"nolocal\", \"App/M2@b#1\"], \"stack\"]]"),
            members("b", "4s", "[\"a\"]")));
  }

  /// Source: OTP gen_server.erl, `call/3`; pg.erl, `which_groups/1`, `get_members/2`.
  @Test
  void withoutTheScopeNobodyJoinsAndThereAreNoMembers() {
    on(
        "[\"a\"]",
        loads(
            load(
                "a",
                "1s",
                "{\"terminate_child\": \"App\", \"child\": \"Groups\"}, {\"pg_join\": \"g\", \"rescue\": []},"
                    + " {\"pg_which_groups\": true, \"rescue\": []}, {\"pg_get_members\": \"g\"}")),
        expect(
            rescued(
                "[[\"noproc\", [\"gen_server\", \"call\", [\"pg\", [\"join_local\", \"g\", \"_\"], \"infinity\"]]],"
                    + " [\"badarg\", \"stack\"]]"),
            values("pg_get_members", "[[]]")));
  }

  /// Source: OTP pg.erl, `notify_group/5`: those of a lost node leave with one message.
  @Test
  void whoWatchesAGroupIsToldOfJoinsAndLeaves() {
    on(
        TWO,
        loads(
            tell("b", "1s", "M1", "join"),
            tell("a", "2s", "M1", "watch"),
            tell("b", "3s", "M2", "join"),
            tell("a", "4s", "M2", "join")),
        faults(
            "{\"at\": \"5s\", \"kill\": \"M2@a\"}",
            "{\"at\": \"6s\", \"partition\": [[\"a\"], [\"b\"]]}"),
        expect(
            values("pg_monitor", "[[\"App/M1@b#1\"]]"),
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"info\", \"id\": \"App/M1\"}, \"read\": \"message\", \"equals\": ["
                + "[\"join\", \"g\", [\"App/M2@b#1\"]], [\"join\", \"g\", [\"App/M2@a#1\"]],"
                + " [\"leave\", \"g\", [\"App/M2@a#1\"]],"
                + " [\"leave\", \"g\", [\"App/M2@b#1\", \"App/M1@b#1\"]]]}"));
  }

  /// Source: library facts 11.3, recorded.
  @Test
  void afterASplitEachSideSeesItsOwnAndTogetherAgainAll() {
    on(
        THREE,
        loads(
            tell("a", "1s", "M1", "join"),
            tell("b", "1s", "M1", "join"),
            tell("c", "1s", "M1", "join"),
            tell("a", "3s", "M2", "join"),
            load("a", "7s", "{\"connect_node\": \"b\"}")),
        faults("{\"at\": \"2s\", \"partition\": [[\"a\"], [\"b\", \"c\"]], \"for\": \"3s\"}"),
        expect(
            members("a", "4s", "[\"a\", \"a\"]"),
            members("b", "4s", "[\"b\", \"c\"]"),
            members("b", "6s", "[\"b\", \"c\"]"),
            members("a", "8s", "[\"a\", \"a\", \"b\", \"c\"]"),
            members("c", "8s", "[\"a\", \"a\", \"b\", \"c\"]"),
            "{\"trace\": {\"event\": \"exit\", \"id\": {\"prefix\": \"App\"}}, \"equals\": 0}"));
  }

  /// Source: library facts 11.4, recorded; OTP pg.erl, `DOWN` of a remote scope.
  @Test
  void theMembersOfANodeThatIsGoneLeave() {
    on(
        TWO,
        loads(tell("b", "1s", "M1", "join"), tell("a", "1s", "M1", "join")),
        faults("{\"at\": \"2s\", \"node_down\": \"b\", \"for\": \"3s\"}"),
        expect(
            members("a", "3s", "[\"a\"]"),
            members("b", "3s", "[]"),
            members("b", "6s", "[\"a\"]"),
            "{\"trace\": {\"event\": \"pg\", \"kind\": \"leave\", \"node\": \"a\"}, \"read\": [\"group\", \"member\"],"
                + " \"equals\": [[\"g\", \"App/M1@b#1\"]]}"));
  }

  /// Source: library facts 11.5, recorded; OTP pg manual: "Local membership is not preserved if
  /// scope process exits and restarts".
  @Test
  void aScopeThatDiesForgetsItsOwnAndLearnsTheOthersAnew() {
    on(
        TWO,
        loads(
            tell("b", "1s", "M1", "join"),
            tell("a", "1s", "M1", "join"),
            tell("a", "4s", "M1", "join")),
        faults("{\"at\": \"2s\", \"kill\": \"pg@a\"}"),
        expect(
            members("a", "3s", "[\"b\"]"),
            members("b", "3s", "[\"b\"]"),
            members("b", "5s", "[\"a\", \"b\"]"),
            "{\"metric\": \"pg.pg.g.members\", \"equals\": 2}",
            "{\"metric\": \"pg.pg.g.members@b\", \"at\": \"3s\", \"equals\": 1}"));
  }

  /// Source: OTP pg manual: clients send to the members by themselves.
  @Test
  void aMessageToAllGoesToEachAsOftenAsItHasJoined() {
    String all = "{\"pg\": \"g\", \"pick\": \"all\"}";
    on(
        TWO,
        loads(
            tell("a", "1s", "M1", "join"),
            tell("a", "1500ms", "M1", "join"),
            tell("b", "1s", "M1", "join"),
            load("a", "2s", "{\"send\": " + all + ", \"message\": \"hello\"}"),
            load("a", "3s", "{\"send\": {\"pg\": \"nobody\"}, \"message\": \"hello\"}")),
        expect(
            "{\"trace\": {\"event\": \"log\", \"text\": \"hello\"}, \"read\": \"node\", \"take\": \"sorted\", \"equals\": [\"a\", \"a\", \"b\"]}",
            "{\"trace\": {\"event\": \"rescued\"}, \"equals\": 0}"));
  }

  @Test
  void oneMemberIsTheFirstOrOneOfTheNodeOrOneByChance() {
    String call =
        "{\"call\": {\"pg\": \"g\", \"pick\": \"%s\"}, \"message\": \"who\", \"rescue\": []}";
    on(
        TWO,
        loads(
            tell("a", "1s", "M1", "join"),
            tell("b", "2s", "M1", "join"),
            load("a", "3s", call.formatted("first")),
            load("a", "4s", call.formatted("local")),
            load("a", "5s", "{\"repeat\": 40, \"do\": [" + call.formatted("random") + "]}")),
        expect(
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"call\", \"message\": \"who\"}, \"read\": \"node\","
                + " \"to\": \"4500ms\", \"equals\": [\"b\", \"a\"]}",
            "{\"trace\": {\"event\": \"receive\", \"kind\": \"call\", \"message\": \"who\", \"node\": \"b\"},"
                + " \"from\": \"4500ms\", \"between\": [8, 32]}"));
  }

  /// Source: Elixir enum.ex, `random/1`; erlang manual, `hd/1`.
  @Test
  void pickingOneOfNoneRaises() {
    String send =
        "{\"send\": {\"pg\": \"g\", \"pick\": \"%s\"}, \"message\": \"hello\", \"rescue\": []}";
    on(
        "[\"a\"]",
        loads(load("a", "1s", send.formatted("random") + ", " + send.formatted("first"))),
        expect(
            rescued(
                "[[{\"exception\": \"Enum.EmptyError\", \"message\": \"empty error\"}, \"stack\"],"
                    + " [{\"exception\": \"ArgumentError\"}, \"stack\"]]")));
  }

  /// Source: OTP pg manual: "Scopes are completely independent of each other".
  @Test
  void scopesKnowNothingOfEachOther() {
    String text =
        """
        {"format": 1, "name": "n", "duration": "5s", "nodes": ["a", "b"],
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "One", "type": "pg"}, {"id": "Two", "type": "pg", "scope": "chat"}]},
         "load": [{"id": "l", "node": "a", "arrivals": {"at": ["1s"]}, "do": [
           {"pg_join": "g", "scope": "chat"}, {"sleep": "1h"}]}],
         "expect": [{"members": "g", "scope": "chat", "node": "b", "at": "2s", "equals": ["a"]},
           {"members": "g", "node": "b", "at": "2s", "equals": []},
           {"metric": "pg.chat.g.members@b", "at": "2s", "equals": 1}]}
        """;
    assertHolds(text);
  }
}
