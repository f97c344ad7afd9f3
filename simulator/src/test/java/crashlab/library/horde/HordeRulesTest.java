package crashlab.library.horde;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static crashlab.simulation.ScenarioParts.expect;
import static crashlab.simulation.ScenarioParts.faults;
import static crashlab.simulation.ScenarioParts.load;
import static crashlab.simulation.ScenarioParts.loads;
import static crashlab.simulation.ScenarioParts.sleep;
import static crashlab.simulation.ScenarioParts.values;

import org.junit.jupiter.api.Test;

/// Horde. Source: horde 0.10, delta_crdt 0.6.4; recorded with OTP 25.2.3 and three nodes.
class HordeRulesTest {
  private static final String MEMBERS = "\"members\": [\"a\", \"b\", \"c\"]";
  private static final String SPLIT =
      "{\"at\": \"3s\", \"partition\": [[\"a\"], [\"b\", \"c\"]], \"for\": \"3s\"}";
  private static final String OUTAGE = "{\"at\": \"3s\", \"node_down\": \"b\", \"for\": \"3s\"}";
  private static final String REGISTER = "{\"registry_register\": \"HReg\", \"key\": \"k\"}";
  private static final String LOOKUP = "{\"registry_lookup\": \"HReg\", \"key\": \"k\"}";
  private static final String NAMED =
      "\"name\": {\"via\": \"HReg\", \"key\": {\"sequence\": \"w\"}}, \"already_started\": \"ignore\"";
  private static final String PLAIN = "\"args\": {\"sequence\": \"w\"}";

  private static void on(String hordeKeys, String... parts) {
    String text =
        """
        {"format": 1, "name": "n", "duration": "12s", "nodes": ["a", "b", "c"],
         "network": {"latency": "1ms", "reconnect": "200ms", "prevent_overlapping_partitions": false},
         "modules": {
           "W": {"use": "gen_server", "state": {}, "handle_call": {"who": [{"reply": "me"}]},
             "handle_cast": {"tell": [{"if": {"state": "args", "equals": 7}, "then": [{"log": "first"}]}]}},
           "Mannered": {"use": "gen_server", "trap_exit": true, "handle_info": {"name_conflict": [{"log": "lost"}, {"stop": "shutdown"}]}},
           "Plain": {"use": "gen_server", "trap_exit": true, "handle_info": {"EXIT": [{"log": "exit"}, {"stop": "shutdown"}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "HReg", "type": "horde_registry", "members": ["a", "b", "c"]},
           {"id": "HSup", "type": "horde_supervisor", %s}]},
         %s}
        """
            .formatted(hordeKeys, String.join(", ", parts));
    assertHolds(text);
  }

  private static String start(int count, String module, String more) {
    return load(
        "start",
        "a",
        "1s",
        "{\"repeat\": %d, \"do\": [{\"start_child\": \"HSup\", \"child\": {\"module\": \"%s\", \"restart\": \"transient\", %s}}]}"
            .formatted(count, module, more));
  }

  private static String metric(String what, String at, String bounds) {
    return "{\"metric\": \"horde.%s\", \"at\": \"%s\", %s}".formatted(what, at, bounds);
  }

  private static String count(String what, String at, int count) {
    return metric(what, at, "\"equals\": " + count);
  }

  private static String atLeast(String what, String at, int count) {
    return metric(what, at, "\"at_least\": " + count);
  }

  private static String unchanged(String what, String at, String since) {
    String before = "{\"metric\": \"horde.%s\", \"at\": \"%s\"}".formatted(what, since);
    return metric(what, at, "\"same_as\": " + before);
  }

  @Test
  void childrenRunOnAllMembersWhoeverIsAsked() {
    on(
        MEMBERS,
        loads(start(30, "W", PLAIN)),
        expect(
            count("HSup.distinct", "2s", 30),
            atLeast("HSup.children@a", "2s", 2),
            atLeast("HSup.children@b", "2s", 2),
            atLeast("HSup.children@c", "2s", 2)));
  }

  @Test
  void equalSpecsAreAllStartedAndOnOneNode() {
    String spec =
        "{\"start_child\": \"HSup\", \"child\": {\"id\": \"X\", \"module\": \"W\", \"args\": \"same\"}}";
    on(
        MEMBERS,
        loads(load("one", "a", "1s", spec), load("two", "c", "2s", spec)),
        expect(
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App/HSup/X\", \"args\": \"same\"}, \"read\": \"node\", \"take\": \"distinct\", \"length\": 1}",
            count("HSup.distinct", "3s", 2),
            values("start_child", "two", "[[\"ok\", \"_\"]]")));
  }

  @Test
  void countChildrenIsOfAllMembersThatAnswer() {
    String count = "{\"count_children\": \"HSup\"}";
    on(
        MEMBERS,
        loads(
            start(9, "W", PLAIN), load("count", "b", "2s", count), load("less", "a", "4s", count)),
        faults("{\"at\": \"3s\", \"partition\": [[\"a\"], [\"b\", \"c\"]]}"),
        expect(
            values(
                "count_children",
                "count",
                "[{\"active\": 9, \"specs\": 9, \"supervisors\": 0, \"workers\": 9}]"),
            values(
                "count_children",
                "less",
                "[{\"active\": 9, \"specs\": 9, \"supervisors\": 0, \"workers\": 9}]"),
            count("HSup.children", "4s", 18)));
  }

  @Test
  void theStateOfAChildHasItsArgument() {
    on(
        MEMBERS,
        loads(
            load(
                "start",
                "a",
                "1s",
                "{\"start_child\": \"HSup\", \"child\": {\"module\": \"W\", \"args\": 7, \"name\": {\"via\": \"HReg\", \"key\": \"k\"}}}"),
            load(
                "tell",
                "b",
                "2s",
                "{\"cast\": {\"via\": \"HReg\", \"key\": \"k\"}, \"message\": \"tell\"}")),
        expect("{\"logged\": \"first\", \"times\": 1}"));
  }

  @Test
  void aCrashedChildRestartsWhereItIs() {
    on(
        MEMBERS + ", \"max_restarts\": 100",
        loads(start(12, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"kill\": {\"all_children_of\": \"HSup\"}}"),
        expect(
            unchanged("HSup.children@a", "4s", "2s"),
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\"}, \"equals\": 12}",
            count("HSup.distinct", "4s", 12),
            count("HSup.takeovers", "4s", 0)));
  }

  @Test
  void theBudgetOfANodesChildrenTakesItsHordeDownAndTheOthersTakeOver() {
    on(
        MEMBERS + ", \"max_restarts\": 0",
        loads(start(12, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"kill\": {\"random_child_of\": \"HSup\", \"node\": \"b\"}}"),
        expect(
            "{\"gave_up\": \"HSup.ProcessesSupervisor@b\"}",
            "{\"gave_up\": \"HSup.Supervisor@b\"}",
            "{\"restarts\": \"HSup@b\", \"equals\": 1}",
            atLeast("HSup.takeovers", "5s", 1),
            count("HSup.doubled", "5s", 0)));
  }

  @Test
  void anyDeathInATreeOfHordeTakesAllOfItDown() {
    on(
        MEMBERS,
        faults(
            "{\"at\": \"3s\", \"kill\": \"HSup.Crdt@b\"}",
            "{\"at\": \"4s\", \"kill\": \"HReg@c\"}"),
        expect(
            "{\"restarts\": \"HSup.Supervisor@b\", \"equals\": 1}",
            "{\"restarts\": \"HSup.ProcessesSupervisor@b\", \"equals\": 1}",
            "{\"restarts\": \"HReg.Supervisor@c\", \"equals\": 0}",
            "{\"restarts\": \"HReg.Crdt@c\", \"equals\": 1}"));
  }

  @Test
  void theChildrenOfADeadNodeStartOnTheOthersAndTheirsStay() {
    on(
        MEMBERS,
        loads(start(30, "W", PLAIN)),
        faults(OUTAGE),
        expect(
            count("HSup.distinct", "3100ms", 30),
            count("HSup.doubled", "11s", 0),
            count("HSup.members@a", "4s", 2),
            count("HSup.members@a", "8s", 3),
            count("HSup.children@b", "11s", 0),
            "{\"trace\": {\"event\": \"horde\", \"kind\": \"member_dead\", \"node\": \"a\"}, \"read\": \"member\", \"take\": \"first\", \"equals\": \"b\"}",
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"node\": {\"in\": [\"a\", \"c\"]}}, \"equals\": 0}"));
  }

  @Test
  void withAutoTheMembersAreTheConnectedNodes() {
    on(
        "\"members\": \"auto\"",
        loads(start(30, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"node_down\": \"b\"}"),
        expect(
            count("HSup.members@a", "2s", 3),
            count("HSup.members@a", "4s", 2),
            count("HSup.distinct", "4s", 30),
            count("HSup.doubled", "4s", 0)));
  }

  @Test
  void activeRedistributionBringsChildrenHome() {
    on(
        MEMBERS + ", \"process_redistribution\": \"active\"",
        loads(start(30, "W", PLAIN)),
        faults(OUTAGE),
        expect(
            unchanged("HSup.children@b", "11s", "2s"),
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"node\": {\"in\": [\"a\", \"c\"]}}, \"read\": \"reason\", \"take\": \"distinct\", \"equals\": [[\"shutdown\", \"process_redistribution\"]]}",
            count("HSup.distinct", "11s", 30),
            count("HSup.doubled", "11s", 0)));
  }

  @Test
  void anOrderlyStopHandsTheChildrenOver() {
    on(
        MEMBERS,
        loads(start(30, "W", PLAIN)),
        faults("{\"at\": \"3s\", \"node_down\": \"b\", \"how\": \"stop\"}"),
        expect(
            count("HSup.distinct", "5s", 30),
            count("HSup.doubled", "5s", 0),
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"node\": \"b\"}, \"read\": \"reason\", \"take\": \"distinct\", \"equals\": [\"shutdown\"]}"));
  }

  @Test
  void aNodeThatIsStoppingStartsNoChild() {
    String slow =
        "\"modules\": {\"Slow\": {\"use\": \"gen_server\", \"trap_exit\": true, \"terminate\": [{\"sleep\": \"2s\"}]}}";
    String text =
        """
        {"format": 1, "name": "n", "duration": "8s", "nodes": ["a", "b"], %s,
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "HSup", "type": "horde_supervisor", "members": ["a", "b"]}]},
         "load": [
           {"id": "start", "arrivals": {"at": ["1s"]}, "do": [{"repeat": 9, "do": [
             {"start_child": "HSup", "child": {"module": "Slow", "args": {"sequence": "s"}}}]}]},
           {"id": "late", "node": "b", "arrivals": {"at": ["3500ms"]}, "do": [
             {"start_child": "HSup", "child": {"module": "Slow", "args": "late"}}]}],
         "faults": [{"at": "3s", "stop": "App@b"}],
         "expect": [{"trace": {"event": "result", "verb": "start_child", "id": "late"}, "read": "value",
           "equals": [["error", ["shutting_down", "_"]]]}]}
        """
            .formatted(slow);
    assertHolds(text);
  }

  @Test
  void aSplitStartsEverythingTwiceAndTheHealEndsOneOfEach() {
    on(
        MEMBERS,
        loads(start(12, "Mannered", NAMED)),
        faults(SPLIT),
        expect(
            count("HSup.children@a", "5s", 12),
            count("HSup.doubled", "5s", 12),
            count("HSup.doubled", "10s", 0),
            count("HSup.distinct", "10s", 12),
            count("HReg.names@b", "10s", 12),
            count("HReg.conflicts", "10s", 12),
            "{\"logged\": \"lost\", \"times\": 12}"));
  }

  @Test
  void withoutAClauseForItANameConflictIsAnExitLikeOthers() {
    on(
        MEMBERS,
        loads(start(12, "Plain", NAMED)),
        faults(SPLIT),
        expect("{\"logged\": \"exit\", \"times\": 12}", count("HSup.doubled", "10s", 0)));
  }

  @Test
  void whoDoesNotTrapExitsDiesOfTheConflict() {
    on(
        MEMBERS + ", \"max_restarts\": 100",
        loads(start(12, "W", NAMED)),
        faults(SPLIT),
        expect(
            "{\"trace\": {\"event\": \"exit\", \"id\": \"App/HSup/W\", \"reason\": [\"name_conflict\", \"_\", \"HReg\", \"_\"]}, \"equals\": 12}",
            count("HSup.doubled", "10s", 0),
            count("HSup.distinct", "10s", 12)));
  }

  @Test
  void aNaiveStartLinkSpendsTheBudgetAndTheHordeGoesDown() {
    on(
        MEMBERS,
        loads(start(12, "W", NAMED.replace("ignore", "error"))),
        faults(SPLIT),
        expect(
            "{\"gave_up\": \"HSup.ProcessesSupervisor@a\"}",
            "{\"restarts\": \"HSup.Supervisor@a\", \"equals\": 1}",
            metric("HSup.distinct", "11s", "\"at_most\": 11")));
  }

  @Test
  void childrenWithoutANameStayDoubledAndTheHealStartsMore() {
    on(
        MEMBERS,
        loads(start(12, "W", PLAIN)),
        faults(SPLIT),
        expect(
            count("HSup.children", "5s", 24),
            count("HSup.doubled", "11s", 12),
            atLeast("HSup.children", "11s", 25)));
  }

  @Test
  void aMinorityRefusesNewChildrenAndKeepsThoseItHas() {
    on(
        MEMBERS + ", \"distribution_strategy\": \"uniform_quorum\"",
        loads(
            start(12, "Mannered", NAMED),
            load("late", "a", "5s", "{\"start_child\": \"HSup\", \"child\": {\"module\": \"W\"}}")),
        faults(SPLIT),
        expect(
            values("start_child", "late", "[[\"error\", \"quorum_not_met\"]]"),
            atLeast("HSup.children@a", "5s", 1),
            count("HSup.children@b,c", "5s", 12),
            count("HSup.doubled", "11s", 0)));
  }

  @Test
  void asDocumentedAMinorityStopsWhatItHas() {
    on(
        MEMBERS + ", \"distribution_strategy\": \"uniform_quorum\", \"quorum_stops\": true",
        loads(start(12, "Mannered", NAMED)),
        faults(SPLIT),
        expect(
            count("HSup.children@a", "5s", 0),
            count("HSup.children@b,c", "5s", 12),
            count("HSup.doubled", "11s", 0),
            count("HSup.distinct", "11s", 12)));
  }

  @Test
  void byChanceEqualSpecsGoToSeveralNodes() {
    on(
        MEMBERS + ", \"distribution_strategy\": \"uniform_random\"",
        loads(start(30, "W", "\"args\": \"same\"")),
        expect(
            "{\"trace\": {\"event\": \"spawn\", \"id\": \"App/HSup/W\"}, \"read\": \"node\", \"take\": \"distinct\", \"length\": 3}",
            count("HSup.distinct", "2s", 30)));
  }

  @Test
  void theLimitOfChildrenIsThatOfEachNode() {
    on(
        MEMBERS + ", \"max_children\": 1",
        loads(start(30, "W", PLAIN)),
        expect(
            count("HSup.distinct", "2s", 3),
            "{\"trace\": {\"event\": \"result\", \"verb\": \"start_child\", \"value\": [\"error\", \"max_children\"]}, \"equals\": 27}"));
  }

  @Test
  void aNameIsSeenOnOtherNodesWithinTheSyncInterval() {
    on(
        MEMBERS,
        loads(
            load("holder", "a", "2s", REGISTER, sleep("2s")),
            load("soon", "c", "2001ms", LOOKUP),
            load("later", "c", "2400ms", LOOKUP),
            load("second", "c", "2500ms", REGISTER),
            load("gone", "c", "5s", LOOKUP)),
        expect(
            values("registry_register", "holder", "[[\"ok\", \"_\"]]"),
            values("registry_lookup", "soon", "[[]]"),
            values("registry_lookup", "later", "[[[\"_\", \"nil\"]]]"),
            values("registry_register", "second", "[[\"error\", [\"already_registered\", \"_\"]]]"),
            values("registry_lookup", "gone", "[[]]")));
  }

  @Test
  void aNameThatIsGivenUpIsFree() {
    on(
        MEMBERS,
        loads(
            load(
                "holder",
                "a",
                "2s",
                REGISTER,
                sleep("1s"),
                "{\"registry_unregister\": \"HReg\", \"key\": \"k\"}",
                sleep("5s")),
            load("next", "c", "4s", REGISTER)),
        expect(
            values("registry_unregister", "holder", "[\"ok\"]"),
            values("registry_register", "next", "[[\"ok\", \"_\"]]")));
  }

  @Test
  void aMemberThatIsTakenOutTakesItsNamesAlong() {
    on(
        MEMBERS,
        loads(
            load("holder", "b", "2s", REGISTER, sleep("9s")),
            load(
                "set",
                "a",
                "4s",
                "{\"horde_set_members\": \"HReg\", \"members\": [\"a\", \"c\"]}")),
        expect(
            count("HReg.names@c", "3s", 1),
            count("HReg.names@c", "6s", 0),
            values("horde_set_members", "set", "[\"ok\"]")));
  }

  @Test
  void membersAreSetOnceForAll() {
    on(
        "\"members\": []",
        loads(
            load(
                "set",
                "a",
                "1s",
                "{\"horde_set_members\": \"HSup\", \"members\": [\"a\", \"b\", \"c\"]}")),
        expect(
            count("HSup.members@a", "900ms", 1),
            count("HSup.members@a", "3s", 3),
            count("HSup.members@c", "3s", 3)));
  }

  @Test
  void aChildOfAnotherNodeIsTerminatedThere() {
    on(
        MEMBERS,
        loads(
            load(
                "start",
                "a",
                "1s",
                "{\"repeat\": 6, \"do\": [{\"start_child\": \"HSup\", \"child\": {\"module\": \"W\", \"args\": {\"sequence\": \"w\"}, \"name\": {\"via\": \"HReg\", \"key\": {\"sequence\": \"k\"}}}}]}"),
            load(
                "end",
                "a",
                "3s",
                "{\"terminate_child\": \"HSup\", \"child\": {\"via\": \"HReg\", \"key\": \"k-1\"}}")),
        expect(
            count("HSup.children", "2s", 6),
            count("HSup.children", "5s", 5),
            "{\"trace\": {\"event\": \"result\", \"verb\": \"terminate_child\", \"value\": \"ok\"}, \"equals\": 1}"));
  }
}
